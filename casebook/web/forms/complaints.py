"""What only a complaint is asked: its sort and level, what it contests, and the first one behind it."""

from enum import StrEnum
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import RadioField

from casebook.law.choices import ContestedForm
from casebook.law.words import word
from casebook.web.forms.fields import LEAVE_EMPTY, DayField, Form, choices_of, codes, line

YES, NO = "yes", "no"


class Sort(StrEnum):
    """What a complaint is about, where the law has rules of its own."""

    ORDINARY = "ordinary"
    DISCIPLINE = "discipline"
    DISMISSAL = "dismissal"
    LABOUR = "labour"


_SORTS: dict[Sort, Any] = {
    Sort.ORDINARY: _l("A decision or act of the unit or its staff"),
    Sort.DISCIPLINE: _l("A discipline decision against an official or public employee"),
    Sort.DISMISSAL: _l("A discipline decision of dismissal"),
    Sort.LABOUR: _l("A labour matter of somebody under a labour contract"),
}
_LEVELS = [("1", _l("First complaint")), ("2", _l("Second complaint"))]
_FIRST = [
    (YES, _l("It was decided")),
    (NO, _l("Its limit passed without any decision")),
]
# A decision that disciplines is told by the sort of the complaint.
_FORMS = (ContestedForm.DECISION, ContestedForm.ACT)


class ComplaintFields(Form):
    """The part every form that registers a complaint shares; other kinds leave it alone."""

    sort = RadioField(
        _l("What the complaint is about"),
        default=str(Sort.ORDINARY),
        coerce=codes(Sort),
        choices=choices_of([(str(sort), label) for sort, label in _SORTS.items()]),
        validators=[LEAVE_EMPTY],
    )
    level = RadioField(
        _l("First or second complaint"), default="1", choices=choices_of(_LEVELS), validators=[LEAVE_EMPTY]
    )
    contested_decision = line(_l("Contested decision or act"), most=300)
    contested_form = RadioField(_l("It is"), coerce=codes(ContestedForm), validators=[LEAVE_EMPTY])
    contested_number = line(_l("Number of the contested decision"), most=60)
    contested_known_on = DayField(_l("Day it was received or became known"), required=False)
    first_case = line(_l("The first complaint"), most=300)
    first_decided = RadioField(
        _l("What became of the first complaint"), choices=choices_of(_FIRST), validators=[LEAVE_EMPTY]
    )
    first_decision_number = line(_l("Number of the first decision"), most=60)
    first_received_on = DayField(_l("Day the first decision was received"), required=False)

    def offer_complaint(self, language: str) -> None:
        """Offer the words of the law in the language of the page."""
        self.contested_form.choices = choices_of([(form, word(form, language)) for form in _FORMS])

    def lacks_of_complaint(self) -> list[tuple[str, Any]]:
        """Say what a complaint still needs: what it is against (LKN Đ8), and the first one (LKN Đ33.1)."""
        told: list[tuple[str, Any]] = []
        if not self.contested_decision.data:
            wanted = _l("A complaint is against a decision or an act: write which one.")
            told.append(("contested_decision", wanted))
        if self.level.data == "2" and not self.first_decided.data:
            told.append(
                ("first_decided", _l("Say whether the first complaint was decided or left unanswered."))
            )
        return told
