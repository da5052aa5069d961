"""The rule book as people read it: every rule with its versions, what it runs, and how certain it is."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from casebook.law.articles import cite_all
from casebook.law.changing import is_changeable, is_changed
from casebook.law.chapters import CHAPTER_WORDS, Chapter, by_chapter, in_reading_order
from casebook.law.conventions import CONVENTIONS, Convention
from casebook.law.dated import Reading, Rule, Version
from casebook.law.ledger import day_text, term_text
from casebook.law.vocabulary import Certainty, Nature
from casebook.law.words import word
from casebook.law.words_timing import ClockLine, clocks_told, has_own_number
from casebook.records.spelling import folded


@dataclass(frozen=True, kw_only=True)
class VersionView:
    """What a rule says from a day to a day, in words."""

    id: str
    since: date
    until: date | None
    span: str
    term: str
    source: str
    certainty: Certainty
    certainty_label: str
    conflict: str
    doubt: str
    """Whom the rule may not bind although it stands in the text; empty where nobody doubts."""
    is_changed: bool

    @property
    def is_certain(self) -> bool:
        """Whether nobody has to check the text any more."""
        return self.certainty.is_certain


@dataclass(frozen=True, kw_only=True)
class RuleView:
    """One rule: the version of the day asked about, the others, and its clocks."""

    key: str
    name: str
    nature: Nature
    nature_label: str
    current: VersionView | None
    others: tuple[VersionView, ...]
    clocks: tuple[tuple[ClockLine, ...], ...]
    is_changeable: bool
    anchors: tuple[str, ...] = ()
    """The book's other ids this rule is looked for under on a page ("KN-02o"), each once on the page."""

    @property
    def id(self) -> str:
        """The rule book's id on that day, or the latest where the book knew no such rule then."""
        known = self.current or (self.versions[-1] if self.versions else None)
        return known.id if known else self.key

    @property
    def versions(self) -> tuple[VersionView, ...]:
        """All versions, in order of time."""
        known = (*self.others, self.current) if self.current else self.others
        return tuple(sorted(known, key=lambda version: version.since))


@dataclass(frozen=True, kw_only=True)
class ConventionView:
    """A rule of counting, which is a sentence and no number."""

    id: str
    text: str
    source: str
    certainty: Certainty
    certainty_label: str


@dataclass(frozen=True, kw_only=True)
class ChapterView:
    """A chapter and its rules."""

    chapter: Chapter
    title: str
    rules: tuple[RuleView, ...] = ()
    conventions: tuple[ConventionView, ...] = ()

    @property
    def count(self) -> int:
        """How many rules stand in it."""
        return len(self.rules) + len(self.conventions)


def rule_view(rule: Rule, on: date, lang: str) -> RuleView:
    """Tell one rule as it stands on a day."""
    held = rule.on(on)
    return RuleView(
        key=rule.key,
        name=rule.name(lang),
        nature=rule.nature,
        nature_label=word(rule.nature, lang),
        current=_version(rule, held, lang) if held else None,
        others=tuple(_version(rule, version, lang) for version in rule.versions if version is not held),
        clocks=clocks_told(rule.key, lang),
        is_changeable=is_changeable(rule),
    )


def rule_book(rules: Mapping[str, Rule], on: date, lang: str, *, wanted: str = "") -> tuple[ChapterView, ...]:
    """Tell every rule whose words hold all that is wanted, with or without dấu, chapter by chapter."""
    looked_for = folded(wanted).split()
    anchors = _anchors(rules)
    told = []
    held_in = by_chapter(rules)
    for chapter in Chapter:
        title, held = CHAPTER_WORDS[chapter][lang != "vi"], held_in.get(chapter, ())
        views = tuple(replace(rule_view(rule, on, lang), anchors=anchors.get(rule.key, ())) for rule in held)
        found = ChapterView(
            chapter=chapter,
            title=title,
            rules=tuple(view for view in views if _holds(looked_for, _words(view, title))),
            conventions=_conventions(chapter, looked_for, lang),
        )
        if found.count:
            told.append(found)
    return tuple(told)


def convention_view(convention: Convention, lang: str) -> ConventionView:
    """Tell one rule of counting."""
    return ConventionView(
        id=convention.id,
        text=convention.text(lang),
        source=cite_all(convention.articles, lang),
        certainty=convention.certainty,
        certainty_label=word(convention.certainty, lang),
    )


def _conventions(chapter: Chapter, looked_for: list[str], lang: str) -> tuple[ConventionView, ...]:
    if chapter is not Chapter.COUNTING:
        return ()
    views = (convention_view(one, lang) for one in CONVENTIONS)
    title = CHAPTER_WORDS[chapter][lang != "vi"]
    return tuple(
        v
        for v in views
        if _holds(looked_for, folded(f"{v.id} {title} {v.text} {v.source} {v.certainty_label}"))
    )


def _holds(looked_for: list[str], words: str) -> bool:
    return all(one in words for one in looked_for)


def _anchors(rules: Mapping[str, Rule]) -> dict[str, tuple[str, ...]]:
    """Give each id that is no key to the first rule of the book that has it (KN-02o, but KN-14 once)."""
    owners: dict[str, str] = {}
    for rule in in_reading_order(rules.values()):
        for version in rule.versions:
            if version.id not in rules:
                owners.setdefault(version.id, rule.key)
    return {key: tuple(one for one, owner in owners.items() if owner == key) for key in owners.values()}


def _words(view: RuleView, chapter: str) -> str:
    versions = " ".join(f"{v.id} {v.term} {v.source} {v.certainty_label}" for v in view.versions)
    return folded(f"{view.key} {chapter} {view.name} {view.nature_label} {versions}")


def _version(rule: Rule, version: Version, lang: str) -> VersionView:
    return VersionView(
        id=version.id,
        since=version.since,
        until=version.until,
        span=_span(version, lang),
        term=_term(rule, version, lang),
        source=cite_all(version.articles, lang),
        certainty=version.certainty,
        certainty_label=word(version.certainty, lang),
        conflict=_conflict(version.other, lang) if version.other else "",
        doubt=_doubt(version, lang),
        is_changed=is_changed(version),
    )


def _doubt(version: Version, lang: str) -> str:
    if version.doubt is None:
        return ""
    return version.doubt.vi if lang == "vi" else version.doubt.en


def _span(version: Version, lang: str) -> str:
    since, until = day_text(version.since), day_text(version.until) if version.until else ""
    if lang == "vi":
        return f"từ {since} đến {until}" if until else f"từ {since}"
    return f"from {since} to {until}" if until else f"from {since}"


def _term(rule: Rule, version: Version, lang: str) -> str:
    if not has_own_number(rule.key):
        return "thời gian giải quyết còn lại" if lang == "vi" else "what the settling may still take"
    if not version.number:
        return "ngay" if lang == "vi" else "at once"
    return term_text(version.number, version.unit, lang)


def _conflict(other: Reading, lang: str) -> str:
    term, cited = term_text(other.number, other.unit, lang), other.article.cite(lang)
    if lang == "vi":
        return f"{cited} ghi {term}: hai văn bản khác nhau, lấy hạn đến sớm hơn."
    return f"{cited} has {term}: the two differ, the term that ends earlier counts."
