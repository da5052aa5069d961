"""Which language a page speaks: Vietnamese first, English on request."""

from dataclasses import dataclass
from urllib.parse import urlencode

from flask import Flask, request, session, url_for
from flask_babel import Babel, get_locale

LANGUAGES = {"vi": "Tiếng Việt", "en": "English"}

_babel = Babel()


@dataclass(frozen=True)
class Choice:
    """One language a page can be read in."""

    code: str
    label: str
    url: str
    current: bool


def init_app(app: Flask) -> None:
    """Connect the catalogues under translations/, and ?lang=… on every page."""
    app.config["BABEL_TRANSLATION_DIRECTORIES"] = "../translations"
    app.config["BABEL_DEFAULT_LOCALE"] = "vi"
    app.config["BABEL_DEFAULT_TIMEZONE"] = "Asia/Ho_Chi_Minh"
    _babel.init_app(app, locale_selector=_chosen)
    app.before_request(_remember)


def _remember() -> None:
    if asked := _asked():
        session["language"] = asked


def _asked() -> str | None:
    asked = request.args.get("lang")
    return asked if asked in LANGUAGES else None


def _chosen() -> str:
    # What is asked for counts at once: a request that is refused first is not remembered.
    return _asked() or str(session.get("language", "vi"))


def language() -> str:
    """Give the language of the page being made, "vi" or "en"."""
    return str(get_locale() or "vi")


def choices() -> list[Choice]:
    """Give the languages, each with the address of this very page in it."""
    # What was asked for goes into the query by hand: to url_for some names mean something else.
    known = request.endpoint if request.method == "GET" else None
    here = url_for(known, **(request.view_args or {})) if known else url_for("sign_in.login")
    asked = [(k, v) for k, v in request.args.items(multi=True) if k != "lang"] if known else []
    return [
        Choice(code, label, f"{here}?{urlencode([*asked, ('lang', code)])}", code == language())
        for code, label in LANGUAGES.items()
    ]
