"""To which body things go: the body above by default, or as named from a day on; never edited."""

from datetime import date

import pytest
from sqlalchemy import func, select

from casebook.law.units import UnitKind
from casebook.records.base import db, transaction
from casebook.records.competences import Competence, CompetentBody
from casebook.records.units import Unit, units_to_name
from casebook.reports.competences import body_for
from casebook.services.competence_care import BodyEntry, name_body
from casebook.services.refusals import NotAllowed, Refused
from tests.people import doing

pytestmark = pytest.mark.deep

TODAY = date(2026, 11, 23)
SECOND = Competence.SECOND_COMPLAINT_TO


@pytest.fixture
def here(app, school):
    with app.app_context():
        yield school


def entry(**changed) -> BodyEntry:
    values = {
        "competence": SECOND,
        "since": date(2026, 7, 1),
        "source": "Quyết định 12/QĐ-UBND",
        "to_body": "Sở Giáo dục và Đào tạo Ví Dụ",
    }
    return BodyEntry(**(values | changed))


def name(school, *, by=None, **changed) -> CompetentBody:
    return name_body(
        doing=doing(by or school.tu, today=TODAY), unit_id=school.unit.id, entry=entry(**changed)
    )


@pytest.mark.parametrize("competence", list(Competence))
def test_the_unit_above_is_competent_by_default_and_shown_as_unsure(here, competence):
    body = body_for(here.unit.id, competence, TODAY)
    assert body is not None
    assert (body.name, body.unit_id) == ("UBND phường Mẫu", here.commune.id)
    assert body.by_default
    assert not body.certainty.is_certain


def test_without_a_unit_above_the_letterhead_or_the_province_is_offered(here):
    with transaction() as session:
        alone = Unit(kind=UnitKind.SCHOOL, name="Trường THPT Mẫu", abbreviation="P", upper_line="SỞ MẪU")
        bare = Unit(kind=UnitKind.SCHOOL, name="Trường không tên", abbreviation="K")
        session.add_all([alone, bare])
        session.flush()
        ids = alone.id, bare.id
    assert body_for(ids[0], SECOND, TODAY).name == "SỞ MẪU"  # type: ignore[union-attr] - it is there
    assert body_for(ids[1], SECOND, TODAY) is None
    above = body_for(here.commune.id, SECOND, TODAY)
    assert above is not None
    assert (above.name, above.unit_id) == ("UBND tỉnh, thành phố", None)


def test_a_later_row_changes_it_from_its_day_and_the_earlier_one_stays(here):
    name(here)
    name(here, since=date(2026, 9, 1), to_body="", to_unit_id=here.kindergarten.id)
    named = {
        day: body.name
        for day in (date(2026, 6, 30), date(2026, 7, 1), date(2026, 8, 31), date(2026, 9, 1))
        if (body := body_for(here.unit.id, SECOND, day))
    }
    assert named == {
        date(2026, 6, 30): "UBND phường Mẫu",
        date(2026, 7, 1): "Sở Giáo dục và Đào tạo Ví Dụ",
        date(2026, 8, 31): "Sở Giáo dục và Đào tạo Ví Dụ",
        date(2026, 9, 1): "Trường Mầm non Mẫu",
    }
    statistics = body_for(here.unit.id, Competence.STATISTICS_TO, date(2026, 9, 1))
    assert statistics is not None
    assert statistics.by_default


def test_of_two_rows_of_one_day_the_last_one_said_counts(here):
    first = name(here)
    with transaction() as session:
        session.add(
            CompetentBody(
                unit_id=here.unit.id,
                competence=SECOND,
                to_body="Phòng Văn hóa Ví Dụ",
                since=first.since,
                source="Đính chính",
                recorded_at=first.recorded_at.replace(hour=9),
                recorded_by_id=here.tu.id,
            )
        )
    body = body_for(here.unit.id, SECOND, TODAY)
    assert body is not None
    assert body.name == "Phòng Văn hóa Ví Dụ"


def test_sent_twice_one_row_is_made(here):
    assert name(here, request_key="k" * 32).id == name(here, request_key="k" * 32).id
    assert db.session.scalar(select(func.count()).select_from(CompetentBody)) == 1


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"to_body": ""}, "to_body"),
        ({"source": ""}, "source"),
        ({"since": date(2031, 1, 1)}, "since"),
        ({"to_body": "", "to_unit_id": "0" * 32}, "to_body"),
    ],
)
def test_a_body_that_is_none_a_missing_source_and_a_far_day_are_refused(here, changed, field):
    with pytest.raises(Refused) as refused:
        name(here, **changed)
    assert refused.value.field == field
    assert db.session.scalar(select(func.count()).select_from(CompetentBody)) == 0


def test_a_unit_is_not_above_itself_and_only_its_administrator_names_a_body(here):
    with pytest.raises(Refused, match="not the body above itself"):
        name(here, to_body="", to_unit_id=here.unit.id)
    for stranger in (here.minh, here.lan, here.binh, here.mai):
        with pytest.raises(NotAllowed):
            name(here, by=stranger)


def test_units_of_one_name_are_told_apart_by_the_office_above_or_not_offered(here):
    def school(name, parent_id=None) -> Unit:
        return Unit(kind=UnitKind.SCHOOL, name=name, abbreviation="X", parent_id=parent_id)

    with transaction() as session:
        other = Unit(kind=UnitKind.COMMUNE, name="UBND phường Ví Dụ", abbreviation="V")
        session.add(other)
        session.flush()
        session.add(school("Trường Mầm non Mẫu", other.id))
        session.add_all([school("Trường Hai Lần"), school("Trường Hai Lần")])
    assert set(units_to_name(here.unit.id)) == {
        "UBND phường Mẫu",
        "UBND phường Ví Dụ",
        "Trường Mầm non Mẫu, UBND phường Mẫu",
        "Trường Mầm non Mẫu, UBND phường Ví Dụ",
    }
