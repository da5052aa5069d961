"""The only module that asks what day and what moment it is, in Vietnam's legal time."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")


def now() -> datetime:
    """Give the present moment in UTC, as it is stored."""
    return datetime.now(UTC)


def today() -> date:
    """Give the legal day in Vietnam, whatever the server's own time zone is."""
    return datetime.now(VIETNAM).date()


def local(moment: datetime) -> datetime:
    """Give a stored moment as a clock on a Vietnamese wall shows it."""
    return moment.astimezone(VIETNAM)
