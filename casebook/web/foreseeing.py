"""What would follow from what is typed, shown before anything is saved: a report, no deed."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from flask_babel import gettext as _

from casebook import clock
from casebook.law.calendar import Calendar
from casebook.law.fields import FIELD_SHAPES, Field
from casebook.law.lifecycle import Step
from casebook.law.particulars import SHAPES
from casebook.law.unlawful import UnlawfulEvent
from casebook.law.vocabulary import Action, Status
from casebook.law.words import word
from casebook.records.cases import Case
from casebook.reports.clock_views import caution_sentence
from casebook.reports.foresight import Foresight
from casebook.reports.foresight_views import ChangeView, ContrastRow, change_views, contrast
from casebook.services.correcting import Correction, foresee_correction
from casebook.services.foreseeing import foresee
from casebook.services.handling import event_of
from casebook.services.refusals import Refused
from casebook.web.dossiers import reading
from casebook.web.forms.cases import MOVE, STRIKE, CorrectionForm
from casebook.web.forms.fields import Form, is_filled
from casebook.web.forms.steps import DAY_FIELD, StepForm, name_of
from casebook.web.language import language

# These end the settling: whether today or on Friday is worth a look.
_SETTLES = frozenset({Action.DECIDE, Action.CONCLUDE, Action.ANSWER})
_FRIDAY = 4
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, kw_only=True)
class Outlook:
    """What would follow on a day; or why nothing can be told; or what the law has against it."""

    on: date | None = None
    asked: str = ""
    refusal: str = ""
    was: Status | None = None
    status: Status | None = None
    changes: tuple[ChangeView, ...] = ()
    cautions: tuple[str, ...] = ()
    unanswered: tuple[str, ...] = ()
    is_ahead: bool = False


@dataclass(frozen=True)
class Contrast:
    """The same step on two days, clock by clock."""

    first: Outlook
    second: Outlook
    rows: list[ContrastRow]


def outlook_on_step(case: Case, step: Step, form: StepForm, on: date | None = None) -> Outlook:
    """Tell what a step would do as it is typed, on the day it is typed with or on another."""
    day = on or form[DAY_FIELD].data
    if day is None:
        return Outlook(asked=_("Write the day, and you see here what follows from it."))
    answers = form.sound_answers(step)
    new = event_of(step, day, answers)
    seen = _looked(case, lambda: foresee(case, new))
    missing = _unanswered(step, answers)
    if seen.refusal and missing:
        return Outlook(on=day, asked=_("Still to be answered: %(what)s.", what=", ".join(missing)))
    return replace(seen, on=day, unanswered=missing, is_ahead=day > clock.today())


def _unanswered(step: Step, answers: dict[Field, object]) -> tuple[str, ...]:
    """Name what the step must have and the law reads, and what was not answered yet."""
    return tuple(
        word(asked, language())
        for asked in _read_by_law(step)
        if asked in step.required and answers.get(asked) is None
    )


def _read_by_law(step: Step) -> list[Field]:
    known = SHAPES.get(step.type, {})
    return [asked for asked in step.asks if FIELD_SHAPES[asked].key in known]


def contrast_of_step(case: Case, step: Step, form: StepForm) -> Contrast | None:
    """Put settling today beside settling this Friday; None for every other step."""
    if step.action not in _SETTLES:
        return None
    now = reading()
    days = (now.today, _friday(now.today, now.calendar))
    first, second = (outlook_on_step(case, step, form, day) for day in days)
    return Contrast(first, second, contrast(first.changes, second.changes))


def _friday(today: date, calendar: Calendar) -> date:
    """Give this week's Friday while it is ahead and worked, else the next working day."""
    friday = today + timedelta(days=_FRIDAY - today.weekday())
    if friday > today and calendar.is_working_day(friday):
        return friday
    return calendar.roll_forward(today + _ONE_DAY)


def outlook_on_correction(case: Case, form: CorrectionForm) -> Outlook:
    """Tell which days a correction would move, as it is typed."""
    position, how, right_on = form.event.data, form.how.data, form.right_on.data
    if position is None or not (how == STRIKE or (how == MOVE and right_on)):
        return Outlook(asked=_("Choose the line and what is right, and you see here which days move."))
    correction = Correction(position=position, right_on=right_on if how == MOVE else None, reason="")
    return _looked(case, lambda: foresee_correction(case, correction, today=clock.today()))


def _looked(case: Case, look: Callable[[], Foresight]) -> Outlook:
    try:
        seen = look()
    except Refused as refused:
        return Outlook(refusal=_objection(case, refused))
    by = replace(reading(), calendar=seen.basis.calendar)
    return Outlook(
        was=seen.was,
        status=seen.status,
        changes=change_views(seen, by),
        cautions=tuple(caution_sentence(caution, by) for caution in seen.cautions),
    )


def _objection(case: Case, refused: Refused) -> str:
    """Say what the law has against it; of the step itself only the reason, the form names the rest."""
    unlawful = refused.__cause__
    if isinstance(unlawful, UnlawfulEvent) and unlawful.index == len(case.journal):
        return unlawful.reason.sentence(language())
    return refused.sentence(language())


def is_made_up(form: Form) -> bool:
    """Say whether an answer was sent that the form never offered: that is nobody's typing."""
    form.check_typed()
    return any(field.errors for field in form if is_filled(field) and hasattr(field, "iter_choices"))


def sent_along(step: Step) -> str:
    """Name the answers that days depend on: what only people read stays in the browser meanwhile."""
    return ",".join(["csrf_token", DAY_FIELD, *(name_of(asked) for asked in _read_by_law(step))])
