"""A small identity provider that really serves (OpenID Connect, code flow), and can be told to misbehave."""

import base64
import hashlib
import secrets
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from flask import Flask, jsonify, redirect, request
from joserfc import jwt
from joserfc.jwk import OctKey, RSAKey
from werkzeug.serving import make_server

CLIENT_ID = "casebook"
CLIENT_SECRET = "a secret of the tests"


@dataclass
class Provider:
    """Who signs in there, what it was asked, and how it lies: `claims` and `header` replace what is right."""

    address: str = ""
    sub: str = "7f3c-nguoi-thu"
    claims: dict[str, Any] = field(default_factory=dict)
    key: Any = field(default_factory=lambda: RSAKey.generate_key(2048, {"kid": "one", "use": "sig"}))
    signs_with: Any = None
    algorithm: str = "RS256"
    issuer: str = ""
    algorithms: tuple[str, ...] = ("RS256",)
    asked: dict[str, dict[str, str]] = field(default_factory=dict)
    seen: list[dict[str, str]] = field(default_factory=list)

    def token_for(self, asked: dict[str, str]) -> str:
        """Sign what it says of the person."""
        now = int(time.time())
        claims = {
            "iss": self.issuer or self.address,
            "aud": CLIENT_ID,
            "sub": self.sub,
            "iat": now,
            "exp": now + 300,
            "nonce": asked["nonce"],
        } | self.claims
        told = {name: value for name, value in claims.items() if value is not None}
        header = {"alg": self.algorithm, "kid": "one"}
        return jwt.encode(header, told, self.signs_with or self.key, algorithms=[self.algorithm])


def program(provider: Provider) -> Flask:
    """Make the provider's pages."""
    app = Flask("provider")

    @app.get("/.well-known/openid-configuration")
    def metadata() -> Any:
        return jsonify(
            issuer=provider.issuer or provider.address,
            authorization_endpoint=f"{provider.address}/authorize",
            token_endpoint=f"{provider.address}/token",
            jwks_uri=f"{provider.address}/keys",
            id_token_signing_alg_values_supported=list(provider.algorithms),
        )

    @app.get("/keys")
    def keys() -> Any:
        return jsonify(keys=[provider.key.as_dict(private=False)])

    @app.get("/authorize")
    def authorize() -> Any:
        asked = request.args.to_dict()
        provider.seen.append(asked)
        code = secrets.token_urlsafe(8)
        provider.asked[code] = asked
        return redirect(f"{asked['redirect_uri']}?{urlencode({'code': code, 'state': asked['state']})}")

    @app.post("/token")
    def token() -> Any:
        sent = request.form
        asked = provider.asked.pop(sent.get("code", ""), None)
        verifier = hashlib.sha256(sent.get("code_verifier", "").encode()).digest()
        challenge = base64.urlsafe_b64encode(verifier).rstrip(b"=").decode()
        client = request.authorization
        known = client and (client.username, client.password) == (CLIENT_ID, CLIENT_SECRET)
        if not (asked and known and asked["code_challenge_method"] == "S256"):
            return jsonify(error="invalid_grant"), 400
        if asked["code_challenge"] != challenge or asked["redirect_uri"] != sent.get("redirect_uri"):
            return jsonify(error="invalid_grant"), 400
        return jsonify(access_token="x", token_type="Bearer", id_token=provider.token_for(asked))

    return app


@contextmanager
def serving() -> Iterator[Provider]:
    """Serve a provider on a port of its own."""
    provider = Provider()
    server = make_server("127.0.0.1", 0, program(provider), threaded=True)
    provider.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield provider
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def client_secret_as_key() -> OctKey:
    """Give the client's own secret as a key: a token made with it proves nothing."""
    return OctKey.import_key(CLIENT_SECRET.encode())
