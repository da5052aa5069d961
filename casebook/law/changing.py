"""Changing an uncertain rule: a version of its own with its source, laid over the shipped ones."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from types import MappingProxyType

from casebook.law.articles import Act, Article
from casebook.law.dated import Rule, Version
from casebook.law.rules import CLOCK_SPECS
from casebook.law.timing import Anchor, ClockSpec
from casebook.law.vocabulary import Certainty, Unit
from casebook.law.words import word

_ONE_DAY = timedelta(days=1)

# Beyond these a number is a slip of the pen: no term of the rule book comes near.
MOST: dict[Unit, int] = {
    Unit.HOUR: 72,
    Unit.DAY: 365,
    Unit.WORKING_DAY: 250,
    Unit.MONTH: 24,
    Unit.YEAR: 10,
}
_MOST_OF_A_QUOTA = 31
_COUNTED_IN_DAYS = frozenset({Unit.DAY, Unit.WORKING_DAY})


@dataclass(frozen=True, slots=True)
class GivenSource(Article):
    """A source somebody here gave for a number: a document of any kind, `place` as it was typed."""

    document: str = ""

    def cite(self, lang: str = "vi") -> str:
        """The document first, as in a table; it is quoted in the language it was given in."""
        return " ".join(part for part in (self.document, self.place) if part)

    def in_sentence(self, lang: str = "vi") -> str:
        """The smallest part first, as a clerk writes it."""
        return " ".join(part for part in (self.place, self.document) if part)


@dataclass(frozen=True, slots=True)
class Change:
    """A number that counts here instead of an uncertain one, from a day on.

    `document` and `place` (the article) are its source; without a place no text of law is cited.
    """

    rule: str
    number: int
    unit: Unit
    since: date
    document: str
    place: str = ""

    @property
    def cites_text(self) -> bool:
        """Whether the source is a place in a text that somebody can open and check."""
        return bool(self.document and self.place)


class ChangeRefused(ValueError):
    """A change that must not be made; `vi` and `en` say why, `field` which part of it is at fault."""

    def __init__(self, field: str, vi: str, en: str) -> None:
        super().__init__(en)
        self.field, self.vi, self.en = field, vi, en


def with_changes(rules: Mapping[str, Rule], changes: Iterable[Change]) -> Mapping[str, Rule]:
    """The rules with the changes laid over them; of two changes of one day the later one counts.

    Each change holds from its day to the end of the shipped version it changes. Raises ChangeRefused.
    """
    by_rule: dict[str, dict[date, Change]] = {}
    for change in changes:
        refuse_unfit(rules, change)
        by_rule.setdefault(change.rule, {})[change.since] = change
    if not by_rule:
        return rules
    changed = {key: _changed(rules[key], tuple(found.values())) for key, found in by_rule.items()}
    return MappingProxyType({key: changed.get(key, rule) for key, rule in rules.items()})


def fitting(rules: Mapping[str, Rule], changes: Iterable[Change]) -> tuple[Change, ...]:
    """The changes that can still be made: a later program may know for certain what was changed."""
    return tuple(change for change in changes if _fits(rules, change))


def is_changeable(rule: Rule) -> bool:
    """Whether some version of the rule is uncertain and has a number of its own."""
    return bool(units_for(rule)) and any(_is_uncertain(version) for version in rule.versions)


def is_changed(version: Version) -> bool:
    """Whether a version was given here and not shipped."""
    return any(isinstance(article, GivenSource) for article in version.articles)


def units_for(rule: Rule) -> tuple[Unit, ...]:
    """In what a rule may be counted: its own units, and days or working days where its clock takes both.

    A quota counts days of reception, and a clock that pauses moves by the days between: neither may
    change what it counts. A stay (LKN Đ35) lasts what remains of another term and has no number.
    """
    specs = [spec for spec in CLOCK_SPECS if rule.key in spec.rule_keys]
    if any(spec.anchor is Anchor.UNTIL_RESOLUTION for spec in specs):
        return ()
    own = {version.unit for version in rule.versions}
    takes_both = specs and not any(_keeps_unit(spec) for spec in specs) and own <= _COUNTED_IN_DAYS
    return tuple(unit for unit in Unit if unit in (own | _COUNTED_IN_DAYS if takes_both else own))


def refuse_unfit(rules: Mapping[str, Rule], change: Change) -> None:
    """Raise ChangeRefused unless the change is of an uncertain number, sensible and with a source."""
    rule = rules.get(change.rule)
    if rule is None:
        raise ChangeRefused(
            "rule",
            f"Không có quy định {change.rule}.",
            f"There is no rule {change.rule}.",
        )
    _refuse_certain(rule, change)
    _refuse_number(rule, change)
    if not change.document.strip():
        raise ChangeRefused(
            "document",
            "Hãy ghi văn bản làm căn cứ cho số mới.",
            "Name the document the new number comes from.",
        )


def _keeps_unit(spec: ClockSpec) -> bool:
    return spec.pausing is not None or spec.resolves


def _is_uncertain(version: Version) -> bool:
    return not version.certainty.is_certain


def _fits(rules: Mapping[str, Rule], change: Change) -> bool:
    try:
        refuse_unfit(rules, change)
    except ChangeRefused:
        return False
    return True


def _refuse_certain(rule: Rule, change: Change) -> None:
    if not is_changeable(rule):
        raise ChangeRefused(
            "rule",
            f"Quy định {rule.key} đã có căn cứ trong văn bản nên không thay đổi được ở đây.",
            f"Rule {rule.key} stands in the text of the law, so it cannot be changed here.",
        )
    version = rule.on(change.since)
    if version is None or not _is_uncertain(version):
        vi, en = (_spans(rule, lang) for lang in ("vi", "en"))
        raise ChangeRefused(
            "since",
            f"Vào ngày {change.since:%d/%m/%Y}, quy định {rule.key} không có số nào còn phải đối chiếu. "
            f"Chỉ thay đổi được: {vi}.",
            f"On {change.since:%d/%m/%Y} rule {rule.key} has no number that is in doubt. "
            f"It can be changed {en}.",
        )


def _spans(rule: Rule, lang: str) -> str:
    since, until = ("từ", "đến") if lang == "vi" else ("from", "to")
    told = []
    for version in rule.versions:
        if _is_uncertain(version):
            end = f" {until} {version.until:%d/%m/%Y}" if version.until else ""
            told.append(f"{since} {version.since:%d/%m/%Y}{end}")
    return "; ".join(told)


def _refuse_number(rule: Rule, change: Change) -> None:
    units = units_for(rule)
    if change.unit not in units:
        vi, en = (", ".join(word(unit, lang) for unit in units) for lang in ("vi", "en"))
        raise ChangeRefused(
            "unit",
            f"Quy định {rule.key} chỉ tính được bằng: {vi}.",
            f"Rule {rule.key} can only be counted in: {en}.",
        )
    is_quota = not any(rule.key in spec.rule_keys for spec in CLOCK_SPECS)
    most = min(MOST[change.unit], _MOST_OF_A_QUOTA) if is_quota else MOST[change.unit]
    if not 1 <= change.number <= most:
        raise ChangeRefused(
            "number",
            f"Số {word(change.unit, 'vi')} phải từ 1 đến {most}.",
            f"The number of {word(change.unit, 'en')} must lie between 1 and {most}.",
        )


def _changed(rule: Rule, changes: tuple[Change, ...]) -> Rule:
    versions: list[Version] = []
    for version in rule.versions:
        mine = sorted((c for c in changes if rule.on(c.since) is version), key=lambda c: c.since)
        versions += _split(version, mine)
    return replace(rule, versions=tuple(versions))


def _split(version: Version, changes: list[Change]) -> list[Version]:
    """The shipped version until the first change, then each change until the next."""
    ends = [change.since - _ONE_DAY for change in changes] + [version.until]
    first = [version] if not changes else [replace(version, until=ends[0])]
    if changes and changes[0].since == version.since:
        first = []
    return first + [
        _laid_over(version, change, until) for change, until in zip(changes, ends[1:], strict=True)
    ]


def _laid_over(version: Version, change: Change, until: date | None) -> Version:
    # `other` stays: what another document says is not in doubt here, and the stricter still counts.
    return replace(
        version,
        since=change.since,
        until=until,
        number=change.number,
        unit=change.unit,
        articles=(GivenSource(Act.INTERNAL, change.place, change.document),),
        # Nobody of the program read that text: second-hand at most.
        certainty=Certainty.S2 if change.cites_text else version.certainty,
    )
