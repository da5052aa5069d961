"""The office's own provider (OpenID Connect), spoken to by code flow with PKCE, state and nonce."""

from authlib.integrations.flask_client import OAuth, OAuthError
from flask import Flask, session
from joserfc.errors import JoseError
from requests import RequestException
from werkzeug.wrappers import Response

from casebook.services.office_sign_in import Untrusted
from config import Config

_NAME = "office"
_PATIENCE = 10
# Signatures only: never "none", and never a MAC made with the client's own secret.
_ALGORITHMS = frozenset({"RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "EdDSA"})
_FAULTS = (RequestException, OAuthError, JoseError, ValueError, KeyError, TypeError, RuntimeError)


class OfficeProvider:
    """One provider, as the settings name it."""

    def __init__(self, app: Flask, config: Config) -> None:
        self._issuer = config.oidc_issuer.rstrip("/")
        self._client_id = config.oidc_client_id
        self._client = OAuth(app).register(
            _NAME,
            server_metadata_url=f"{self._issuer}/.well-known/openid-configuration",
            client_id=config.oidc_client_id,
            client_secret=config.oidc_client_secret,
            client_kwargs={
                "scope": "openid",
                "code_challenge_method": "S256",
                "default_timeout": _PATIENCE,
            },
        )

    def begin(self, back: str) -> Response:
        """Send a browser to the provider. Raises Untrusted when it cannot be reached."""
        for name in [name for name in session if name.startswith(f"_state_{_NAME}_")]:
            session.pop(name)  # one attempt at a time: the cookie stays small
        try:
            answer: Response = self._client.authorize_redirect(back)
        except _FAULTS as fault:
            raise Untrusted from fault
        return answer

    def sub(self) -> str:
        """Give who came back, by the provider's own name for them. Raises Untrusted.

        Nothing else it says counts: an e-mail address can be changed, or given to somebody new.
        """
        try:
            told = self._client.authorize_access_token(claims_options=self._wanted())
            sub = told["userinfo"]["sub"]
        except _FAULTS as fault:
            raise Untrusted from fault
        if not isinstance(sub, str) or not sub:
            raise Untrusted
        return sub

    def _wanted(self) -> dict[str, dict[str, object]]:
        metadata = self._client.load_server_metadata()
        issuer = metadata["issuer"]
        if issuer.rstrip("/") != self._issuer:
            raise Untrusted
        offered = metadata.get("id_token_signing_alg_values_supported") or ["RS256"]
        metadata["id_token_signing_alg_values_supported"] = sorted(_ALGORITHMS & set(offered))
        return {
            "iss": {"essential": True, "values": [issuer]},
            "aud": {"essential": True, "values": [self._client_id]},
            "sub": {"essential": True},
        }
