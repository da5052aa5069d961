"""casebook: citizen reception, complaints and petitions of Vietnamese public schools."""

from flask import Flask
from jinja2 import StrictUndefined
from werkzeug.middleware.proxy_fix import ProxyFix

from casebook import cli, mail, web
from casebook.records import audit_chain, base, migrate
from casebook.services import indexing
from casebook.vault.keys import load_keys
from casebook.web import fault_log
from config import Config

# Longer than any honest form, far shorter than what would exhaust a small server.
_MOST_BYTES_OF_A_FORM = 4 * 1024 * 1024
_MOST_BYTES_OF_A_REQUEST = 24 * 1024 * 1024
_MOST_PARTS_OF_A_FORM = 1000


def create_app(config: Config) -> Flask:
    """Build the program from its settings; touches neither the disk's data nor the clock."""
    app = Flask(__name__, template_folder="../templates", static_folder="../static")
    app.jinja_env.undefined = StrictUndefined
    keys = load_keys(config.keys)
    app.config.update(
        CASEBOOK=config,
        KEYS=keys,
        SECRET_KEY=keys.session if keys else None,
        TESTING=config.testing,
        MAX_CONTENT_LENGTH=_MOST_BYTES_OF_A_REQUEST,
        MAX_FORM_MEMORY_SIZE=_MOST_BYTES_OF_A_FORM,
        MAX_FORM_PARTS=_MOST_PARTS_OF_A_FORM,
        SESSION_COOKIE_NAME="casebook",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=config.secure_cookies,
        SEND_FILE_MAX_AGE_DEFAULT=86400,
    )
    base.init_app(app, database_url=config.database_url)
    indexing.begin_keeping()  # before the audit, whose short lock is taken last
    audit_chain.init_app(app)
    migrate.init_app(app)
    mail.init_app(app)
    web.init_app(app)
    fault_log.init_app()
    cli.init_app(app)
    if config.proxies:
        # Who asks and by which scheme, as our own proxies say; the host is checked, never taken from them.
        trusted = ProxyFix(app.wsgi_app, x_for=config.proxies, x_proto=config.proxies)
        app.wsgi_app = trusted  # type: ignore[method-assign]  # this is how Flask is wrapped
    return app
