"""What a case hangs together with, as its page tells it: another case only to whoever may see it."""

from dataclasses import dataclass
from datetime import date

from casebook.law.powers import Actor
from casebook.records.case_ties import CaseTie, TieKind, ties_of, visible_among
from casebook.records.cases import Case
from casebook.records.incoming import IncomingKind, IncomingMatter, IncomingState, sent_from

# Read from the case itself, and from the other end.
TIE_WORDS: dict[TieKind, tuple[tuple[str, str], tuple[str, str]]] = {
    TieKind.SECOND_LEVEL_OF: (
        ("Khiếu nại lần hai của", "Second complaint after"),
        ("Đã khiếu nại lần hai thành", "Taken to the second level as"),
    ),
    TieKind.SPLIT_FROM: (("Tách từ", "Split off"), ("Đã tách ra", "Split into")),
    TieKind.TRANSFERRED_FROM: (
        ("Được chuyển đến từ", "Transferred from"),
        ("Đã chuyển, nơi nhận lập", "Transferred, and taken in as"),
    ),
    TieKind.REPEATED_BY: (
        ("Có đơn trùng đã gộp vào đây", "Repeated by, and joined here"),
        ("Trùng, đã gộp vào", "A repeat, joined to"),
    ),
}

STATE_WORDS: dict[IncomingState, tuple[str, str]] = {
    IncomingState.WAITING: ("chờ nơi nhận xác nhận", "waits for the receiving office to confirm"),
    IncomingState.TAKEN_IN: ("đã tiếp nhận", "taken in"),
    IncomingState.REFUSED: ("bị trả lại", "sent back"),
    IncomingState.RECALLED: ("đã rút lại", "called back"),
}

INCOMING_WORDS: dict[IncomingKind, tuple[str, str]] = {
    IncomingKind.TRANSFER: ("Đơn chuyển đến", "Transferred here"),
    IncomingKind.SECOND_COMPLAINT: ("Khiếu nại lần hai", "Second complaint"),
}


@dataclass(frozen=True, kw_only=True)
class TieView:
    """One tie: what the other case is to this one; its number only for whoever may see it."""

    label: str
    case_id: str | None
    name: str
    split_off: bool
    """The other case was split off this one."""


@dataclass(frozen=True, kw_only=True)
class SentView:
    """Where a case was sent to within the installation, and what the sender may know of it there.

    The day it was taken in, or why it came back; nothing of what the receiver does afterwards: that
    it tells by its own papers (LTCD Đ27.2, Đ28).
    """

    unit: str
    sent_on: date
    state: IncomingState
    state_label: str
    answered_on: date | None
    reason: str
    position: int


def tie_views(case: Case, actor: Actor, language: str) -> list[TieView]:
    """Tell the ties of a case somebody may see."""
    ties = ties_of(case.id)
    seen = visible_among(actor, {_other(tie, case) for tie in ties})
    return [_tie_view(tie, case, seen.get(_other(tie, case)), language) for tie in ties]


def _other(tie: CaseTie, case: Case) -> str:
    return tie.other_id if tie.case_id == case.id else tie.case_id


def _tie_view(tie: CaseTie, case: Case, other: Case | None, language: str) -> TieView:
    words = TIE_WORDS[tie.kind][tie.case_id != case.id]
    return TieView(
        label=words[language == "en"],
        case_id=other.id if other else None,
        name=other.name if other else ("một hồ sơ khác", "another case")[language == "en"],
        split_off=tie.kind is TieKind.SPLIT_FROM and tie.other_id == case.id,
    )


def contents_of(case: Case, actor: Actor) -> list[Case]:
    """Give the cases one mixed letter became, as far as somebody may see them, the letter's own first."""
    ties = [tie for tie in ties_of(case.id) if tie.kind is TieKind.SPLIT_FROM and tie.other_id == case.id]
    seen = visible_among(actor, {tie.case_id for tie in ties})
    return [case, *sorted(seen.values(), key=lambda part: (part.entered_at, part.name))] if ties else []


def sent_views(case: Case, language: str) -> list[SentView]:
    """Tell where a case went within the installation, to somebody who may know its parties."""
    return [_sent_view(sent, language) for sent in sent_from(case.id)]


def _sent_view(sent: IncomingMatter, language: str) -> SentView:
    return SentView(
        unit=sent.unit.name,
        sent_on=sent.sent_on,
        state=sent.state,
        state_label=STATE_WORDS[sent.state][language == "en"],
        answered_on=sent.answered_on,
        reason=sent.reason,
        position=sent.from_position,
    )


def incoming_word(kind: IncomingKind, language: str) -> str:
    """Say why a matter is on its way."""
    return INCOMING_WORDS[kind][language == "en"]


def state_word(state: IncomingState, language: str) -> str:
    """Say how far something on its way has come."""
    return STATE_WORDS[state][language == "en"]
