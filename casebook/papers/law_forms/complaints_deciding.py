"""Forms 15 and 16 of N124: the decisions that settle a complaint, at first and at second level."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from casebook.law.articles import Article
from casebook.law.vocabulary import Certainty
from casebook.papers.blocks import Block, Decree, Heading, Para, Passage
from casebook.papers.form import Audience, Form, OpenForm
from casebook.papers.law_forms.complaints_eras import (
    DECIDES,
    DECISION_HEAD,
    Era,
    in_both,
    rests_on,
)
from casebook.papers.law_forms.declaring import open_form
from casebook.papers.slots import Slot, SlotKind

_READERS = frozenset({Audience.PERSON, Audience.BODY, Audience.PUBLIC})
_TO_ALL = ("Người khiếu nại", "Người bị khiếu nại", "Người có quyền, nghĩa vụ liên quan")
"""Who gets a decision, besides who forwarded the complaint and the inspectorate (LKN Đ32, Đ41)."""

_APPLIED_LAW = Slot("applied_law", "Văn bản pháp luật làm căn cứ giải quyết", "Law it is decided by")
_FINDINGS = Slot("findings", "Kết quả xác minh nội dung khiếu nại", "What was found", SlotKind.TEXT)
_DIALOGUE_RESULT = Slot("dialogue_result", "Kết quả đối thoại", "Outcome of the dialogue", SlotKind.TEXT)
_ASSESSMENT = Slot(
    "assessment",
    "Kết luận: khiếu nại đúng, đúng một phần hoặc sai, căn cứ nào",
    "Conclusion: founded, founded in part or not, and why",
    SlotKind.TEXT,
)
_RULING = Slot(
    "ruling",
    "Giữ nguyên, sửa đổi, hủy bỏ quyết định; chấm dứt hành vi; việc cụ thể phải giải quyết",
    "What is upheld, changed, annulled or stopped, and each matter settled",
    SlotKind.TEXT,
)
_COMPENSATION = Slot(
    "compensation",
    "Khôi phục quyền lợi, bồi thường thiệt hại",
    "What is restored or compensated",
    SlotKind.TEXT,
)
_FIRST_NUMBER = Slot(
    "first_number", "Số quyết định giải quyết khiếu nại lần đầu", "Number of the first decision"
)
_FIRST_ON = Slot("first_on", "Ngày quyết định lần đầu", "Day of the first decision", SlotKind.DAY)
_FIRST_BY = Slot("first_by", "Người giải quyết khiếu nại lần đầu", "Who resolved the first complaint")
_FIRST_RESULT = Slot(
    "first_result", "Kết quả giải quyết lần đầu", "Outcome of the first resolution", SlotKind.TEXT
)

_COURT = "khởi kiện vụ án hành chính tại Tòa án theo quy định của Luật Tố tụng hành chính"
_CARRIED_OUT = (
    "Ông (bà) {person_name}, {respondent_name} và cơ quan, tổ chức, cá nhân có liên quan chịu trách "
    "nhiệm thi hành Quyết định này."
)
_BOTH_CARRY_OUT = (
    "Người giải quyết khiếu nại lần đầu là {first_by}, " + _CARRIED_OUT[0].lower() + _CARRIED_OUT[1:]
)
_REMOTE = "vùng sâu, vùng xa đi lại khó khăn: không quá"


_ALL_OWN = (_APPLIED_LAW, _FINDINGS, _DIALOGUE_RESULT, _ASSESSMENT, _RULING, _COMPENSATION)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Level:
    """What tells one of the decisions from the others."""

    key: str
    code: str
    names: tuple[str, str]
    articles: tuple[Article, ...]
    certainty: Certainty
    own: tuple[Slot, ...] = ()
    which: str
    """"lần đầu" or "lần hai"."""
    ground: tuple[str, ...] = ()
    """One more line among the grounds."""
    told: tuple[tuple[str, str, int], ...]
    """The headings before the ruling, each with the value below it and its blank lines."""
    restores: str
    """What Điều 2 says."""
    ends: Callable[[Era], tuple[str, str]]
    """What Điều 3 says, of rights against the decision or when it takes effect, and Điều 4."""


_FIRST_TOLD = (
    ("I. Nội dung khiếu nại", "case_content", 3),
    ("II. Kết quả xác minh nội dung khiếu nại", "findings", 5),
    ("III. Kết quả đối thoại", "dialogue_result", 3),
    ("IV. Kết luận", "assessment", 3),
)
_SECOND_TOLD = (
    ("I. Nội dung khiếu nại", "case_content", 3),
    ("II. Kết quả giải quyết khiếu nại lần đầu", "first_result", 3),
    ("III. Kết quả xác minh nội dung khiếu nại", "findings", 4),
    ("IV. Kết quả đối thoại", "dialogue_result", 3),
    ("V. Kết luận", "assessment", 3),
)

_FIRST = partial(
    _Level,
    code="Mẫu số 15",
    which="lần đầu",
    told=_FIRST_TOLD,
    restores="Khôi phục quyền, lợi ích hợp pháp, bồi thường thiệt hại:",
)
_SECOND = partial(
    _Level,
    code="Mẫu số 16",
    own=(_FIRST_NUMBER, _FIRST_ON, _FIRST_BY, _FIRST_RESULT),
    which="lần hai",
    ground=("Xét Quyết định số {first_number} ngày {first_on} của {first_by} giải quyết khiếu nại lần đầu;",),
    told=_SECOND_TOLD,
    restores="Trách nhiệm của {first_by}; khôi phục quyền, lợi ích hợp pháp, bồi thường thiệt hại:",
)


def _takes_effect(era: Era, rule: str, remote: str = "") -> str:
    far = f" ({_REMOTE} {era.term(remote)})" if remote else ""
    return f"Quyết định này có hiệu lực pháp luật sau {era.term(rule)}{far}, kể từ ngày ban hành"


def _first_ends(era: Era) -> tuple[str, str]:
    rights = (
        f"Trong thời hạn {era.term('KN-14')} ({_REMOTE} {era.term('KN-14-remote')}), kể từ ngày nhận được "
        "Quyết định này, nếu không đồng ý thì người khiếu nại có quyền khiếu nại lần hai đến {second_level} "
        "(khoản 1 Điều 33 Luật Khiếu nại) hoặc " + _COURT + "."
    )
    effect = _takes_effect(era, "KN-22", "KN-22-remote")
    unless = "nếu người khiếu nại không khiếu nại lần hai (khoản 1 Điều 44 Luật Khiếu nại)."
    return rights, f"{_CARRIED_OUT} {effect}, {unless}"


def _first_discipline_ends(era: Era) -> tuple[str, str]:
    rights = (
        f"Trong thời hạn {era.term('KL-02')} (quyết định kỷ luật buộc thôi việc: "
        f"{era.term('KL-02-dismissal')}), kể từ ngày nhận được Quyết định này, nếu không đồng ý thì người "
        "khiếu nại có quyền khiếu nại lần hai đến {second_level} (Điều 48 Luật Khiếu nại) hoặc khởi kiện tại "
        "Tòa án theo quy định của pháp luật."
    )
    unless = "nếu người khiếu nại không khiếu nại lần hai (Điều 57 Luật Khiếu nại)."
    return rights, f"{_CARRIED_OUT} {_takes_effect(era, 'KL-07')}, {unless}"


def _second_ends(era: Era) -> tuple[str, str]:
    effect = _takes_effect(era, "KN-23", "KN-23-remote")
    court = f"Nếu không đồng ý, người khiếu nại có quyền {_COURT}."
    return f"{effect} (khoản 2 Điều 44 Luật Khiếu nại). {court}", _BOTH_CARRY_OUT


def _second_discipline_ends(era: Era) -> tuple[str, str]:
    effect = _takes_effect(era, "KL-07-second")
    court = "Nếu không đồng ý, người khiếu nại có quyền khởi kiện tại Tòa án theo quy định của pháp luật."
    return f"{effect} (Điều 57 Luật Khiếu nại). {court}", _BOTH_CARRY_OUT


_LEVELS = (
    _FIRST(
        key="N124-15",
        names=("Quyết định giải quyết khiếu nại lần đầu", "Decision on a first complaint"),
        articles=rests_on(("30", "31", "32", "33.1", "44.1"), ("29.2",)),
        certainty=Certainty.M,
        ends=_first_ends,
    ),
    # LKN Đ47-48 speak of cán bộ, công chức; whether they bind viên chức is open (rule book, section 2).
    _FIRST(
        key="N124-15-KL",
        names=(
            "Quyết định giải quyết khiếu nại lần đầu, đối với quyết định kỷ luật",
            "Decision on a first complaint over a discipline decision",
        ),
        articles=rests_on(("48", "53", "56", "57"), ("29.2b",)),
        certainty=Certainty.U,
        ends=_first_discipline_ends,
    ),
    _SECOND(
        key="N124-16",
        names=("Quyết định giải quyết khiếu nại lần hai", "Decision on a second complaint"),
        articles=rests_on(("39", "40", "41.1", "44.2"), ("28.2", "29.2a")),
        certainty=Certainty.M,
        ends=_second_ends,
    ),
    _SECOND(
        key="N124-16-KL",
        names=(
            "Quyết định giải quyết khiếu nại lần hai, đối với quyết định kỷ luật",
            "Decision on a second complaint over a discipline decision",
        ),
        articles=rests_on(("53", "56", "57"), ("29.2b",)),
        certainty=Certainty.U,
        ends=_second_discipline_ends,
    ),
)


def _blocks(level: _Level, era: Era) -> tuple[Block, ...]:
    rights, carries_out = level.ends(era)
    told = [(Heading(heading), Passage(key, lines)) for heading, key, lines in level.told]
    return (
        DECISION_HEAD,
        era.grounds(
            "Căn cứ {applied_law};",
            *level.ground,
            "Xét đơn khiếu nại đề ngày {letter_on} của ông (bà) {person_name}, địa chỉ: {person_address};",
            "Xét Báo cáo kết quả xác minh nội dung khiếu nại số {report_number} ngày {report_on}.",
        ),
        *(block for pair in told for block in pair),
        Para("Từ những nhận định và căn cứ nêu trên,"),
        DECIDES,
        Decree(
            1,
            "Giải quyết khiếu nại của ông (bà) {person_name} đối với {respondent_name}, "
            "{respondent_title}, về {contested} như sau:",
        ),
        Passage("ruling", 3),
        Decree(2, level.restores),
        Passage("compensation", 2),
        Decree(3, rights),
        Decree(4, carries_out),
    )


def _decision(level: _Level, era: Era) -> OpenForm:
    vi, en = level.names
    return open_form(
        *_ALL_OWN,
        *level.own,
        key=level.key,
        code=level.code,
        vi=vi,
        en=en,
        sources=level.articles,
        certainty=level.certainty,
        since=era.since,
        until=era.until,
        symbol="QĐ",
        title="QUYẾT ĐỊNH",
        about=f"Về việc giải quyết khiếu nại của ông (bà) {{person_name}} ({level.which})",
        audience=_READERS,
        blocks=_blocks(level, era),
        recipients=("Như Điều 4", *_TO_ALL, "{forwarder}", "{inspectorate}"),
    )


FORMS: tuple[Form, ...] = in_both(*(partial(_decision, level) for level in _LEVELS))
