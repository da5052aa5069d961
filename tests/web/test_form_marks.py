"""Every form of the program has been decided: what it writes over carries a mark, the rest says why not."""

from flask import Flask

from casebook.web.forms.fields import SeenForm

MARKED = """
    case_dialogues.call case_dialogues.hold
    absences.end chasing.demand commitments.hand_over commitments.settle days.confirm
    dialogue_days.announce dialogue_days.conclude dialogue_days.hold dialogue_days.minute
    dialogue_days.publish dialogues.drop
    dialogue_questions.answer dialogues.change dialogues.prepare dialogues.targets exclusions.name
    handover.give identity_mode.choose mail.settings mail.wording office_links.link paper_issue.issue
    papers.discard papers.show
    people.change posting.new_rules reminders.clock_days reminders.settings roles.end rules.confirm
    rules.withdraw scans.match
    sessions.conclusion sessions.end
    splits.split steps.assign steps.correct steps.take timetable.end_hours unit.change
    unit_papers.settings visit_papers.correction visit_papers.representatives
"""
MAKES_A_ROW = """
    absences.record approvers.lend cases.new closures.record commitments.progress competences.name
    conclusion_commitments.new
    days.propose dialogue_cases.open_case dialogue_files.add dialogue_questions.ask dialogues.new
    envelopes.record
    everyday.listing everyday.report exclusions.conflict exclusions.recuse files.of_case files.of_receipt
    held.enter identities.ask identities.enter imports.start lost_devices.ask papers.begin people.add
    repeats.attach roles.give rules.propose sealed.new sessions.new sessions.open_day
    sessions.open_shift timetable.hours timetable.plan unit.add unit_papers.upload
    visit_papers.appointment visit_papers.group visit_papers.receipt visits.new visits.refuse
"""
ONE_WAY = """
    commitments.replace days.refuse days.withdraw exclusions.lift
    held.given held_register.open_case imports.take incoming.send_back incoming.show lost_devices.show
    openings.show paper_issue.tie posting.post posting.postpone repeats.join
    retention.listing rules.refuse rules.take_proposal_back sealed.handed sealed.open_case
    sessions.nobody_came visit_papers.notice
"""
SINGLE_BUTTON = """
    approvers.revoke closures.withdraw dialogue_questions.drop dialogue_questions.not_taken
    dialogue_questions.take_in jobs.ask mail.again mail.stop mail.test office_links.end
    people.activation people.disable people.enable
    timetable.remove unit_papers.retire
"""
ONES_OWN = """
    account.change_password account.sign_out_everywhere account.sign_out_one
    calendar_feeds.make calendar_feeds.revoke confirming.confirm
    devices.begin devices.draw_codes devices.enrol exports.ask exports.remove jobs.again jobs.call_off
    saved_views.change saved_views.delete saved_views.new sign_in.logout
"""
NOBODY_SIGNED_IN = """
    account.activate lost_devices.arrive public_dialogues.show recovery_paper.confirm setup.sample
    setup.unit sign_in.code sign_in.login
"""
STORES_NOTHING = "steps.foresee_correction steps.foresee_step visits.similar"

GROUPS = (MARKED, MAKES_A_ROW, ONE_WAY, SINGLE_BUTTON, ONES_OWN, NOBODY_SIGNED_IN, STORES_NOTHING)


def test_every_form_stands_in_one_group(bare_program: Flask):
    decided = [endpoint for group in GROUPS for endpoint in group.split()]
    assert len(decided) == len(set(decided))
    sent = {rule.endpoint for rule in bare_program.url_map.iter_rules() if "POST" in (rule.methods or ())}
    assert sorted(decided) == sorted(sent), "say in docs/decisions/108 whether a new form carries a mark"


def test_each_form_with_a_mark_is_one_of_those(bare_program: Flask):
    """A form made to carry a mark that no page of the list uses would be forgotten."""
    modules = {bare_program.view_functions[endpoint].__module__ for endpoint in MARKED.split()}
    made = {form.__name__ for form in _all(SeenForm)}
    named = {name for module in modules for name in vars(__import__(module, fromlist=["x"])) if name in made}
    assert made <= named


def _all(form: type) -> set[type]:
    return {one for below in form.__subclasses__() for one in {below, *_all(below)}}
