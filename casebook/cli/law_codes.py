"""The codes of the law as tables in Markdown: what `docs/law.md` shows and what programs rely on."""

from collections.abc import Iterable
from enum import Enum

from casebook.law.articles import cite_all
from casebook.law.dated import Rule, Version
from casebook.law.ledger import day_text, term_text
from casebook.law.particulars import SHAPES
from casebook.law.powers import ACTION_POWERS
from casebook.law.rules import CLOCK_SPECS, RULES
from casebook.law.steps import STEPS
from casebook.law.vocabulary import Action, Certainty, ClockState, EventType, Kind, OutsideCase, Status
from casebook.law.words import word

# What stands where a rule has no number of its own.
_NO_NUMBER = {"KN-25": "phần còn lại", "TT-01": "ngay"}


def codes() -> str:
    """All tables, each under its heading."""
    parts = (
        ("Kinds", _labels((*Kind, *OutsideCase))),
        ("Statuses", _labels(Status)),
        ("Actions", _actions()),
        ("Events", _events()),
        ("States of a clock", _labels(ClockState)),
        ("Certainty", _labels(Certainty)),
        ("Rules", _rules()),
    )
    return "\n".join(f"### {title}\n\n{told}" for title, told in parts)


def table(header: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """A table in Markdown."""
    lines = [header, tuple("---" for _ in header), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _labels(members: Iterable[Enum]) -> str:
    rows = ((f"`{one.value}`", word(one, "vi"), word(one, "en")) for one in members)
    return table(("code", "Vietnamese", "English"), rows)


def _actions() -> str:
    types = {step.action: step.type for step in STEPS}
    rows = (
        (f"`{one}`", word(one, "vi"), word(one, "en"), f"`{types[one]}`", f"`{ACTION_POWERS[one]}`")
        for one in Action
    )
    return table(("code", "Vietnamese", "English", "event", "power"), rows)


def _events() -> str:
    rows = (
        (f"`{one}`", word(one, "vi"), word(one, "en"), ", ".join(f"`{name}`" for name in SHAPES.get(one, ())))
        for one in EventType
    )
    return table(("code", "Vietnamese", "English", "particulars the law reads"), rows)


def _rules() -> str:
    rows = (_rule_row(rule, version) for rule in RULES.values() for version in rule.versions)
    return table(("rule", "name", "term", "starts with", "in force", "article", "certainty"), rows)


def _rule_row(rule: Rule, version: Version) -> tuple[str, ...]:
    starts = {spec.starts for spec in CLOCK_SPECS if rule.key in spec.rule_keys}
    since = f"{day_text(version.since)} - {day_text(version.until) if version.until else ''}".strip()
    return (
        version.id if version.id.removesuffix("o") == rule.key else f"{version.id} ({rule.key})",
        rule.vi,
        term_text(version.number, version.unit) if version.number else _NO_NUMBER[rule.key],
        ", ".join(f"`{one}`" for one in sorted(starts)),
        since,
        cite_all(version.articles),
        version.certainty,
    )
