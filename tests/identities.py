"""The same sealed denunciation in every test of identities: sealed, opened as a case, given to a handler."""

from datetime import UTC, date, datetime, timedelta

from casebook.law.choices import Via
from casebook.law.denounced import About
from casebook.law.identities import IdentityField, IdentityMode, OpeningBasis
from casebook.records.base import transaction
from casebook.records.units import Installation
from casebook.records.visits import SealedEntry
from casebook.services.denouncing import Denunciation, open_denunciation
from casebook.services.handling import assign_case
from casebook.services.identities import Denouncer, seal_identity
from casebook.services.identity_openings import OpeningEntry, approve_opening, ask_to_open
from casebook.services.sealed_book import SealEntry, seal_entry
from casebook.services.trail import Doing
from tests.matters import case_of
from tests.people import School, Somebody, doing

TODAY = date(2026, 11, 23)  # a Monday
NOW = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
DENOUNCER = Denouncer(
    name="Bà Cúc Ví Dụ",
    address="Số 9 ngõ Ví Dụ",
    telephone="0900 000 009",
    contact="cuc@vidu.example",
    reach="Chỉ gọi sau 18 giờ",
)
SECRETS = ("Cúc", "ngõ Ví Dụ", "0900 000 009", "cuc@vidu.example", "18 giờ")


def at(somebody: Somebody, *, minutes: float = 0, confirmed: bool = True) -> Doing:
    """Say who does something so many minutes after the morning begins, proven lately or not."""
    moment = NOW + timedelta(minutes=minutes)
    told = doing(somebody, today=TODAY, now=moment)
    return Doing(actor=told.actor, today=TODAY, now=moment, confirmed_at=moment if confirmed else None)


def choose(mode: IdentityMode) -> None:
    """Let the installation be the sample school and keep who denounces there."""
    with transaction() as session:
        here = session.get_one(Installation, 1)
        here.sample, here.identity_mode = True, mode


def sealed(school: School, seal: str = "NP-01") -> SealedEntry:
    """Enter a sealed letter."""
    entry = SealEntry(unit_id=school.unit.id, received_on=TODAY, came_by="letter", seal_number=seal)
    return seal_entry(doing=at(school.lan), entry=entry)


def denounced(school: School, *, digital: bool = True, handler: bool = True, seal: str = "NP-01") -> str:
    """Seal a denunciation, open its case, give it to Thầy Hải; the id of the case."""
    choose(IdentityMode.SEALED_DIGITAL if digital else IdentityMode.SEALED_PAPER)
    row = sealed(school, seal)
    if digital:
        seal_identity(doing=at(school.lan), entry_id=row.id, denouncer=DENOUNCER, isolated_lan=True)
    told = Denunciation(
        entry_id=row.id,
        about=About.OTHERS,
        accused="Tổ trưởng tổ Ba",
        subject="Tố cáo việc dạy thêm",
        via=Via.POST,
    )
    case_id = open_denunciation(doing=at(school.lan), told=told)
    if handler:
        version = case_of(case_id).version
        assign_case(
            doing=at(school.minh), case_id=case_id, version=version, handler_id=school.hai.id, note=""
        )
    return case_id


def asked(case_id: str, by: Somebody, *, minutes: float = 0, **changed: object) -> str:
    """Ask for the name and the telephone; the id of the request."""
    values: dict[str, object] = {
        "case_id": case_id,
        "basis": OpeningBasis.VERIFY,
        "fields": (IdentityField.NAME, IdentityField.TELEPHONE),
        "reason": "Cần hẹn làm việc để xác minh.",
    }
    return ask_to_open(doing=at(by, minutes=minutes), entry=OpeningEntry(**(values | changed)))  # type: ignore[arg-type] - as typed above


def approved(school: School, case_id: str, *, minutes: float = 0) -> str:
    """Let the head ask and the handler approve; the id of the request."""
    opening_id = asked(case_id, school.minh, minutes=minutes)
    approve_opening(doing=at(school.hai, minutes=minutes), opening_id=opening_id, decision="Đúng là cần.")
    return opening_id
