"""The second factor: codes by time (RFC 6238), the seed they come from, and codes on paper for a bad day."""

import base64
import hashlib
import secrets
from datetime import datetime

import pyotp
from pyotp.utils import strings_equal

STEP = 30
"""Seconds a code is shown for (RFC 6238 section 4.1)."""
_DRIFT = 1
"""A phone may be one step early or late: a minute and a half in all for one code."""
_SEED_BYTES = 20
"""As long as the hash of RFC 4226 section 4 asks for."""
RECOVERY_CODES = 10
_CODE_BYTES = 10
_GROUP = 4


def new_seed() -> str:
    """Draw a seed, in the letters an app is told it in."""
    return base64.b32encode(secrets.token_bytes(_SEED_BYTES)).decode("ascii")


def in_groups(letters: str) -> str:
    """Write letters in groups of four, as one types them from paper."""
    return " ".join(letters[i : i + _GROUP] for i in range(0, len(letters), _GROUP))


def enrolment_address(seed: str, *, username: str, issuer: str) -> str:
    """Give what the picture an app scans says: the seed, whose it is, and for which unit."""
    return pyotp.TOTP(seed).provisioning_uri(name=username, issuer_name=issuer)


def step_of(now: datetime) -> int:
    """Number the thirty seconds a moment lies in."""
    return int(now.timestamp()) // STEP


def accepted_step(seed: str, code: str, *, now: datetime, last: int | None) -> int | None:
    """Say of which step a code is; None for a wrong one, and for one of a step already accepted.

    Every step of the window is compared whatever was found, so that time tells nothing.
    """
    codes = pyotp.TOTP(seed)
    typed = digits_of(code)
    here = step_of(now)
    window = range(here - _DRIFT, here + _DRIFT + 1)
    right = [step for step in window if strings_equal(codes.generate_otp(step), typed)]
    fresh = [step for step in right if last is None or step > last]
    return max(fresh, default=None)


def digits_of(code: str) -> str:
    """Take a code as typed, in groups or not."""
    return "".join(one for one in code if not one.isspace() and one != "-")


def new_recovery_codes() -> list[str]:
    """Draw the codes for the paper: 80 bits each, so that a hash of them tells nothing."""
    drawn = [base64.b32encode(secrets.token_bytes(_CODE_BYTES)) for _ in range(RECOVERY_CODES)]
    return [in_groups(code.decode("ascii").lower()).replace(" ", "-") for code in drawn]


def recovery_hash(person_id: str, code: str) -> str:
    """Hash a recovery code for storing; the same letters of two people are two hashes."""
    plain = digits_of(code).upper()
    return hashlib.sha256(f"recovery|{person_id}|{plain}".encode()).hexdigest()
