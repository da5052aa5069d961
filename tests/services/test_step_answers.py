"""The answers of a step that only mean something together."""

from datetime import date

import pytest

from casebook.law.choices import Degree, Via
from casebook.law.denounced import About
from casebook.law.grounds import ComplexCriterion
from casebook.law.vocabulary import Action
from casebook.services.denouncing import Denunciation, open_denunciation
from casebook.services.refusals import Refused
from casebook.services.sealed_book import SealEntry, seal_entry
from tests.matters import case_of, take
from tests.people import doing

pytestmark = pytest.mark.deep

CAME_ON, ACCEPTED_ON, TODAY = date(2026, 11, 16), date(2026, 11, 18), date(2026, 11, 23)
PLACES, CONTENTS = ComplexCriterion.SEVERAL_PLACES, ComplexCriterion.SEVERAL_CONTENTS


@pytest.fixture(autouse=True)
def _inside(app):
    with app.app_context():
        yield


@pytest.fixture
def denunciation(school) -> str:
    """A denunciation that is being settled."""
    by = doing(school.lan, today=CAME_ON)
    entry = SealEntry(unit_id=school.unit.id, received_on=CAME_ON, came_by="letter", seal_number="NP-01")
    told = Denunciation(
        entry_id=seal_entry(doing=by, entry=entry).id,
        about=About.OTHERS,
        accused="Tổ trưởng tổ Ba",
        subject="Tố cáo việc dạy thêm trái quy định",
        via=Via.POST,
    )
    case_id = open_denunciation(doing=by, told=told)
    take(case_id, school.minh, Action.ACCEPT, ACCEPTED_ON)
    return case_id


@pytest.mark.parametrize("second", [None, PLACES])
def test_especially_complex_takes_two_criteria_that_differ(school, denunciation, second):
    version = case_of(denunciation).version
    answers = {"degree": Degree.ESPECIALLY, "criterion": PLACES, "second_criterion": second}
    with pytest.raises(Refused) as refused:
        take(denunciation, school.minh, Action.MARK_COMPLEX, TODAY, **answers)
    assert refused.value.field == "second_criterion"
    assert "Điều 3 Nghị định 31/2019/NĐ-CP" in refused.value.vi
    assert case_of(denunciation).version == version


@pytest.mark.parametrize(
    ("degree", "second"), [(Degree.ESPECIALLY, CONTENTS), (Degree.COMPLEX, None), (Degree.COMPLEX, PLACES)]
)
def test_what_is_complex_takes_one_and_two_are_no_harm(school, denunciation, degree, second):
    version = case_of(denunciation).version
    answers = {"degree": degree, "criterion": PLACES, "second_criterion": second}
    take(denunciation, school.minh, Action.MARK_COMPLEX, TODAY, **answers)
    assert case_of(denunciation).version == version + 1
