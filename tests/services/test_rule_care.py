"""An uncertain number is proposed with its source, shows what it moves, and counts once confirmed."""

import random
from dataclasses import replace
from datetime import date
from types import MappingProxyType

import pytest
from sqlalchemy import select

from casebook.law import rules as tables
from casebook.law.calendar import Calendar
from casebook.law.ledger import lines
from casebook.law.rules import CLOCK_SPECS, RULES
from casebook.law.vocabulary import Action, Kind, Status, Unit
from casebook.records import rule_changes
from casebook.records.audit import AuditRow
from casebook.records.base import db
from casebook.records.basis import basis_now, basis_of
from casebook.records.people import actor_on, person_by_id
from casebook.records.rule_changes import SHIPPED, change_by_id, rules_at, rules_now
from casebook.records.units import unit_by_id
from casebook.reports.clock_views import Reading
from casebook.reports.dues import DueSource
from casebook.reports.head_days import month_of_head
from casebook.reports.owed import owed_by
from casebook.reports.standings import standing_of
from casebook.services import rebuilding
from casebook.services.applying import ImpactChanged
from casebook.services.refusals import NotAllowed, Refused
from casebook.services.rule_care import (
    ChangeEntry,
    confirm_change,
    impact_of_change,
    propose_change,
    refuse_change,
    take_back,
    withdraw_change,
)
from tests.matters import case_of, registered, take
from tests.people import doing

pytestmark = pytest.mark.deep

TODAY = date(2026, 11, 20)
RECEIVED = date(2026, 11, 2)
INTERNAL = "KNPA-02"
REGULATION = "Quy chế tiếp công dân số 12/QC-THM"
ENTRY = ChangeEntry(
    rule=INTERNAL,
    number=20,
    unit=Unit.WORKING_DAY,
    since=date(2026, 11, 1),
    document=REGULATION,
    place="Điều 7",
    note="Theo quy chế mới của trường",
    request_key="a form",
)


@pytest.fixture(autouse=True)
def _inside(app):
    with app.app_context():
        yield


def by(somebody):
    return doing(somebody, today=TODAY)


def proposed(school, **other):
    key = other.pop("request_key", str(hash(str(other))))
    return propose_change(doing=by(school.tu), entry=replace(ENTRY, **other, request_key=key))


def decided(school, change_id, deed=confirm_change, *, who="binh", word="Đã đọc quy chế."):
    _impact, seal = impact_of_change(change_by_id(change_id))
    return deed(doing=by(getattr(school, who)), change_id=change_id, seal=seal, word=word)


def petition(school):
    return registered(school, kind=Kind.PETITION, received_on=RECEIVED, today=TODAY)


def due_on(case_id):
    (clock,) = (clock for clock in case_of(case_id).clocks if clock.rule == INTERNAL)
    return clock.due_on


def answered(school):
    case_id = petition(school)
    take(case_id, school.minh, Action.ANSWER, TODAY, summary="Đã sửa.")
    take(case_id, school.minh, Action.NOTIFY_OUTCOME, TODAY)
    take(case_id, school.minh, Action.CLOSE, TODAY)
    assert case_of(case_id).status is Status.CLOSED
    return case_id


def after(days):
    return Calendar.shipped().add_wd(RECEIVED, days).due_on


def test_a_proposed_number_counts_for_nothing_yet(school):
    case_id = petition(school)
    change_id = proposed(school)
    assert change_by_id(change_id).is_open
    assert rules_now() == (RULES, SHIPPED)
    assert due_on(case_id) == after(15)


def test_a_confirmed_number_counts_and_each_case_that_moves_tells_so_in_its_journal(school):
    case_id = petition(school)
    impact = decided(school, proposed(school))
    assert [moved.case_id for moved in impact.moved] == [case_id]
    assert due_on(case_id) == after(20)
    line = case_of(case_id).journal[-1]
    assert line.paper == {"about": "rule", "note": ENTRY.note}
    assert line.particulars["changed_rule"]["source"] == f"Điều 7 {REGULATION}"
    assert line.particulars["moved"] == [
        {"rule": INTERNAL, "was": after(15).isoformat(), "now": after(20).isoformat()}
    ]
    rules, version = rules_now()
    assert (rules[INTERNAL].on(TODAY).number, version) == (20, 1)
    assert rebuilding.compare_batch(after_id="").differing == ()


def test_the_ledger_of_a_moved_day_names_the_source(school):
    case_id = petition(school)
    decided(school, proposed(school))
    clock = next(c for c in standing_of(case_of(case_id)).clocks if c.key == INTERNAL)
    assert f"theo Điều 7 {REGULATION}" in " ".join(lines(clock, basis_now().calendar))


def test_a_number_from_a_later_day_on_leaves_cases_received_before_alone(school):
    case_id = petition(school)
    impact = decided(school, proposed(school, since=date(2026, 11, 3)))
    assert impact.moved == ()
    assert due_on(case_id) == after(15)


def test_a_withdrawn_number_is_a_version_too_and_the_days_go_back(school):
    case_id = petition(school)
    change_id = proposed(school)
    decided(school, change_id)
    decided(school, change_id, withdraw_change, word="Quy chế đã bị bãi bỏ.")
    assert due_on(case_id) == after(15)
    assert case_of(case_id).journal[-1].particulars["changed_rule"]["counts"] is False
    assert [rules_at(v)[INTERNAL].on(TODAY).number for v in (0, 1, 2)] == [15, 20, 15]
    assert rules_now()[1] == 2


def test_a_settled_case_keeps_the_rules_it_was_settled_under(school):
    first = answered(school)
    before = due_on(first)
    change_id = proposed(school)
    impact = decided(school, change_id)
    assert impact.moved == ()
    second = answered(school)
    decided(school, change_id, withdraw_change)
    assert (due_on(first), due_on(second)) == (before, after(20))
    assert [case_of(one).pinned_rules for one in (first, second)] == [0, 1]
    assert basis_of(case_of(second)).rules[INTERNAL].on(TODAY).number == 20
    assert rebuilding.compare_batch(after_id="").differing == ()


@pytest.mark.parametrize("who", ["lan", "minh", "ha", "hai", "thu", "son", "binh", "mai"])
def test_only_an_administrator_proposes(school, who):
    with pytest.raises(NotAllowed):
        propose_change(doing=by(getattr(school, who)), entry=ENTRY)


@pytest.mark.parametrize("who", ["lan", "ha", "hai", "thu", "son", "tu", "mai"])
@pytest.mark.parametrize("deed", [confirm_change, withdraw_change])
def test_nobody_but_head_and_superior_decides_and_not_the_administrator_alone(school, who, deed):
    change_id = proposed(school)
    with pytest.raises(NotAllowed):
        decided(school, change_id, deed, who=who)
    with pytest.raises(NotAllowed):
        refuse_change(doing=by(getattr(school, who)), change_id=change_id, word="Không")
    assert change_by_id(change_id).is_open


def test_the_head_below_a_superior_is_told_who_decides(school):
    with pytest.raises(Refused, match="topmost unit"):
        decided(school, proposed(school), who="minh")


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"rule": "KN-03", "number": 20, "unit": Unit.DAY}, "rule"),
        ({"number": 0}, "number"),
        ({"unit": Unit.YEAR, "number": 1}, "unit"),
        ({"since": date(2001, 1, 1)}, "since"),
        ({"document": ""}, "document"),
        ({"note": " "}, "note"),
    ],
)
def test_what_may_not_be_changed_is_refused_beside_its_field(school, wrong, field):
    with pytest.raises(Refused) as refused:
        proposed(school, **wrong)
    assert refused.value.field == field
    assert rule_changes.all_changes() == []


def test_a_form_sent_twice_makes_one_proposal(school):
    assert proposed(school, request_key="one") == proposed(school, request_key="one")
    assert len(rule_changes.all_changes()) == 1


def test_what_moved_since_it_was_shown_is_shown_again(school):
    change_id = proposed(school)
    _impact, seal = impact_of_change(change_by_id(change_id))
    case_id = petition(school)
    with pytest.raises(ImpactChanged):
        confirm_change(doing=by(school.binh), change_id=change_id, seal=seal)
    assert change_by_id(change_id).is_open
    assert due_on(case_id) == after(15)


def test_a_refused_and_a_taken_back_proposal_count_for_nothing_and_are_decided_once(school):
    refused, taken = proposed(school), proposed(school, number=25)
    with pytest.raises(Refused):
        refuse_change(doing=by(school.binh), change_id=refused, word=" ")
    refuse_change(doing=by(school.binh), change_id=refused, word="Chưa có quy chế.")
    take_back(doing=by(school.tu), change_id=taken)
    assert rules_now()[0] is RULES
    for change_id in (refused, taken):
        with pytest.raises(Refused):
            decided(school, change_id)
        with pytest.raises(Refused):
            take_back(doing=by(school.tu), change_id=change_id)
        with pytest.raises(Refused):
            decided(school, change_id, withdraw_change)


def test_every_decision_leaves_an_audit_line(school):
    change_id = proposed(school)
    decided(school, change_id)
    decided(school, change_id, withdraw_change)
    told = db.session.scalars(select(AuditRow).where(AuditRow.object_kind == "rule"))
    assert {line.deed for line in told} == {"rule.proposed", "rule.confirmed", "rule.withdrawn"}


def test_what_the_program_knows_for_certain_by_now_is_no_longer_changed(school, monkeypatch):
    decided(school, proposed(school))
    certain = replace(RULES[INTERNAL], versions=RULES["KN-02"].versions)
    newer = MappingProxyType({**RULES, INTERNAL: certain})
    rule_changes._rules.cache_clear()
    monkeypatch.setattr(rule_changes, "RULES", newer)
    assert rules_now()[0][INTERNAL] is certain
    rule_changes._rules.cache_clear()


@pytest.mark.parametrize("seed", range(5))
def test_renaming_and_reordering_rules_changes_nothing_in_a_stored_case(school, monkeypatch, seed):
    case_id = registered(school, kind=Kind.COMPLAINT, received_on=RECEIVED, today=TODAY)
    take(case_id, school.minh, Action.ACCEPT, TODAY)
    before = standing_of(case_of(case_id))
    chance, shuffled, specs = random.Random(seed), list(RULES.values()), list(CLOCK_SPECS)  # noqa: S311 - no secret
    chance.shuffle(shuffled)
    chance.shuffle(specs)
    renamed = {rule.key: replace(rule, vi=f"Tên khác {seed}", en="Other") for rule in shuffled}
    monkeypatch.setattr(rule_changes, "RULES", MappingProxyType(renamed))
    monkeypatch.setattr(tables, "CLOCK_SPECS", tuple(specs))
    tables.clockwork.cache_clear()
    rule_changes._rules.cache_clear()
    try:
        assert rules_now()[0] == renamed
        assert standing_of(case_of(case_id)).clocks == before.clocks
        assert rebuilding.compare_batch(after_id="").differing == ()
    finally:
        tables.clockwork.cache_clear()
        rule_changes._rules.cache_clear()


def test_a_changed_quota_counts_in_the_months_it_is_for(school):
    unit, june, july = unit_by_id(school.unit.id), date(2026, 6, 1), date(2026, 7, 1)
    decided(school, proposed(school, rule="TCD-01", number=2, unit=Unit.DAY, since=date(2026, 6, 1)))
    needed = [month_of_head(unit, month, today=TODAY).quotas[0].needed for month in (june, july)]
    assert needed == [2, 1]


def test_the_desk_names_the_source_of_a_day_as_its_clock_began(school):
    case_id = petition(school)
    minh = actor_on(person_by_id(school.minh.id), TODAY)

    def told():
        basis = basis_now()
        now = Reading(TODAY, basis.calendar, "vi", basis.rules)
        (todo,) = [one for one in owed_by(minh, now) if one.due.source is DueSource.CASE]
        return todo.due.rule, todo.article

    shipped = "khoản 1 Điều 28 Luật Tiếp công dân; cần đối chiếu văn bản"
    assert told() == ("KNPA-01", shipped)
    decided(school, proposed(school, rule="KNPA-01", number=12, since=date(2026, 11, 3)))
    assert told()[1].startswith("khoản 1 Điều 28 Luật Tiếp công dân")
    decided(school, proposed(school, rule="KNPA-01", number=12))
    assert told() == ("KNPA-01", f"Điều 7 {REGULATION}")
    assert case_of(case_id).next_due_on == after(12)
