"""What a change of the calendar or of a rule moved, told in one sentence."""

from flask_babel import gettext as _
from flask_babel import ngettext

from casebook.services.calendar_impact import Impact
from casebook.services.calendar_views import seen_impact
from casebook.web import access


def moved_told(impact: Impact) -> str:
    """Tell how many open cases moved, those the person may not see counted with the others."""
    seen = seen_impact(impact, access.actor())
    if seen.moves_nothing:
        return str(_("No open case has a day that moved."))
    number = len(seen.cases) + seen.hidden
    told = ngettext("The days of %(num)s open case moved.", "The days of %(num)s open cases moved.", number)
    return str(told)
