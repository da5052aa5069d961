"""The page on which a refusal is recorded: the grounds of that day, each with its article."""

import secrets
from datetime import date

from flask import render_template, request
from flask_babel import gettext as _

from casebook import clock
from casebook.law.powers import Power
from casebook.law.refusing import GroundRule, grounds_on
from casebook.records.units import Unit
from casebook.reports.days_owed import notice_owed
from casebook.services.visit_entries import RefusalEntry, VisitEntry
from casebook.web import access
from casebook.web.forms.fields import choices_of
from casebook.web.forms.visits import RefusalForm
from casebook.web.language import language
from casebook.web.typed import kept_text
from casebook.web.visit_desk import day_owed
from casebook.web.visit_values import refused_entry
from casebook.web.visit_words import PAPERS, choose, kinds


class RefusalDesk:
    """The form of one refusal in one unit."""

    def __init__(self, unit: Unit, today: date) -> None:
        self.unit = unit
        self.form = RefusalForm(formdata=kept_text()) if request.method == "GET" else RefusalForm()
        if request.method == "GET" and self.form.visited_on.data is None:
            self.form.visited_on.data = today
        if not self.form.request_key.data:
            self.form.request_key.data = secrets.token_urlsafe(24)
        self.form.paper_shown.choices = choose(PAPERS)
        self.form.kind.choices = kinds(sealed=False)
        self.rules = grounds_on(self.form.visited_on.data or today)
        self.form.ground.choices = choices_of([(r.ground.value, _words(r)) for r in self.rules])

    def values(self) -> tuple[VisitEntry, RefusalEntry]:
        """Give what the deed asks for."""
        form = self.form
        refusal = RefusalEntry(
            ground=form.ground.data,
            explanation=form.explanation.data,
            grounds_met_on=form.grounds_met_on.data or form.visited_on.day,
        )
        return refused_entry(form, self.unit.id), refusal

    def page(self) -> str:
        """Make the page as the form stands now."""
        met_on = self.form.grounds_met_on.data or self.form.visited_on.data or clock.today()
        return render_template(
            "visits/refuse.html",
            form=self.form,
            hints={rule.ground.value: self._hint(rule) for rule in self.rules},
            owed=day_owed(notice_owed(met_on)) if met_on <= clock.today() else None,
        )

    def _hint(self, rule: GroundRule) -> str:
        cited = rule.article.in_sentence(language())
        cited = cited[0].upper() + cited[1:]
        told = _("%(article)s. Explained to the person at once.", article=cited)
        if rule.notice:
            told = _("%(article)s. Needs the head's written notice 01/TCD.", article=cited)
            if not access.actor().has_in(Power.REFUSE_RECEPTION, self.unit.id):
                told = _(
                    "%(article)s. Needs the notice 01/TCD; only the head or a deputy records it.",
                    article=cited,
                )
        return str(told)


def _words(rule: GroundRule) -> str:
    return rule.vi if language() == "vi" else rule.en
