"""A second factor in tests: asked for, enrolled, and the code a device shows at a moment."""

from dataclasses import dataclass
from datetime import datetime, timedelta

import pyotp
from flask import current_app

from casebook.records.base import transaction
from casebook.records.units import Installation
from casebook.services import devices, proving
from casebook.services.sign_in import Attempt, sign_in
from casebook.services.trail import Doing
from casebook.vault.keys import Keys
from tests.people import PASSWORD, Somebody, doing

STEP = timedelta(seconds=30)
ADDRESS = "192.0.2.1"


@dataclass(frozen=True)
class Phone:
    """Somebody's device as tests hold it: it shows the code of any moment."""

    somebody: Somebody
    seed: str
    paper: tuple[str, ...]

    def code(self, now: datetime) -> str:
        """Give the code it shows."""
        return pyotp.TOTP(self.seed).at(now)


def keys() -> Keys:
    """Give the keys of the installation under test."""
    found: Keys = current_app.config["KEYS"]
    return found


def ask_for_second_factor() -> None:
    """Make the installation one that asks everybody for a device."""
    with transaction() as session:
        session.get_one(Installation, 1).second_factor_required = True


def proof(typed: str, now: datetime, *, address: str = ADDRESS) -> proving.Proof:
    """Say what somebody typed to prove who they are."""
    return proving.Proof(typed=typed, address=address, now=now, keys=keys())


def by_password(somebody: Somebody, now: datetime, *, password: str = PASSWORD) -> str:
    """Give the password at the door; gives the token, half open where there is a device."""
    attempt = Attempt(username=somebody.username, password=password, address=ADDRESS, now=now)
    return sign_in(attempt=attempt)


def at(somebody: Somebody, now: datetime, *, confirmed_at: datetime | None = None) -> Doing:
    """Say that somebody does something at a moment, having proved lately who they are or not."""
    here = doing(somebody, today=now.date(), now=now)
    return Doing(actor=here.actor, today=here.today, now=now, confirmed_at=confirmed_at)


def enrol(somebody: Somebody, now: datetime) -> Phone:
    """Enrol somebody's first device, a minute before a moment, so that its code of then is fresh."""
    before = now - 3 * STEP
    token, who = by_password(somebody, before), at(somebody, before)
    devices.begin_device(doing=who, token=token, keys=keys())
    seed = devices.seed_begun(doing=who, keys=keys())
    assert seed is not None
    enrolled = devices.take_device_into_use(
        doing=who, token=token, proof=proof(pyotp.TOTP(seed).at(before), before)
    )
    return Phone(somebody, seed, tuple(enrolled.codes))
