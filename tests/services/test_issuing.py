"""Issuing papers: numbers without gap or double, the right signer and capacity, and nothing changes after."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from casebook.law.signing import Capacity, PaperState
from casebook.law.vocabulary import Action, EventType
from casebook.papers.catalogue import form_on
from casebook.records.base import db, transaction
from casebook.records.paper_templates import PaperSettings
from casebook.records.papers import Paper
from casebook.records.people import Absence
from casebook.records.units import Installation, Unit
from casebook.reports.standings import standing_of, step_row
from casebook.services.correcting import Correction, correct_event
from casebook.services.destroying import DestructionEntry, destroy_letters
from casebook.services.drafting import discard_paper, seen_paper
from casebook.services.handling import event_of, take_step
from casebook.services.issuing import IssueEntry, issue_paper
from casebook.services.overtaken import Overtaken
from casebook.services.paper_care import SettingsEntry, change_settings
from casebook.services.paper_names import form_of
from casebook.services.paper_numbers import number_as_printed
from casebook.services.paper_sheets import pdf_of
from casebook.services.paper_ties import tie_paper
from casebook.services.refusals import NotAllowed, NotConfirmed, Refused
from casebook.services.signers import signers_for
from tests.matters import case_of, registered, take
from tests.papers.pdf import text_of
from tests.papers_written import NOTICE, TODAY, begun, issued, paper_at, written
from tests.people import MADE_AT, doing
from tests.services.test_denouncing import CAME_ON, opened

NEXT_YEAR = date(2027, 1, 5)


@pytest.fixture(autouse=True)
def _inside(app):
    with app.app_context():
        yield


@pytest.fixture
def case_id(school) -> str:
    return registered(school)


def issue_one(school, case_id: str, form: str = NOTICE, *, on: date = TODAY, by=None) -> Paper:
    by = by or school.minh
    return issued(case_id, begun(case_id, by, form, today=on), by, signer=school.minh, on=on)


def settle(school, *, today: date = TODAY, **changed: object) -> None:
    known = {
        "one_register": False,
        "head_title": "Hiệu trưởng",
        "body_name": "",
        "recipients": "",
        "archive_line": "Lưu: VT",
    }
    entry = SettingsEntry(**(known | changed))
    change_settings(doing=doing(school.tu, today=today), unit_id=school.unit.id, entry=entry, seen=None)


def test_each_kind_of_paper_counts_for_itself_and_each_year_anew(school, case_id):
    numbers = [number_as_printed(issue_one(school, case_id, form)) for form in (NOTICE, NOTICE, "N124-05")]
    numbers.append(number_as_printed(issue_one(school, case_id, "N124-07")))
    numbers.append(number_as_printed(issue_one(school, case_id, on=NEXT_YEAR)))
    assert numbers == ["01/TB-THM", "02/TB-THM", "01/QĐ-THM", "01/THM", "01/TB-THM"]


def test_a_unit_may_count_all_kinds_together_from_the_next_year_on(school, case_id):
    issue_one(school, case_id)
    settle(school, one_register=True)
    assert number_as_printed(issue_one(school, case_id, "N124-05")) == "01/QĐ-THM"
    later = [issue_one(school, case_id, form, on=NEXT_YEAR) for form in (NOTICE, "N124-05")]
    assert [number_as_printed(paper) for paper in later] == ["01/TB-THM", "02/QĐ-THM"]


def test_a_denunciation_leaves_no_gap_among_the_numbers_of_other_papers(school, case_id):
    secret = opened(school)
    numbers = [
        number_as_printed(issue_one(school, one, form, on=CAME_ON))
        for one, form in ((case_id, NOTICE), (secret, "N31-05"), (case_id, NOTICE))
    ]
    assert form_on("N31-05", CAME_ON).symbol == form_on(NOTICE, CAME_ON).symbol
    assert numbers == ["01/TB-THM", "01/TB-THM", "02/TB-THM"]


def test_minutes_and_what_citizens_write_bear_no_number(school, case_id):
    paper = issue_one(school, case_id, "N124-01")
    assert (paper.number, paper.register, paper.state) == (None, None, PaperState.ISSUED)


def test_an_issued_paper_is_never_changed_and_keeps_how_its_unit_was_called(school, case_id):
    settle(school, recipients="Phòng Văn hóa phường Mẫu")
    paper_id = issue_one(school, case_id).id
    with pytest.raises(Refused):
        written(case_id, paper_id, school.minh, contact="x")
    with pytest.raises(Refused):
        issued(case_id, paper_id, school.minh, signer=school.minh)
    before = text_of(pdf_of(paper_at(paper_id)))
    with transaction() as session:
        session.get_one(Unit, school.unit.id).name = "Trường Tiểu học Tên Mới"
    settle(school, recipients="Nơi khác", head_title="Giám đốc")
    assert text_of(pdf_of(paper_at(paper_id))) == before
    assert "Phòng Văn hóa phường Mẫu" in before


def capacities(school, case_id: str, day: date = TODAY) -> dict[str, tuple[Capacity, str]]:
    db.session.rollback()
    found = signers_for(case_of(case_id), day)
    return {one.person.username: (one.capacity, one.title) for one in found}


def test_who_signs_signs_as_their_role_says(school, case_id):
    assert capacities(school, case_id) == {
        "minh": (Capacity.OWN, "Hiệu trưởng"),
        "ha": (Capacity.FOR_HEAD, "Phó hiệu trưởng"),
        "lan": (Capacity.BY_ORDER, ""),
    }
    settle(school, body_name="Ủy ban nhân dân phường Mẫu", head_title="Chủ tịch")
    assert capacities(school, case_id)["minh"] == (Capacity.ON_BEHALF, "Chủ tịch")


def test_who_stands_in_for_the_head_signs_by_authorisation(school, case_id):
    with transaction() as session:
        session.add(
            Absence(
                person_id=school.minh.id,
                unit_id=school.unit.id,
                stand_in_id=school.hai.id,
                since=TODAY,
                until=TODAY,
                recorded_by_id=school.tu.id,
                recorded_at=MADE_AT,
            )
        )
    assert capacities(school, case_id)["hai"] == (Capacity.BY_AUTHORISATION, "")
    assert "hai" not in capacities(school, case_id, date(2026, 11, 9))
    # Nobody is let into a denunciation by standing in.
    assert set(capacities(school, opened(school))) == {"minh"}


def test_the_deputy_signs_in_the_heads_place_on_paper(school, case_id):
    paper_id = begun(case_id, school.ha)
    issued(case_id, paper_id, school.ha, signer=school.ha)
    told = text_of(pdf_of(paper_at(paper_id)))
    assert "KT. HIỆU TRƯỞNG" in told
    assert "PHÓ HIỆU TRƯỞNG" in told
    assert "Cô Hà Mẫu" in told


@pytest.mark.parametrize(
    ("on", "today"),
    [(date(2026, 11, 9), TODAY), (date(2026, 11, 1), TODAY)],
    ids=["a day to come", "before the case came"],
)
def test_a_paper_is_not_of_a_day_to_come_nor_from_before_its_case(school, case_id, on, today):
    paper_id = begun(case_id, school.minh)
    entry = IssueEntry(case_id=case_id, paper_id=paper_id, issued_on=on, signer_id=school.minh.id)
    with pytest.raises(Refused) as refused:
        issue_paper(doing=doing(school.minh, today=today), entry=entry)
    assert refused.value.field == "issued_on"
    assert paper_at(paper_id).state is PaperState.DRAFT


def test_a_draft_on_an_older_version_of_a_form_is_not_issued_any_more(school):
    came, began = date(2026, 6, 1), date(2026, 6, 3)
    case_id = registered(school, received_on=came, today=began)
    paper_id = begun(case_id, school.minh, today=began)
    with pytest.raises(Refused, match="version"):
        issued(case_id, paper_id, school.minh, signer=school.minh, on=TODAY)
    assert issued(case_id, paper_id, school.minh, signer=school.minh, on=began).number == 1


def test_nobody_issues_what_was_changed_since_they_looked_at_it(school, case_id):
    paper_id = begun(case_id, school.minh)
    paper = paper_at(paper_id)
    seen = seen_paper(paper, form_of(paper))
    written(case_id, paper_id, school.lan, contact="0900 000 009")
    with pytest.raises(Overtaken) as told:
        issued(case_id, paper_id, school.minh, signer=school.minh, seen=seen)
    assert "bản in" in told.value.sentence("vi")


@pytest.mark.parametrize("who", ["hai", "thu", "binh", "mai"])
def test_only_people_of_the_house_who_know_the_case_sign_or_issue(school, case_id, who):
    paper_id, somebody = begun(case_id, school.minh), getattr(school, who)
    with pytest.raises(Refused):
        issued(case_id, paper_id, school.minh, signer=somebody)
    with pytest.raises(NotAllowed):
        issued(case_id, paper_id, somebody, signer=school.minh)


def test_whoever_signs_proves_who_they_are_where_devices_are_asked_for(school, case_id):
    with transaction() as session:
        session.get_one(Installation, 1).second_factor_required = True
    paper_id = begun(case_id, school.minh)
    with pytest.raises(NotConfirmed):
        issued(case_id, paper_id, school.minh, signer=school.minh)
    assert issued(case_id, paper_id, school.lan, signer=school.minh).number == 1
    decision = begun(case_id, school.lan, "N124-15")
    with pytest.raises(NotConfirmed):
        issued(case_id, decision, school.lan, signer=school.minh)
    now = datetime(2026, 11, 6, 1, 0, tzinfo=UTC)
    entry = IssueEntry(case_id=case_id, paper_id=decision, issued_on=TODAY, signer_id=school.minh.id)
    proved = replace(doing(school.minh, today=TODAY, now=now), confirmed_at=now)
    assert issue_paper(doing=proved, entry=entry).number == 1


def record(school, case_id: str, action: Action, paper: Paper) -> None:
    case = case_of(case_id)
    row = step_row(case.kind, standing_of(case), action)
    given = {"document_number": number_as_printed(paper), "signer": paper.signer_name}
    new = event_of(row, TODAY, {field: given[field] for field in row.asks if field in given})
    take_step(
        doing=doing(school.minh, today=TODAY),
        case_id=case_id,
        version=case.version,
        action=action,
        new=new,
        paper_id=paper.id,
    )


def test_a_step_recorded_from_its_paper_keeps_it_and_the_next_papers_know_its_number(school, case_id):
    paper = issue_one(school, case_id)
    record(school, case_id, Action.ACCEPT, paper)
    event = case_of(case_id).journal[-1]
    assert (event.type, paper_at(paper.id).event_id) == (EventType.ACCEPTED, event.id)
    assert event.paper["document_number"] == "01/TB-THM"
    with pytest.raises(Refused):
        discard_paper(
            doing=doing(school.minh, today=TODAY), case_id=case_id, paper_id=paper.id, reason="Nhầm"
        )
    suspended = paper_at(begun(case_id, school.lan, "N124-14a"))
    assert (suspended.filled["acceptance_number"], suspended.filled["accepted_on"]) == (
        "01/TB-THM",
        "2026-11-06",
    )


def test_a_paper_is_tied_to_one_free_step_of_its_own_case(school, case_id):
    take(case_id, school.minh, Action.ACCEPT, TODAY)
    event_id = case_of(case_id).journal[-1].id
    first, second = issue_one(school, case_id), issue_one(school, case_id)
    by = doing(school.minh, today=TODAY)
    tie_paper(doing=by, case_id=case_id, paper_id=first.id, event_id=event_id)
    with pytest.raises(Refused):
        tie_paper(doing=by, case_id=case_id, paper_id=second.id, event_id=event_id)
    with pytest.raises(NotAllowed):
        tie_paper(doing=by, case_id=case_id, paper_id=first.id, event_id=case_of(case_id).journal[0].id)
    version = case_of(case_id).version
    struck = Correction(position=1, right_on=None, reason="Ghi nhầm")
    correct_event(doing=by, case_id=case_id, version=version, correction=struck)
    discard_paper(doing=by, case_id=case_id, paper_id=first.id, reason="Bước đã bỏ")
    assert paper_at(first.id).state is PaperState.DISCARDED


def test_a_paper_issued_in_error_keeps_its_number_and_says_why(school, case_id):
    paper = issue_one(school, case_id)
    by = doing(school.minh, today=TODAY)
    with pytest.raises(Refused) as refused:
        discard_paper(doing=by, case_id=case_id, paper_id=paper.id)
    assert refused.value.field == "reason"
    discard_paper(doing=by, case_id=case_id, paper_id=paper.id, reason="Ghi sai tên")
    kept = paper_at(paper.id)
    assert (kept.state, kept.number, kept.filled["#reason"]) == (PaperState.DISCARDED, 1, "Ghi sai tên")
    assert number_as_printed(issue_one(school, case_id)) == "02/TB-THM"


def test_papers_issued_at_the_same_moment_never_share_a_number_nor_leave_one_out(app, school):
    cases = [registered(school) for _ in range(3)]
    drafts = [(one, begun(one, school.minh)) for one in cases for _ in range(4)]
    db.session.remove()

    def issue(one: tuple[str, str]) -> int | None:
        with app.app_context():
            return issued(*one, school.minh, signer=school.minh).number

    with ThreadPoolExecutor(max_workers=4) as people:
        numbers = Counter(people.map(issue, drafts))
    assert numbers == Counter(range(1, len(drafts) + 1))


def test_the_same_draft_issued_twice_at_once_takes_one_number(app, school, case_id):
    paper_id = begun(case_id, school.minh)
    db.session.remove()

    def issue(_turn: int) -> bool:
        with app.app_context():
            try:
                return issued(case_id, paper_id, school.minh, signer=school.minh).number == 1
            except Refused:
                return False

    with ThreadPoolExecutor(max_workers=2) as people:
        assert sorted(people.map(issue, range(2))) == [False, True]
    assert number_as_printed(issue_one(school, case_id)) == "02/TB-THM"


def test_what_papers_said_goes_with_their_case_and_that_they_were_issued_stays(school, tmp_path):
    came, filed, day = date(2025, 10, 1), date(2025, 10, 6), date(2026, 10, 7)
    case_id = registered(school, received_on=came, today=came)
    paper = issue_one(school, case_id, on=filed)
    take(case_id, school.lan, Action.FILE_AWAY, filed)
    now = datetime(2026, 10, 7, 2, 0, tzinfo=UTC)
    entry = DestructionEntry(
        unit_id=school.unit.id, case_ids=(case_id,), document_number="45/QĐ-THM", decided_on=day
    )
    by = replace(doing(school.minh, today=day, now=now), confirmed_at=now)
    destroy_letters(doing=by, entry=entry, keys_folder=tmp_path)
    kept = paper_at(paper.id)
    assert (kept.filled, kept.number, kept.issued_on) == ({}, 1, filed)
    with pytest.raises(Refused):
        pdf_of(kept)
    with pytest.raises(NotAllowed):
        begun(case_id, school.minh, today=day)


def test_settings_are_written_over_only_after_the_other_ones_were_seen(school):
    settle(school, archive_line="Lưu: VT, TP")
    with pytest.raises(NotAllowed):
        change_settings(
            doing=doing(school.minh, today=TODAY),
            unit_id=school.unit.id,
            entry=SettingsEntry(
                one_register=True, head_title="x", body_name="", recipients="", archive_line="x"
            ),
            seen=None,
        )
    db.session.rollback()
    assert db.session.get_one(PaperSettings, school.unit.id).archive_line == "Lưu: VT, TP"
