"""The registry of powers: which power each page needs. An endpoint that is not here is refused."""

from enum import Enum

from casebook.law.powers import Power


class Open(Enum):
    """Pages that need no power of the table: open to anybody, or to anybody who signed in."""

    TO_ALL = "to_all"
    SIGNED_IN = "signed_in"


# Whoever may see some cases, however few; which ones is visible_cases' business.
SEES_CASES = frozenset(
    {
        Power.SEE_UNIT_CASES,
        Power.SEE_ASSIGNED_CASES,
        Power.SEE_DEMOCRACY_CASES,
        Power.SEE_SUBORDINATE_CASES,
        Power.SEE_DENUNCIATIONS,
        Power.KEEP_HELD_REGISTER,
    }
)

# Whoever reads what is held for the units below.
HOLDS_FOR_BELOW = frozenset({Power.KEEP_HELD_REGISTER, Power.SEE_DENUNCIATIONS})

# Whoever may come upon words that accuse the head or a deputy, and is told how to seal them.
TYPES_WHAT_IS_SAID = frozenset({Power.LOG_VISITS, Power.REGISTER_CASES, Power.WORK_ON_CASES})

# Whoever takes in what citizens hand over, or works on it.
ADDS_FILES = frozenset({Power.WORK_ON_CASES, Power.REGISTER_CASES})

# Whoever may take some file, however few; which ones is open_files' business.
TAKES_FILES = SEES_CASES | {Power.SEE_BOOK, Power.SEE_DIALOGUES}

# Whoever keeps the installation, and whoever decides about its calendar.
KEEPS_DAYS = frozenset({Power.MANAGE_UNIT, Power.CONFIRM_CALENDAR_DAYS})

# Whoever answers for many cases, and whoever reviews some of them: the radar shows each what they may see.
LOOKS_AROUND = frozenset({Power.CHASE_CASES, Power.SEE_DEMOCRACY_CASES})

# Who denounces is asked for, and approved, by two different people.
OPENS_IDENTITIES = frozenset({Power.REQUEST_IDENTITY, Power.APPROVE_IDENTITY})

# Whoever holds envelopes: those of the unit's sealed book, and those held for the units below.
MOVES_ENVELOPES = frozenset({Power.WRITE_SEALED_BOOK, Power.KEEP_HELD_REGISTER, Power.SEE_DENUNCIATIONS})

# The administrator, and whoever leads the unit.
RECORDS_ABSENCES = frozenset({Power.MANAGE_PEOPLE, Power.HAND_OVER})

# Where somebody without the device this installation asks for gets to: enrolling one, and out again.
WITHOUT_DEVICE = frozenset({"devices.show", "devices.begin", "devices.enrol", "account.sign_out_everywhere"})

# Whoever asks that a lost device be replaced, and whoever confirms it.
REPLACES_DEVICES = frozenset({Power.MANAGE_PEOPLE, Power.CONFIRM_NEW_DEVICE})

ENDPOINTS: dict[str, Power | frozenset[Power] | Open] = {
    "static": Open.TO_ALL,
    "health.healthz": Open.TO_ALL,
    "health.readyz": Open.TO_ALL,
    "security_txt.show": Open.TO_ALL,
    "sign_in.login": Open.TO_ALL,
    "sign_in.logout": Open.TO_ALL,
    "sign_in.code": Open.TO_ALL,
    "office_sign_in.begin": Open.TO_ALL,
    "office_sign_in.back": Open.TO_ALL,
    # Whoever holds no role today arrives there too, and finds nothing on it.
    "desk.show": Open.SIGNED_IN,
    "setup.choose": Open.TO_ALL,
    "setup.unit": Open.TO_ALL,
    "setup.sample": Open.TO_ALL,
    "recovery_paper.confirm": Open.TO_ALL,
    "account.open_activation": Open.TO_ALL,
    "account.activate": Open.TO_ALL,
    "account.show": Open.SIGNED_IN,
    "account.change_password": Open.SIGNED_IN,
    "account.sign_out_everywhere": Open.SIGNED_IN,
    "account.sign_out_one": Open.SIGNED_IN,
    "confirming.confirm": Open.SIGNED_IN,
    "devices.show": Open.SIGNED_IN,
    "devices.begin": Open.SIGNED_IN,
    "devices.enrol": Open.SIGNED_IN,
    "devices.draw_codes": Open.SIGNED_IN,
    "lost_devices.open_link": Open.TO_ALL,
    "lost_devices.arrive": Open.TO_ALL,
    "lost_devices.listing": REPLACES_DEVICES,
    "lost_devices.ask": REPLACES_DEVICES,
    "lost_devices.show": REPLACES_DEVICES,
    "powers.show": Open.SIGNED_IN,
    "people.listing": Power.MANAGE_PEOPLE,
    "people.add": Power.MANAGE_PEOPLE,
    "people.show": Power.MANAGE_PEOPLE,
    "people.change": Power.MANAGE_PEOPLE,
    "people.disable": Power.MANAGE_PEOPLE,
    "people.enable": Power.MANAGE_PEOPLE,
    "people.activation": Power.MANAGE_PEOPLE,
    "office_links.link": Power.MANAGE_PEOPLE,
    "office_links.end": Power.MANAGE_PEOPLE,
    "roles.give": Power.MANAGE_PEOPLE,
    "roles.end": Power.MANAGE_PEOPLE,
    "absences.listing": RECORDS_ABSENCES,
    "absences.record": RECORDS_ABSENCES,
    "absences.end": RECORDS_ABSENCES,
    "handover.choose": Power.HAND_OVER,
    "handover.give": Power.HAND_OVER,
    "unit.show": Power.MANAGE_UNIT,
    "unit.change": Power.MANAGE_UNIT,
    "unit.add": Power.MANAGE_UNIT,
    "competences.show": Power.MANAGE_UNIT,
    "competences.name": Power.MANAGE_UNIT,
    "days.listing": Open.SIGNED_IN,
    "days.propose": Power.PROPOSE_CALENDAR_DAYS,
    "days.versions": Open.SIGNED_IN,
    "days.change": Open.SIGNED_IN,
    "days.confirm": Power.CONFIRM_CALENDAR_DAYS,
    "days.refuse": Power.CONFIRM_CALENDAR_DAYS,
    "days.withdraw": Power.PROPOSE_CALENDAR_DAYS,
    "rules.show": Open.SIGNED_IN,
    "rules.propose": Power.CHANGE_RULES,
    "rules.change": Open.SIGNED_IN,
    "rules.confirm": Power.CONFIRM_CALENDAR_DAYS,
    "rules.refuse": Power.CONFIRM_CALENDAR_DAYS,
    "rules.withdraw": Power.CONFIRM_CALENDAR_DAYS,
    "rules.take_proposal_back": Power.CHANGE_RULES,
    "cases.listing": SEES_CASES,
    "cases.show": SEES_CASES,
    "case_file.show": SEES_CASES,
    "case_file.archive": SEES_CASES,
    "cases.new": Power.REGISTER_CASES,
    "files.of_case": ADDS_FILES,
    "scans.match": ADDS_FILES,
    "files.of_receipt": Power.SEE_BOOK,
    "files.take": TAKES_FILES,
    "files.take_clean": TAKES_FILES,
    "chasing.listing": SEES_CASES,
    "chasing.late": Power.CHASE_CASES,
    "chasing.one": Power.CHASE_CASES,
    "chasing.demand": Power.CHASE_CASES,
    "radar.cases": LOOKS_AROUND,
    "radar.groups": Power.CHASE_CASES,
    "radar.people": Power.CHASE_CASES,
    "radar.subjects": Power.CHASE_CASES,
    "steps.take": SEES_CASES,
    "steps.foresee_step": SEES_CASES,
    "steps.assign": Power.ASSIGN_CASES,
    "steps.correct": Power.CORRECT_EVENTS,
    "steps.foresee_correction": Power.CORRECT_EVENTS,
    "repeats.attach": Power.REGISTER_CASES,
    "repeats.join": Power.ROUTE_LETTERS,
    "splits.split": Power.REGISTER_CASES,
    "splits.guide": Power.REGISTER_CASES,
    "incoming.listing": Power.REGISTER_CASES,
    "incoming.show": Power.REGISTER_CASES,
    "incoming.send_back": Power.REGISTER_CASES,
    "imports.start": Power.IMPORT_BOOK,
    "imports.show": Power.IMPORT_BOOK,
    "imports.take": Power.IMPORT_BOOK,
    "visits.new": Power.LOG_VISITS,
    "visits.known": Power.LOG_VISITS,
    "visits.similar": Power.LOG_VISITS,
    "visits.refuse": Power.LOG_VISITS,
    "visit_page.show": Power.SEE_BOOK,
    "visit_page.minutes": Power.SEE_BOOK,
    "visit_page.group": Power.SEE_BOOK,
    "visit_page.refusal": Power.SEE_BOOK,
    "visit_page.receipt": Power.SEE_BOOK,
    "visit_page.appointment": Power.SEE_BOOK,
    "visit_papers.receipt": Power.LOG_VISITS,
    "visit_papers.appointment": Power.LOG_VISITS,
    "visit_papers.group": Power.LOG_VISITS,
    "visit_papers.representatives": Power.LOG_VISITS,
    "visit_papers.correction": Power.LOG_VISITS,
    "visit_papers.notice": Power.REFUSE_RECEPTION,
    "book.show": Power.SEE_BOOK,
    "book.as_pdf": Power.SEE_BOOK,
    "book.as_workbook": Power.SEE_BOOK,
    "sealed.listing": Power.SEE_SEALED_BOOK,
    "sealed.new": Power.WRITE_SEALED_BOOK,
    "sealed.open_case": Power.WRITE_SEALED_BOOK,
    "sealed.handed": Power.WRITE_SEALED_BOOK,
    "held.enter": TYPES_WHAT_IS_SAID,
    "held.given": Power.WRITE_SEALED_BOOK,
    "held.slip": TYPES_WHAT_IS_SAID,
    "held.slip_pdf": TYPES_WHAT_IS_SAID,
    "held_register.listing": HOLDS_FOR_BELOW,
    "held_register.show": HOLDS_FOR_BELOW,
    "held_register.open_case": HOLDS_FOR_BELOW,
    "exclusions.recuse": SEES_CASES,
    "exclusions.conflict": Power.DECLARE_CONFLICT,
    "exclusions.lift": Power.DECLARE_CONFLICT,
    "exclusions.name": SEES_CASES,
    "identities.enter": MOVES_ENVELOPES,
    "identities.ask": Power.REQUEST_IDENTITY,
    "identity_mode.choose": Power.CHOOSE_IDENTITY_MODE,
    "openings.listing": OPENS_IDENTITIES,
    "openings.show": OPENS_IDENTITIES,
    "approvers.listing": Power.LEND_APPROVER,
    "approvers.lend": Power.LEND_APPROVER,
    "approvers.revoke": Power.LEND_APPROVER,
    "envelopes.register": Power.SEE_SEALED_BOOK,
    "envelopes.held": HOLDS_FOR_BELOW,
    "envelopes.record": MOVES_ENVELOPES,
    "follow.show": Open.TO_ALL,
    "reception.overview": Power.SEE_BOOK,
    "timetable.show": Power.SEE_BOOK,
    "timetable.day": Power.SEE_BOOK,
    "timetable.hours": Power.PLAN_RECEPTION,
    "timetable.end_hours": Power.PLAN_RECEPTION,
    "timetable.plan": Power.PLAN_RECEPTION,
    "timetable.remove": Power.PLAN_RECEPTION,
    "closures.listing": Power.PLAN_RECEPTION,
    "closures.record": Power.PLAN_RECEPTION,
    "closures.withdraw": Power.PLAN_RECEPTION,
    "posting.post": Power.PLAN_RECEPTION,
    "posting.postpone": Power.PLAN_RECEPTION,
    "posting.schedule": Power.SEE_BOOK,
    "posting.rules": Power.SEE_BOOK,
    "posting.new_rules": Power.PLAN_RECEPTION,
    "sessions.listing": Power.SEE_BOOK,
    "sessions.show": Power.SEE_BOOK,
    "sessions.minutes": Power.SEE_BOOK,
    "sessions.new": Power.HOLD_SESSIONS,
    "sessions.open_shift": Power.HOLD_SESSIONS,
    "sessions.open_day": Power.HOLD_SESSIONS,
    "sessions.end": Power.HOLD_SESSIONS,
    "sessions.nobody_came": Power.HOLD_SESSIONS,
    "sessions.conclusion": Power.HOLD_SESSIONS,
    "promises.new": Power.KEEP_DIALOGUES,
    "commitments.listing": Power.SEE_DIALOGUES,
    "commitments.show": Power.SEE_DIALOGUES,
    "commitments.before": Power.SEE_DIALOGUES,
    "commitments.progress": Power.SEE_DIALOGUES,
    "commitments.settle": Power.SETTLE_COMMITMENTS,
    "commitments.replace": Power.SETTLE_COMMITMENTS,
    "commitments.hand_over": Power.SETTLE_COMMITMENTS,
    "commitment_figures.show": Power.SEE_DIALOGUES,
    "commitment_figures.as_pdf": Power.SEE_DIALOGUES,
    "commitment_figures.as_word": Power.SEE_DIALOGUES,
    "commitment_figures.as_workbook": Power.SEE_DIALOGUES,
    "deadlines.show": Power.LOG_VISITS,
    "deadlines.slip": Power.LOG_VISITS,
    "everyday.listing": Power.LOG_VISITS,
    "everyday.report": Power.LOG_VISITS,
    "audit.listing": Power.SEE_AUDIT,
    "retention.listing": Power.DECIDE_DESTRUCTION,
    "dialogues.listing": Power.SEE_DIALOGUES,
    "dialogues.show": Power.SEE_DIALOGUES,
    "dialogues.targets": Power.KEEP_DIALOGUES,
    "dialogues.new": Power.KEEP_DIALOGUES,
    "dialogues.change": Power.KEEP_DIALOGUES,
    "dialogues.prepare": Power.KEEP_DIALOGUES,
    "dialogues.drop": Power.KEEP_DIALOGUES,
    "dialogue_days.announce": Power.KEEP_DIALOGUES,
    "dialogue_days.hold": Power.KEEP_DIALOGUES,
    "dialogue_days.conclude": Power.KEEP_DIALOGUES,
    "dialogue_days.minute": Power.KEEP_DIALOGUES,
    "dialogue_days.publish": Power.KEEP_DIALOGUES,
    "dialogue_questions.ask": Power.KEEP_DIALOGUES,
    "dialogue_questions.next_one": Power.KEEP_DIALOGUES,
    "dialogue_questions.answer": Power.KEEP_DIALOGUES,
    "dialogue_questions.drop": Power.KEEP_DIALOGUES,
    "dialogue_questions.take_in": Power.KEEP_DIALOGUES,
    "dialogue_questions.not_taken": Power.KEEP_DIALOGUES,
    "dialogue_cases.open_case": Power.KEEP_DIALOGUES,
    "dialogue_papers.notice_pdf": Power.SEE_DIALOGUES,
    "dialogue_papers.notice_docx": Power.SEE_DIALOGUES,
    "dialogue_papers.minutes_pdf": Power.SEE_DIALOGUES,
    "dialogue_papers.minutes_docx": Power.SEE_DIALOGUES,
    "public_dialogues.listing": Open.TO_ALL,
    "public_dialogues.show": Open.TO_ALL,
    "public_dialogues.above": Open.TO_ALL,
    "public.show": Open.TO_ALL,
    "public.rules": Open.TO_ALL,
}
