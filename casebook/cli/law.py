"""`flask law …`: asking the law from a terminal or another program; needs no data and no secret."""

import json
import sys
from collections.abc import Iterator

import click
from flask.cli import AppGroup

from casebook.cli.law_codes import codes
from casebook.cli.law_explain import explain
from casebook.cli.law_forms import forms_command
from casebook.cli.law_question import BadQuestion, Question, read_question, refuse_future
from casebook.law.articles import cite_all
from casebook.law.calendar import OutsideCalendar
from casebook.law.cautions import caution_text
from casebook.law.clocks import Clock
from casebook.law.journal import BrokenJournal
from casebook.law.ledger import lines as ledger_lines
from casebook.law.rules import RULES
from casebook.law.standing import standing
from casebook.law.unlawful import UnlawfulEvent
from casebook.law.vocabulary import ClockState

Json = dict[str, object]
_BAD_INPUT = 2

law_group = AppGroup("law", help="Ask the law: terms, due days and lawful next steps.")
law_group.add_command(explain)
law_group.add_command(forms_command)


@law_group.command("clocks", with_appcontext=False)
@click.option("--lines", "many", is_flag=True, help="One question per line, answered line by line.")
def clocks_command(*, many: bool) -> None:
    """Answer a question in JSON on standard input with its status, clocks and lawful actions."""
    if many:
        for line in _lines():
            click.echo(_answer_line(line).encode())
        return
    try:
        text = sys.stdin.buffer.read().decode("utf-8")
        click.echo(_as_json(answer(read_question(text))).encode())
    except (BadQuestion, UnicodeDecodeError) as bad:
        click.echo(_one_line(bad).encode(), err=True)
        sys.exit(_BAD_INPUT)


@law_group.command("codes", with_appcontext=False)
def codes_command() -> None:
    """Print the codes of kinds, statuses, actions, events and rules as tables in Markdown."""
    click.echo(codes().encode(), nl=False)


def answer(question: Question) -> Json:
    """The whole answer, ready for JSON. Raises BadQuestion where the journal is not lawful."""
    try:
        refuse_future(question)
        found = standing(question.facts, question.events, question.calendar)
    except UnlawfulEvent as unlawful:
        raise BadQuestion(_unlawful(unlawful)) from None
    except BrokenJournal as broken:
        name = question.events[broken.index].type
        raise BadQuestion(f"sự kiện {broken.index} ({name}): {broken.vi}") from None
    except (OutsideCalendar, OverflowError):
        raise BadQuestion("có ngày nằm ngoài các năm 2000-2060") from None
    return {
        "status": found.status,
        "clocks": [_clock(clock, question) for clock in found.clocks],
        "actions": list(found.actions),
        "warnings": [caution_text(caution, question.calendar) for caution in found.warnings],
    }


def _unlawful(error: UnlawfulEvent) -> str:
    could = ", ".join(error.open_actions) or "không có"
    return (
        f"sự kiện {error.index} ({error.type}, {error.on}) không hợp lệ ở trạng thái {error.status}: "
        f"{error.reason.sentence()} Có thể: {could}."
    )


def _met_on(clock: Clock, state: ClockState) -> str | None:
    if clock.met_on is not None:
        return clock.met_on.isoformat()
    return clock.due_on.isoformat() if state is ClockState.MET else None


def _clock(clock: Clock, question: Question) -> Json:
    state = clock.state(question.today)
    told: Json = {
        "rule": clock.rule,
        "name": RULES[clock.key].vi,
        "nature": clock.nature,
        "from": clock.from_on.isoformat(),
        "started_by": clock.started_by,
        "days": clock.days,
        "unit": clock.unit,
        "nominal_on": clock.nominal_on.isoformat(),
        "due_on": clock.due_on.isoformat(),
        "met_on": _met_on(clock, state),
        "state": state,
        "article": cite_all(clock.articles),
        "certainty": clock.certainty,
        "conflict": clock.conflict,
        "ledger": list(ledger_lines(clock, question.calendar)),
    }
    return told if clock.part is None else told | {"part": clock.part}


def _lines() -> Iterator[bytes]:
    for line in sys.stdin.buffer:
        if line.strip():
            yield line


def _answer_line(line: bytes) -> str:
    try:
        return _as_json(answer(read_question(line.decode("utf-8"))))
    except (BadQuestion, UnicodeDecodeError) as bad:
        return _as_json({"error": _one_line(bad)})


def _as_json(told: Json) -> str:
    return json.dumps(told, ensure_ascii=False)


def _one_line(error: Exception) -> str:
    """The error on one line that any terminal can show, whatever was quoted from the question."""
    if isinstance(error, UnicodeError):
        return "câu hỏi không phải là văn bản UTF-8"
    return " ".join(str(error).encode("utf-8", "replace").decode().split())
