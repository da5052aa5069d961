"""The only grounds on which a citizen may be refused reception, by day (LTCD Đ9, NĐ 154/2026 Đ4)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from casebook.law.articles import Act, Article

LTCD_SINCE = date(2014, 7, 1)
REFORM = date(2026, 7, 1)


class RefusalGround(StrEnum):
    """A ground to refuse; the law lists them and there is no other."""

    INTOXICATED = "intoxicated"
    THREATENING = "threatening"
    SETTLED_AND_INSISTING = "settled_and_insisting"
    WEAPONS = "weapons"
    SECURITY_CHECK = "security_check"
    RECORDING = "recording"
    INCITING = "inciting"
    NO_CAPACITY = "no_capacity"
    NO_AUTHORISATION = "no_authorisation"
    OUT_OF_SCOPE = "out_of_scope"
    ANSWERED_NOTHING_NEW = "answered_nothing_new"
    JUDGED = "judged"
    WITH_ANOTHER_BODY = "with_another_body"


@dataclass(frozen=True, slots=True)
class GroundRule:
    """One ground: its words, since when it holds, its article.

    `notice`: a written notice (form 01/TCD) by the head is owed, within the term of TCD-26; all others
    are explained to the person directly (TCD-25).
    """

    ground: RefusalGround
    vi: str
    en: str
    article: Article
    since: date
    notice: bool = False


def _ltcd(ground: RefusalGround, vi: str, en: str, place: str, *, notice: bool = False) -> GroundRule:
    return GroundRule(ground, vi, en, Article(Act.LTCD, place), LTCD_SINCE, notice)


def _n154(ground: RefusalGround, vi: str, en: str, place: str, *, notice: bool = False) -> GroundRule:
    return GroundRule(ground, vi, en, Article(Act.N154, place), REFORM, notice)


G = RefusalGround
GROUNDS: tuple[GroundRule, ...] = (
    _ltcd(
        G.INTOXICATED,
        "Người đang say do dùng chất kích thích, mắc bệnh làm mất khả năng nhận thức, điều khiển hành vi",
        "Drunk or drugged, or unable to understand or control what they do",
        "9.1",
    ),
    _ltcd(
        G.THREATENING,
        "Đe dọa, xúc phạm cơ quan, người tiếp công dân hoặc vi phạm nội quy nơi tiếp công dân",
        "Threatens or insults, or breaks the rules of the reception place",
        "9.2",
    ),
    _ltcd(
        G.SETTLED_AND_INSISTING,
        "Vụ việc đã giải quyết đúng pháp luật, đã được rà soát và thông báo bằng văn bản mà vẫn cố tình "
        "khiếu nại, tố cáo kéo dài",
        "Settled lawfully, reviewed and notified in writing, and still insisting",
        "9.3",
        notice=True,
    ),
    _n154(G.WEAPONS, "Mang vũ khí, chất nguy hiểm", "Carries a weapon or something dangerous", "4.1a"),
    _n154(G.SECURITY_CHECK, "Không chấp hành kiểm tra an ninh", "Refuses the security check", "4.1b"),
    _n154(
        G.RECORDING,
        "Tự ý ghi âm, ghi hình, phát trực tiếp dù đã được yêu cầu không thực hiện",
        "Records or streams after having been asked not to",
        "4.1c",
    ),
    _n154(G.INCITING, "Kích động, gây rối trật tự", "Incites or disturbs the order", "4.1d"),
    _n154(
        G.NO_CAPACITY,
        "Không có năng lực hành vi dân sự đầy đủ và không có người đại diện",
        "No full legal capacity and nobody representing them",
        "4.1đ",
    ),
    _n154(
        G.NO_AUTHORISATION,
        "Người đại diện không có giấy tờ chứng minh việc đại diện",
        "A representative without papers to show it",
        "4.1e",
    ),
    _n154(
        G.OUT_OF_SCOPE,
        "Nội dung ngoài phạm vi tiếp công dân",
        "Outside what citizen reception is for",
        "4.1g",
    ),
    _n154(
        G.ANSWERED_NOTHING_NEW,
        "Kiến nghị, phản ánh đã được trả lời đúng pháp luật mà không có tình tiết mới",
        "A petition or feedback already answered lawfully, with nothing new",
        "4.1h",
        notice=True,
    ),
    _n154(
        G.JUDGED,
        "Vụ việc đã có bản án, quyết định của Tòa án và đã có văn bản trả lời",
        "Judged by a court, and answered in writing",
        "4.1i",
    ),
    _n154(
        G.WITH_ANOTHER_BODY,
        "Cơ quan khác đang thụ lý, giải quyết",
        "Another body has accepted and is settling it",
        "4.1k",
    ),
)


def grounds_on(day: date) -> tuple[GroundRule, ...]:
    """The grounds that hold on `day`, in the order of the law."""
    return tuple(rule for rule in GROUNDS if rule.since <= day)


def ground_on(ground: RefusalGround, day: date) -> GroundRule | None:
    """That ground as it holds on `day`; None where the law does not have it yet."""
    return next((rule for rule in grounds_on(day) if rule.ground is ground), None)
