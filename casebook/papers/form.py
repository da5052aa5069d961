"""Forms: what a statutory paper says, in which years, to whom it goes; and filling one with values.

`OpenForm` has open values only and may go to anybody; `ConfinedForm` may also hold what would tell who
denounces and stays with whoever resolves, or goes to the denouncer (LTC Đ8.3, Đ56; N31 forms).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import TypeVar

from casebook.law.articles import Article
from casebook.law.vocabulary import Certainty
from casebook.papers.blocks import PLACE, Block, keys_of
from casebook.papers.letterhead import Issue, Letterhead, Signature
from casebook.papers.slots import ProtectedSlot, Slot, Value


class Audience(StrEnum):
    """Into whose hands a paper comes."""

    PERSON = "goes_to_person"
    """Whoever complained, asked or fed back."""
    ACCUSED = "goes_to_accused"
    DENOUNCER = "goes_to_denouncer"
    BODY = "goes_to_body"
    """Another office or organisation."""
    PUBLIC = "goes_to_public"
    UNION = "goes_to_union"
    FILE = "stays_in_file"
    """It stays in the file of whoever resolves."""


CONFINED = frozenset({Audience.FILE, Audience.DENOUNCER, Audience.BODY})
"""Whose papers may tell who denounces: the file, the denouncer, the body competent instead of us."""

KEPT_APART = "Lưu: hồ sơ vụ việc"
"""The archive line of a confined paper: no copy of it stays with the clerks (LTC Đ56)."""


class BadForm(ValueError):
    """A form is wrong in itself: a place without a slot, or a reader it must not have."""


@dataclass(frozen=True, kw_only=True)
class FormText:
    """What open and confined forms share; `(key, since)` names one version of a form."""

    key: str
    """E.g. "N124-03"; the same through all versions of a form."""
    code: str
    """As it is printed in the corner: "Mẫu số 03"; empty for a paper without a statutory form."""
    vi: str
    """Its name in lists: "Thông báo thụ lý giải quyết khiếu nại"."""
    en: str
    sources: tuple[Article, ...]
    """Where the form, or the duty to write the paper, stands."""
    certainty: Certainty
    """How sure we are of its wording, not of the duty."""
    since: date
    until: date | None = None
    """The last day on which it is used; None while it is."""
    symbol: str = ""
    """Abbreviation of the kind in its number, "TB" (NĐ 30/2020); empty where it bears none."""
    is_letter: bool = False
    """A công văn: no name of its kind, "V/v …" below the number (NĐ 30/2020)."""
    title: str = ""
    """Tên loại as printed, "THÔNG BÁO"; empty for a công văn."""
    about: str = ""
    """Trích yếu below the title, or after "V/v"."""
    audience: frozenset[Audience]
    blocks: tuple[Block, ...]
    recipients: tuple[str, ...] = ()
    """Lines of Nơi nhận of this form; those of the unit and the archive line come after them."""
    signed_by_issuer: bool = True
    """False for minutes and slips that name their own places to sign."""
    by_citizen: bool = False
    """What a citizen writes: motto in the middle, no unit, number or Nơi nhận; place and day to fill in."""

    def holds_on(self, day: date) -> bool:
        """Whether this version of the form is used on a day."""
        return self.since <= day and (self.until is None or day <= self.until)

    def keys(self) -> list[str]:
        """The keys of its places, each once, in the order they are printed."""
        first = PLACE.findall(self.about)
        last = [key for text in self.recipients for key in PLACE.findall(text)]
        return list(dict.fromkeys([*first, *(key for block in self.blocks for key in keys_of(block)), *last]))


@dataclass(frozen=True, kw_only=True)
class OpenForm(FormText):
    """A form with open values only. Raises BadForm when a place has no slot."""

    slots: tuple[Slot, ...]

    def __post_init__(self) -> None:
        """Check that every place is filled from a slot, and nothing protected is among them."""
        if not all(isinstance(slot, Slot) for slot in self.slots):
            raise BadForm(f"{self.key} is open and must not hold a protected value")
        _check_places(self, [slot.key for slot in self.slots])


@dataclass(frozen=True, kw_only=True)
class ConfinedForm(FormText):
    """A form that may tell who denounces. Raises BadForm when it goes to anybody who must not know."""

    slots: tuple[Slot, ...]
    protected: tuple[ProtectedSlot, ...]

    def __post_init__(self) -> None:
        """Check its readers and its places."""
        if not self.audience <= CONFINED:
            raise BadForm(f"{self.key} holds protected values and goes to {sorted(self.audience - CONFINED)}")
        _check_places(self, [*(slot.key for slot in self.slots), *(slot.key for slot in self.protected)])


Form = OpenForm | ConfinedForm


def _check_places(form: FormText, keys: list[str]) -> None:
    if missing := set(form.keys()) - set(keys):
        raise BadForm(f"{form.key} has places without a slot: {sorted(missing)}")
    if spare := set(keys) - set(form.keys()):
        raise BadForm(f"{form.key} has slots without a place: {sorted(spare)}")
    if len(set(keys)) != len(keys):
        raise BadForm(f"{form.key} names a slot twice")


@dataclass(frozen=True, kw_only=True)
class Frame:
    """Who issues a paper, under which number and day, who signs, and who else gets it."""

    letterhead: Letterhead
    issue: Issue
    signature: Signature
    recipients: tuple[str, ...] = ()
    """The unit's own lines of Nơi nhận, after those of the form."""
    archive_line: str = ""
    """The last line of Nơi nhận, "Lưu: VT"."""
    draft: bool = False
    """Not issued yet: what the unit issues says so below its number."""


@dataclass(frozen=True, kw_only=True)
class Filled:
    """A form with its values, ready for print; made by `fill` and `fill_confined` only."""

    form: Form
    frame: Frame
    values: Mapping[str, Value] = field(repr=False)
    """By the keys of the slots; what is missing or empty becomes a blank."""


def fill(form: OpenForm, frame: Frame, values: Mapping[Slot, Value]) -> Filled:
    """Fill an open form. Raises BadForm for a value that is none of the form's, or protected."""
    return Filled(form=form, frame=frame, values=_by_key(form.slots, values))


def fill_confined(
    form: ConfinedForm,
    frame: Frame,
    values: Mapping[Slot, Value],
    protected: Mapping[ProtectedSlot, Value],
) -> Filled:
    """Fill a confined form with open and protected values. Raises BadForm for one that is none of its.

    It goes to whom the form names and nobody else: the lines every paper of the unit bears are left out.
    """
    told = _by_key(form.slots, values) | _by_key(form.protected, protected)
    confined = replace(frame, recipients=(), archive_line=KEPT_APART)
    return Filled(form=form, frame=confined, values=told)


Place = TypeVar("Place", Slot, ProtectedSlot)


def _by_key(slots: tuple[Place, ...], values: Mapping[Place, Value]) -> dict[str, Value]:
    if strange := [slot.key for slot in values if slot not in slots]:
        raise BadForm(f"not of this form: {sorted(strange)}")
    return {slot.key: value for slot, value in values.items()}
