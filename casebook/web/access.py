"""The guard before every page: who is asking, and does the registry let them."""

from flask import Flask, abort, current_app, g, redirect, request, session, url_for
from flask_login import LoginManager, current_user
from flask_wtf import CSRFProtect
from werkzeug.wrappers import Response

from casebook import clock
from casebook.law.powers import Actor, Power
from casebook.law.vocabulary import Kind
from casebook.records.people import Person, actor_on
from casebook.records.sign_ins import SignInStage
from casebook.records.units import second_factor_is_required
from casebook.services import sign_in as sign_ins
from casebook.services.proving import Proof
from casebook.services.secrecy import is_secret_case
from casebook.services.trail import Doing
from casebook.vault.keys import Keys
from casebook.web.headers import CACHE_AND_STORAGE
from casebook.web.needs import WITHOUT_DEVICE, Open
from casebook.web.registry import ENDPOINTS
from casebook.web.twice import sent_form

_login = LoginManager()
_csrf = CSRFProtect()

# What a browser sends beside what a person typed; passwords are never kept.
_NOT_TYPED = frozenset({"csrf_token", "version", "request_key"})

# Forms about sealed letters and identities; and those that ask for proofs, which nobody keeps.
_KEPT_NOWHERE = frozenset(
    {
        "confirming",
        "devices",
        "envelopes",
        "exclusions",
        "held",
        "held_register",
        "identities",
        "openings",
        "sealed",
    }
)

# Longer addresses than any page of ours makes are not gone back to: they would fill the cookie.
_LONGEST_WAY_BACK = 1000


class SignedIn:
    """The person behind a signed-in browser, as Flask-Login wants to see them."""

    is_authenticated = True
    is_active = True
    is_anonymous = False

    def __init__(self, token: str, browser: sign_ins.Browser) -> None:
        self.token = token
        self.person = browser.person
        self.stage = browser.stage
        self.confirmed_at = browser.confirmed_at

    def get_id(self) -> str:
        """Give the token kept in the cookie: never the person's id, so that it can be ended."""
        return self.token


def init_app(app: Flask) -> None:
    """Put the guard before every page, known or not, whatever the method."""
    app.config["WTF_CSRF_TIME_LIMIT"] = None  # as long as the sign-in itself
    _login.init_app(app)
    _login.session_protection = None  # the token is checked on the server at every request
    _login.user_loader(_load)
    app.before_request(_refuse_without_keys)
    app.before_request(_guard)
    _csrf.init_app(app)


def _load(token: str) -> SignedIn | None:
    browser = sign_ins.browser(token=token, now=clock.now())
    return SignedIn(token, browser) if browser is not None else None


def _refuse_without_keys() -> None:
    if current_app.config["KEYS"] is None and request.endpoint not in ("static", "health.healthz"):
        abort(503)


def _guard() -> None:
    # It raises or lets pass: an answer that somebody could forget to give back refuses nobody.
    if request.endpoint is None:
        return  # no such page: the 404 that follows needs no guard
    if "\x00" in request.path:
        abort(404)  # no id holds it, and PostgreSQL would not even look
    needed = ENDPOINTS.get(request.endpoint)
    if needed is Open.TO_ALL:
        return
    if not current_user.is_authenticated:
        abort(_the_door())
    if must_enrol() and request.endpoint not in WITHOUT_DEVICE:
        abort(Response(status=204) if "HX-Request" in request.headers else redirect(url_for("devices.show")))
    if needed is not Open.SIGNED_IN and (needed is None or not holds(needed)):
        abort(404)  # refused and not found look the same


def must_enrol() -> bool:
    """Say whether the signed-in person proved themselves by less than this installation asks for."""
    signed_in: SignedIn = current_user
    return signed_in.stage is not SignInStage.TWO_FACTORS and second_factor_is_required()


def holds(needed: Power | frozenset[Power]) -> bool:
    """Say whether the signed-in person has a power (or one of several) in some unit."""
    wanted = needed if isinstance(needed, frozenset) else {needed}
    return any(actor().has(power) for power in wanted)


def _may_be_kept() -> bool:
    # What was typed for a denunciation, or about an identity, is kept nowhere, not even under a key.
    case_id = (request.view_args or {}).get("case_id")
    secret = (
        request.blueprint in _KEPT_NOWHERE
        or any(Kind.DENUNCIATION in values for _name, values in request.form.lists())
        or any(name.endswith("accuses_head") for name in request.form)
        or (case_id is not None and is_secret_case(case_id))
    )
    return not secret and _can_be_opened(request.path)


def _the_door() -> Response:
    if "HX-Request" in request.headers:
        # A script that asks while somebody types leaves it to the form to find out: what is typed
        # is kept when the form itself is sent.
        return Response(status=204)
    answer = redirect(url_for("sign_in.login"))
    token = session.pop("_user_id", None)
    if token is not None:
        session["why_sign_in"] = "kept" if keep_typed(token) else "ended"
        # The cookie stays: it says why, and which language is spoken.
        answer.headers["Clear-Site-Data"] = CACHE_AND_STORAGE
    wanted = request.full_path.rstrip("?")
    if request.method == "GET" and request.endpoint != "desk.show" and len(wanted) <= _LONGEST_WAY_BACK:
        session["wanted"] = wanted
    return answer


def keep_typed(token: str) -> bool:
    """Keep what this request typed, sealed for the same person; say whether it will be there again."""
    return (
        request.method == "POST"
        and _may_be_kept()
        and sign_ins.keep_typed(
            token=token,
            path=request.path,
            fields={k: v for k, v in request.form.lists() if is_typed(k)},
            key=keys().sealing,
            now=clock.now(),
        )
    )


def is_typed(name: str) -> bool:
    """Say whether a field of a form holds what a person typed, other than a password."""
    return name not in _NOT_TYPED and "password" not in name


def _can_be_opened(path: str) -> bool:
    # What was typed can only come back on a page that has a form to show it in.
    return current_app.url_map.bind_to_environ(request.environ).test(path, "GET")


def keys() -> Keys:
    """Give the installation's keys; every page but /healthz is refused without them."""
    found: Keys | None = current_app.config["KEYS"]
    if found is None:
        abort(503)
    return found


def begin(token: str) -> None:
    """Let a browser in with a new cookie: nothing set before, by anybody, survives but the language."""
    spoken = session.get("language")
    session.clear()
    session["_user_id"] = token
    if spoken:
        session["language"] = spoken


def token() -> str:
    """Give the token of the signed-in browser."""
    signed_in: SignedIn = current_user
    return signed_in.token


def person() -> Person:
    """Give the person who is signed in."""
    signed_in: SignedIn = current_user
    return signed_in.person


def actor() -> Actor:
    """Say who the signed-in person is today, with every role they hold or stand in for."""
    if "actor" not in g:
        g.actor = actor_on(person(), clock.today())
    found: Actor = g.actor
    return found


def doing() -> Doing:
    """Give what every deed asks for first: who does it, on which day, at which moment."""
    signed_in: SignedIn = current_user
    return Doing(
        actor=actor(),
        today=clock.today(),
        now=clock.now(),
        confirmed_at=signed_in.confirmed_at,
        form=sent_form(),
    )


def proof(typed: str) -> Proof:
    """Give what somebody typed to prove who they are, as the deeds that look at it want to know it."""
    return Proof(typed=typed, address=request.remote_addr or "", now=clock.now(), keys=keys())
