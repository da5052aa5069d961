"""Letters of a denunciation stay under seal: nothing of one goes over these pages, to nobody."""

from datetime import date

import pytest
from sqlalchemy import func, select

from casebook.law.choices import Via
from casebook.law.denounced import About
from casebook.law.vocabulary import Action, Kind, Status
from casebook.records.base import db
from casebook.records.case_ties import CaseTie
from casebook.records.incoming import IncomingMatter
from casebook.services.denouncing import Denunciation, open_denunciation
from casebook.services.joining import Joining, join_cases
from casebook.services.refusals import NotAllowed, Refused
from casebook.services.repeat_letters import attach_letter
from casebook.services.sealed_book import SealEntry, seal_entry
from casebook.services.splitting import PartEntry, Splitting, split_case
from tests.letterbox import letter
from tests.matters import case_of, registered, take
from tests.people import doing

pytestmark = pytest.mark.deep

CAME_ON = date(2026, 11, 16)
TODAY = date(2026, 11, 18)


@pytest.fixture
def here(app, school):
    with app.app_context():
        yield school


@pytest.fixture
def denunciation(here) -> str:
    by = doing(here.lan, today=CAME_ON)
    entry = SealEntry(unit_id=here.unit.id, received_on=CAME_ON, came_by="letter", seal_number="NP-01")
    told = Denunciation(
        entry_id=seal_entry(doing=by, entry=entry).id,
        about=About.OTHERS,
        accused="Tổ trưởng tổ Ba",
        subject="Tố cáo việc dạy thêm trái quy định",
        via=Via.POST,
    )
    return open_denunciation(doing=by, told=told)


def test_a_transferred_denunciation_waits_nowhere(here, denunciation):
    take(denunciation, here.minh, Action.TRANSFER, TODAY, dest_unit="UBND phường Mẫu")
    assert case_of(denunciation).status == Status.TRANSFERRED
    assert db.session.scalar(select(func.count()).select_from(IncomingMatter)) == 0


@pytest.mark.parametrize(("who", "refusal"), [("minh", Refused), ("lan", NotAllowed), ("ha", NotAllowed)])
def test_no_letter_is_added_joined_or_split_and_most_do_not_even_find_it(here, denunciation, who, refusal):
    other = registered(here)
    by = doing(getattr(here, who), today=TODAY)
    splitting = Splitting(
        version=1, parts=(PartEntry(kind=Kind.PETITION, subject="Sửa mái nhà xe"),), request_key="k"
    )
    for deed in (
        lambda: attach_letter(doing=by, case_id=denunciation, entry=letter()),
        lambda: join_cases(doing=by, joining=Joining(case_id=other, other_id=denunciation)),
        lambda: split_case(doing=by, case_id=denunciation, splitting=splitting),
    ):
        with pytest.raises(refusal) as refused:
            deed()
        assert type(refused.value) is refusal
    assert case_of(denunciation).version == 1
    assert db.session.scalar(select(func.count()).select_from(CaseTie)) == 0
