"""A rule as its versions in time: never edited, only followed by the next."""

from dataclasses import dataclass
from datetime import date

from casebook.law.articles import Article
from casebook.law.vocabulary import Certainty, Nature, Unit


@dataclass(frozen=True, slots=True)
class Reading:
    """A term as another document has it, where act and decree differ."""

    number: int
    unit: Unit
    article: Article


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why a rule that stands in the text may not hold for everyone it is applied to."""

    vi: str
    en: str


@dataclass(frozen=True, slots=True)
class Version:
    """What a rule says from `since` to `until` (both included; None: still in force).

    `number` and `unit` are the term ("7 working days") or, for a quota, the least number of days.
    `id` is the rule book's id, with `o` for the version before 01/07/2026.
    `other` is a differing reading: whichever ends earlier counts. `doubt`: whom it may not bind.
    """

    id: str
    since: date
    until: date | None
    number: int
    unit: Unit
    articles: tuple[Article, ...]
    certainty: Certainty = Certainty.S
    other: Reading | None = None
    doubt: Doubt | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """A statutory number: its key, its name in both languages and its versions in order of time."""

    key: str
    vi: str
    en: str
    nature: Nature
    versions: tuple[Version, ...]

    def on(self, day: date) -> Version | None:
        """The version in force on `day`; None where the rule book knows none."""
        for version in self.versions:
            if version.since <= day and (version.until is None or day <= version.until):
                return version
        return None

    def name(self, lang: str = "vi") -> str:
        """What the rule is about, in `lang` (vi or en)."""
        return self.vi if lang == "vi" else self.en
