"""What every page about one case begins with: the case as this person may read it, or no page at all."""

from flask import abort
from flask_babel import gettext as _

from casebook import clock
from casebook.records.basis import basis_now
from casebook.records.case_links import case_to_read
from casebook.records.cases import PartyRole
from casebook.reports.clock_views import Reading
from casebook.reports.dossier import Dossier, read_dossier
from casebook.web import access
from casebook.web.language import language


def reading() -> Reading:
    """Say on which day, by which calendar and in which language this page is read."""
    basis = basis_now()
    return Reading(clock.today(), basis.calendar, language(), basis.rules)


def dossier_of(case_id: str) -> Dossier:
    """Give a case as the signed-in person may read it; one they may not see is not found."""
    case = case_to_read(access.actor(), case_id)
    if case is None:
        abort(404)
    return read_dossier(case, access.actor(), reading(), clock.local)


def version_in(typed: str | None) -> int:
    """Read the version a form was made from; an answer that is no version is stale."""
    return int(typed) if typed and typed.isascii() and typed.isdigit() else -1


def party_label(role: PartyRole) -> str:
    """Say what somebody is in a case."""
    labels: dict[PartyRole, str] = {
        PartyRole.COMPLAINANT: _("Complainant"),
        PartyRole.RESPONDENT: _("Complained of"),
        PartyRole.REPRESENTATIVE: _("Representative"),
        PartyRole.DENOUNCER: _("Denouncer (pseudonym)"),
        PartyRole.ACCUSED: _("Accused"),
        PartyRole.OTHER: _("Other"),
    }
    return labels[role]
