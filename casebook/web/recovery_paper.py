"""The recovery key on paper: shown once after the set-up, and counted once somebody proved to have it."""

import json
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as NoBase64
from dataclasses import asdict, dataclass
from datetime import timedelta

from flask import Blueprint, abort, current_app, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from casebook import clock
from casebook.records.units import installation, units_to_name
from casebook.services.key_care import confirm_recovery, kept_keys
from casebook.vault.recovery import new_recovery_key, public_half
from casebook.vault.sealing import SealBroken, seal, unseal
from casebook.web.access import keys
from casebook.web.filling import UNPROCESSABLE
from casebook.web.forms.recovery import ASKED, RecoveryForm

blueprint = Blueprint("recovery_paper", __name__)

_CONTEXT = "setup|recovery_key"
_SHOWN_FOR = timedelta(hours=1)


@dataclass(frozen=True)
class Shown:
    """A recovery key as it stands on a page: it travels sealed in the form, and is stored nowhere."""

    printed: str
    asked: tuple[int, ...]
    """Which groups are asked for, counted from 1."""
    at: float

    def __repr__(self) -> str:
        """Tell no key in a log or an error."""
        return "Shown(…)"

    @property
    def groups(self) -> list[str]:
        """The groups of letters, as they stand on paper."""
        return self.printed.split("-")


def lacks_recovery() -> bool:
    """Say whether this installation of real matters has no recovery key that counts."""
    standing = installation()
    real = standing is not None and standing.set_up_at is not None and not standing.sample
    return real and keys().recovery is None


def show_new() -> str:
    """Make a recovery key and show it, right after the unit was set up; it counts once it is confirmed."""
    made = new_recovery_key()
    count = len(made.printed.split("-"))
    drawn = secrets.SystemRandom().sample(range(1, count + 1), ASKED)
    shown = Shown(made.printed, tuple(sorted(drawn)), clock.now().timestamp())
    return _page(shown, RecoveryForm(formdata=None, sealed=_sealed(shown)))


@blueprint.post("/setup/recovery-key")
def confirm() -> str | Response | tuple[str, int]:
    """Let a recovery key count, once some of its groups were read from the paper."""
    form = RecoveryForm()
    shown = _opened(form.sealed.data or "")
    if shown is None or not lacks_recovery():
        abort(404)
    if not form.validate() or not form.are_right([shown.groups[at - 1] for at in shown.asked]):
        return _page(shown, form), UNPROCESSABLE
    folder = current_app.config["CASEBOOK"].keys
    if kept_keys(folder).recovery is None:
        public = public_half(shown.printed)
        current_app.config["KEYS"] = confirm_recovery(folder=folder, public=public, now=clock.now())
    flash(_("The recovery key counts. Put the paper into an envelope, seal it, and give it to the head."))
    return redirect(url_for("sign_in.login"))


def _page(shown: Shown, form: RecoveryForm) -> str:
    form.name_groups(shown.asked)
    # No other language is offered: following such a link would lose the key.
    return render_template(
        "setup/recovery.html",
        form=form,
        groups=shown.groups,
        languages=[],
        units=", ".join(units_to_name(but="")),
    )


def _sealed(shown: Shown) -> str:
    return urlsafe_b64encode(seal(keys().sealing, json.dumps(asdict(shown)), context=_CONTEXT)).decode()


def _opened(sealed: str) -> Shown | None:
    """Open what the form carried; None for what we did not seal, and for what is too old."""
    try:
        told = json.loads(unseal(keys().sealing, urlsafe_b64decode(sealed), context=_CONTEXT))
    except (SealBroken, NoBase64, ValueError):
        return None
    shown = Shown(told["printed"], tuple(told["asked"]), told["at"])
    age = clock.now().timestamp() - shown.at
    return shown if age <= _SHOWN_FOR.total_seconds() else None
