"""The desk a visit is logged at: the form with its choices, who was met before, what is alike."""

import secrets

from flask import render_template, request
from flask_babel import gettext as _
from wtforms.fields.choices import SelectChoice

from casebook import clock
from casebook.law.vocabulary import Kind
from casebook.records.reception import ReceptionSession
from casebook.records.spelling import has_control
from casebook.records.units import Unit
from casebook.records.visitors import MetBefore, met_before, visitor_in
from casebook.records.visits import Handling
from casebook.reports.days_owed import DayOwed, answer_owed
from casebook.reports.duplicates import Likeness, Matter, likely_duplicates
from casebook.reports.visit_desk import sessions_lately, visits_on
from casebook.web import access
from casebook.web.above import REST, rest_goes_above
from casebook.web.clocks import ClockView, clock_view
from casebook.web.complaint_values import certification
from casebook.web.forms.fields import choices_of
from casebook.web.forms.visits import MOST_MATTERS, MatterForm, VisitForm
from casebook.web.guidance import Guidance, guidance_of, sort_of
from casebook.web.language import language
from casebook.web.typed import kept_text
from casebook.web.visit_words import HANDLINGS, PAPERS, SESSIONS, SIGNED, choose, kinds

STILL_NEW = "new"


class VisitDesk:
    """The form of one visit in one unit, with everything that is shown beside it."""

    def __init__(self, unit: Unit) -> None:
        self.unit = unit
        self.rest_above = False
        # A NUL or its like is told beside its field; until then nothing is looked up by it.
        self.readable = not any(has_control(typed) for typed in request.form.values())
        self.met: list[MetBefore] = []
        self.asked_who = False
        self.open_guidance: set[int] = set()
        self._alike: dict[Matter, list[Likeness]] = {}
        self.focus: str | int = "full_name" if request.method == "GET" else ""
        self.form = VisitForm(formdata=kept_text()) if request.method == "GET" else VisitForm()
        sessions = sessions_lately(unit.id, clock.today())
        self._offer_sessions(sessions)
        if request.method == "GET" and not self.form.is_submitted() and self.form.visited_on.data is None:
            self.form.visited_on.data = clock.today()
            self.form.session_id.data = self._going_on(sessions)
        if not self.form.request_key.data:
            self.form.request_key.data = secrets.token_urlsafe(24)
        self.form.paper_shown.choices = choose(PAPERS)
        self.form.signed.choices = choose(SIGNED)
        self.refresh()

    def refresh(self) -> None:
        """Give every matter its choices; needed again after one was added."""
        for entry in self.form.matters.entries:
            entry.form.kind.choices = kinds(sealed=True)
            entry.form.handling.choices = choose(HANDLINGS)
            entry.form.same_as.choices = self._alike_choices(entry.form)
            entry.form.offer_complaint(language())

    def _offer_sessions(self, sessions: list[ReceptionSession]) -> None:
        offered = [(row.id, session_label(row)) for row in sessions]
        regular = _("Regular session of that day")
        self.form.session_id.choices = choices_of([("", regular), *offered])

    def _going_on(self, sessions: list[ReceptionSession]) -> str:
        today = [row for row in sessions if row.held_on == clock.today() and row.ends is None]
        return today[0].id if today else ""

    def _alike_choices(self, matter: MatterForm) -> list[SelectChoice]:
        like = self.alike(matter)
        offered = [(one.name, _("Yes: add it to %(case)s", case=one.name)) for one in like]
        return choices_of([*offered, (STILL_NEW, _("No: still a new matter"))])

    def alike(self, matter: MatterForm) -> list[Likeness]:
        """Give the likely duplicates of one matter among the cases this person may see."""
        if not self.readable or not self.form.full_name.data or not matter.content.data:
            return []
        typed = Matter(
            unit_id=self.unit.id,
            full_name=self.form.full_name.data,
            text=matter.content.data,
            phone=self.form.phone.data or "",
            paper_number=self.form.paper_number.data or "",
            respondent=matter.respondent.data or "",
        )
        if typed not in self._alike:
            found = likely_duplicates(access.actor(), typed)
            self._alike[typed] = [one for one in found if one.is_likely]
        return self._alike[typed]

    def find(self) -> None:
        """Look for people met before by what stands in the fields of name or telephone."""
        self.asked_who = True
        typed = self.form.full_name.data or self.form.phone.data or ""
        self.met = met_before(self.unit.id, typed) if self.readable else []
        self.focus = "met" if self.met else "address"

    def fill(self, visitor_id: str) -> None:
        """Put what is known of somebody met before into the form."""
        known = visitor_in(self.unit.id, visitor_id) if self.readable else None
        if known is None:
            return
        form = self.form
        form.known_id.data = known.id
        form.full_name.data, form.address.data, form.phone.data = known.full_name, known.address, known.phone
        form.paper_shown.data, form.paper_number.data = str(known.paper_shown), known.paper_number
        self.focus = 0

    def add_matter(self) -> None:
        """Give the form room for one matter more."""
        if len(self.form.matters.entries) < MOST_MATTERS:
            self.form.matters.append_entry()
        self.focus = len(self.form.matters.entries) - 1
        self.refresh()

    def drop_matter(self, position: int) -> None:
        """Take one matter off the form; the last one stays."""
        entries = self.form.matters.entries
        if len(entries) > 1 and 0 <= position < len(entries):
            del entries[position]

    def drop_sealed(self) -> bool:
        """Forget what was typed for a denunciation; say whether any matter is left."""
        entries = self.form.matters.entries
        left = [e for e in entries if not _is_sealed(e.form)]
        if not left:
            return False
        entries[:] = left
        return True

    @property
    def holds_sealed(self) -> bool:
        """Whether a denunciation was chosen for some matter, or its words accuse who leads the unit."""
        return any(_is_sealed(e.form) for e in self.form.matters.entries)

    @property
    def denounces_others(self) -> bool:
        """Whether some matter is a denunciation that stays in the sealed book of the unit."""
        return any(_is_sealed(e.form) and not e.form.accuses_head.data for e in self.form.matters.entries)

    @property
    def accuses_leaders(self) -> bool:
        """Whether the words of some matter accuse the head or a deputy: then it goes above."""
        return any(e.form.accuses_head.data for e in self.form.matters.entries)

    def ask_about_alike(self) -> bool:
        """Ask, where a case would be opened beside a likely duplicate and nobody has answered yet."""
        asked = False
        for entry in self.form.matters.entries:
            matter = entry.form
            if (
                matter.handling.data == Handling.OPENED_CASE
                and not matter.same_as.data
                and self.alike(matter)
            ):
                told = _("There is a case much like this one. Say whether it is the same.")
                self.form.refuse(told, f"{entry.name}-same_as")
                asked = True
        return asked

    def guidance(self, position: int) -> Guidance:
        """Say how far the questions of "help me classify" have got for a matter."""
        return guidance_of(request.form, f"{self.form.matters.entries[position].name}-")

    def take_verdict(self, position: int) -> None:
        """Choose the kind the answers lead to."""
        verdict = self.guidance(position).verdict
        if verdict is None or verdict.kind is None:
            return
        matter = self.form.matters.entries[position].form
        matter.kind.data = str(verdict.kind)
        matter.sort.data, matter.level.data = sort_of(verdict), str(verdict.level)
        if verdict.elsewhere:
            matter.competent.data = "no"

    def page(self) -> str:
        """Make the page as the form stands now."""
        day = self.form.visited_on.data or clock.today()
        entries = self.form.matters.entries
        return render_template(
            "visits/new.html",
            form=self.form,
            desk=self,
            unit=self.unit,
            count=visits_on(self.unit.id, clock.today()),
            owed=day_owed(answer_owed(None, day) if day <= clock.today() else None),
            alike=[self.alike(entry.form) for entry in entries],
            guidance=[self.guidance(position) for position in range(len(entries))],
            late=(clock.today() - day).days,
            certify=certification(day),
            most=MOST_MATTERS,
            above=REST if self.rest_above or rest_goes_above() else "",
        )


def _is_sealed(matter: MatterForm) -> bool:
    return matter.kind.data == Kind.DENUNCIATION or bool(matter.accuses_head.data)


def session_label(row: ReceptionSession) -> str:
    """Name a session: its day, its hours, its kind and who receives."""
    hours = f"{row.starts:%H:%M}" + (f"-{row.ends:%H:%M}" if row.ends else "")
    return f"{row.held_on:%d/%m/%Y} {hours}, {SESSIONS[row.kind]}, {row.receiver.full_name}"


def day_owed(owed: DayOwed | None) -> ClockView | None:
    """Tell a day that is owed: until when, how long, by which article, and how it was counted."""
    if owed is None:
        return None
    return clock_view(owed.clock, today=clock.today(), calendar=owed.calendar)
