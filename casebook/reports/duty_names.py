"""The duties of cases by the ids their clocks are stored under: what each asks for, and its articles."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from casebook.law.articles import name_all
from casebook.law.dated import Rule, Version
from casebook.law.rules import CLOCK_SPECS, RULES
from casebook.law.timing import ClockSpec
from casebook.law.vocabulary import Kind, Nature
from casebook.law.words import word
from casebook.reports.clock_views import Reading

Key = tuple[str, str]
"""The id of the rule book and the part, as a clock is stored."""


@dataclass(frozen=True, kw_only=True)
class Duty:
    """What is owed within a term, by which articles, and how sure we are of them."""

    key: Key
    name: str
    article: str
    doubt: str


def duties_known(reading: Reading) -> dict[Key, Duty]:
    """Give every duty that may run in a case, in the order of the tables of the law."""
    found: dict[Key, list[tuple[Rule, Version]]] = {}
    for key, rule, version in _versions(reading.rules):
        found.setdefault(key, []).append((rule, version))
    return {key: _duty(key, versions, reading) for key, versions in found.items()}


def _versions(rules: Mapping[str, Rule]) -> Iterator[tuple[Key, Rule, Version]]:
    for spec in CLOCK_SPECS:
        for rule in (rules.get(key, RULES[key]) for key in _rules_of(spec)):
            if rule.nature is Nature.DUTY and spec.kinds & set(Kind):
                yield from (((version.id, spec.part or ""), rule, version) for version in rule.versions)


def _rules_of(spec: ClockSpec) -> Iterator[str]:
    """Name the rule of a clock, and those that take over from it: a complex matter, an extension."""
    yield spec.rule
    yield from (key for _event, key in spec.relays)
    if spec.extending is not None:
        yield from (key for key in (spec.extending.rule, spec.extending.especially) if key)


def _duty(key: Key, versions: list[tuple[Rule, Version]], reading: Reading) -> Duty:
    """Tell what stands under one id: where several rules share it, all of them."""
    names = dict.fromkeys(rule.name(reading.language) for rule, _version in versions)
    articles = dict.fromkeys(article for _rule, version in versions for article in version.articles)
    doubts = [version.certainty for _rule, version in versions if not version.certainty.is_certain]
    return Duty(
        key=key,
        name=" / ".join(names),
        article=name_all(tuple(articles), reading.language),
        doubt=word(doubts[0], reading.language) if doubts else "",
    )
