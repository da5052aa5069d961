"""What the running database and the installation's own row tell; asked after every migration has run."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from casebook.records.health import forgetful_setting, is_superuser, newest_line_at
from casebook.records.units import Installation
from casebook.services.identity_modes import refuse_identities_on_open_network
from casebook.services.refusals import Refused
from casebook.vault.keys import Keys

_CLOCKS_DIFFER = timedelta(minutes=10)
_FIRST_YEAR = 2026

NO_RECOVERY_KEY = (
    "No recovery key was confirmed: without its paper nobody opens a back-up once this machine is lost. Make "
    "one with `flask vault recovery-key`, print it, and type it once to confirm."
)


@dataclass(frozen=True, kw_only=True)
class Standing:
    """What is asked about: the installation's row, its keys, the moment, and what was declared."""

    installation: Installation | None
    keys: Keys
    now: datetime
    isolated_lan: bool


def sample_school(standing: Standing) -> str | None:
    """The sample school's passwords are printed on a terminal."""
    if standing.installation is None or not standing.installation.sample:
        return None
    return (
        "This folder holds the sample school, whose passwords are printed at every start. Choose another "
        "CASEBOOK_DATA for real work."
    )


def no_second_factor(standing: Standing) -> str | None:
    """Whoever signs in proves it with a device, too."""
    row = standing.installation
    if row is None or row.set_up_at is None or row.second_factor_required:
        return None
    return (
        "Signing in asks for a password only. Run `flask casebook require-devices`: everybody is then asked "
        "to add a device at their next sign-in."
    )


def no_recovery_key(standing: Standing) -> str | None:
    """Without the printed key a lost key file is the end of everything that is sealed."""
    return NO_RECOVERY_KEY if standing.keys.recovery is None else None


def identities_on_an_open_network(standing: Standing) -> str | None:
    """A denouncer's identity is kept on a machine only where there is no way out."""
    try:
        refuse_identities_on_open_network(isolated_lan=standing.isolated_lan)
    except Refused as refused:
        return refused.en
    return None


def forgetful_database(_standing: Standing) -> str | None:
    """What was acknowledged survives a power cut."""
    setting = forgetful_setting()
    if setting is None:
        return None
    return (
        f"The database runs with {setting}: a power cut would lose what was already acknowledged. Set it "
        "back to what docs/operations.md says."
    )


def role_that_may_do_anything(_standing: Standing) -> str | None:
    """The program's role owns its own database, no more."""
    if not is_superuser():
        return None
    return (
        "The role in DATABASE_URL is a superuser of the database server. Make one that only owns this "
        "database: CREATE ROLE casebook LOGIN PASSWORD '…'; ALTER DATABASE … OWNER TO casebook;"
    )


def clock_that_went_back(standing: Standing) -> str | None:
    """Every statutory day and every code of a device is counted from this machine's clock."""
    newest = newest_line_at()
    if standing.now.year >= _FIRST_YEAR and (newest is None or standing.now + _CLOCKS_DIFFER >= newest):
        return None
    return (
        f"This machine's clock says {standing.now:%Y-%m-%d %H:%M} UTC, which is earlier than what is already "
        "recorded. Set the clock (timedatectl set-ntp true): statutory days are counted from it."
    )


CHECKS = (
    sample_school,
    no_second_factor,
    no_recovery_key,
    identities_on_an_open_network,
    forgetful_database,
    role_that_may_do_anything,
    clock_that_went_back,
)
