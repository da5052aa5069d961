"""`flask law forms`: every paper by the days on which its form holds, as `docs/forms.md` shows it."""

from datetime import date

import click

from casebook.cli.law_codes import table
from casebook.law.articles import cite_all
from casebook.papers.catalogue import FORMS
from casebook.papers.form import Audience, ConfinedForm, Form
from casebook.papers.reception_forms import RECEPTION_FORMS

_READERS = {
    Audience.PERSON: "người gửi đơn, người đến",
    Audience.ACCUSED: "người bị tố cáo",
    Audience.DENOUNCER: "người tố cáo",
    Audience.BODY: "cơ quan, đơn vị khác",
    Audience.PUBLIC: "công khai",
    Audience.UNION: "công đoàn",
    Audience.FILE: "hồ sơ",
}


@click.command("forms")
def forms_command() -> None:
    """Print every form by the days on which it holds, as tables in Markdown."""
    click.echo(forms().encode(), nl=False)


def forms() -> str:
    """Both tables, each under its heading."""
    papers = table(
        ("form", "name", "printed", "in force", "readers", "kind", "source", "wording"), map(_row, FORMS)
    )
    reception = table(
        ("form", "name", "printed", "since", "source", "certainty"),
        (
            (one.key, one.vi, one.code, f"{one.since:%d/%m/%Y}", one.article, one.certainty)
            for one in RECEPTION_FORMS
        ),
    )
    return f"## Papers of cases, dialogues and commitments\n\n{papers}\n## Papers of reception\n\n{reception}"


def _row(form: Form) -> tuple[str, ...]:
    return (
        form.key,
        form.vi,
        form.code,
        _span(form.since, form.until),
        ", ".join(words for reader, words in _READERS.items() if reader in form.audience),
        "confined" if isinstance(form, ConfinedForm) else "open",
        cite_all(form.sources),
        form.certainty,
    )


def _span(since: date, until: date | None) -> str:
    return f"{since:%d/%m/%Y} - {until:%d/%m/%Y}" if until else f"{since:%d/%m/%Y} -"
