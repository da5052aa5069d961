"""Terms of denunciations (LTC, NĐ 31/2019 as amended; rule book section 3)."""

from datetime import date

from casebook.law.articles import Act, Article
from casebook.law.dated import Rule, Version
from casebook.law.vocabulary import Certainty, Nature, Unit

LTC_SINCE = date(2019, 1, 1)


def _duty(key: str, words: tuple[str, str], term: tuple[int, Unit], *places: str) -> Rule:
    articles = tuple(Article(Act.LTC, place) for place in places)
    return Rule(key, *words, Nature.DUTY, (Version(key, LTC_SINCE, None, *term, articles),))


RULES = (
    _duty(
        "TC-01",
        (
            "Đăng ký, phân loại, xác minh điều kiện và quyết định thụ lý tố cáo",
            "Register, classify, check the conditions and accept a denunciation or not",
        ),
        (7, Unit.WORKING_DAY),
        "24.1",
    ),
    _duty(
        "TC-02",
        (
            "Quyết định thụ lý tố cáo (ủy quyền kiểm tra, nhiều địa điểm)",
            "Accept a denunciation or not (checking delegated, several places)",
        ),
        (10, Unit.WORKING_DAY),
        "24.1",
    ),
    _duty(
        "TC-04",
        (
            "Chuyển tố cáo không thuộc thẩm quyền và thông báo",
            "Transfer a denunciation that belongs elsewhere, and say so",
        ),
        (5, Unit.WORKING_DAY),
        "24.2",
    ),
    _duty(
        "TC-07",
        (
            "Trả lời cơ quan báo chí, cơ quan chuyển tố cáo",
            "Answer the press or the body that forwarded a denunciation",
        ),
        (20, Unit.DAY),
        "26.2",
    ),
    _duty(
        "TC-09",
        (
            "Thông báo việc thụ lý cho người tố cáo và nội dung tố cáo cho người bị tố cáo",
            "Notify the denouncer of the acceptance and the accused of the content",
        ),
        (5, Unit.WORKING_DAY),
        "29.1",
        "29.3",
    ),
    _duty("TC-10", ("Giải quyết tố cáo", "Settle a denunciation"), (30, Unit.DAY), "30.1"),
    _duty(
        "TC-11",
        ("Giải quyết tố cáo (phức tạp, đã gia hạn)", "Settle a denunciation (complex, extended)"),
        (30, Unit.DAY),
        "30.2",
    ),
    _duty(
        "TC-12",
        (
            "Giải quyết tố cáo (đặc biệt phức tạp, đã gia hạn)",
            "Settle a denunciation (especially complex, extended)",
        ),
        (30, Unit.DAY),
        "30.3",
    ),
    _duty(
        "TC-18",
        (
            "Gửi quyết định tạm đình chỉ, đình chỉ giải quyết tố cáo",
            "Send the decision to suspend or terminate a denunciation",
        ),
        (5, Unit.WORKING_DAY),
        "34.4",
    ),
    _duty(
        "TC-20",
        (
            "Gửi kết luận nội dung tố cáo, thông báo cho người tố cáo",
            "Send the conclusion, and tell the denouncer",
        ),
        (5, Unit.WORKING_DAY),
        "35.3",
    ),
    _duty(
        "TC-21",
        ("Xử lý theo kết luận nội dung tố cáo", "Handle by the conclusion"),
        (7, Unit.WORKING_DAY),
        "36.1",
    ),
    _duty(
        "TC-22",
        ("Báo cáo kết quả thực hiện kiến nghị", "Report the result of a recommendation"),
        (5, Unit.WORKING_DAY),
        "36.3",
    ),
    # The number stands in the act; that it takes the place of TC-01 is our convention.
    Rule(
        "TC-23",
        "Xem xét hồ sơ tố cáo tiếp",
        "Review the file of a further denunciation",
        Nature.DUTY,
        (Version("TC-23", LTC_SINCE, None, 20, Unit.DAY, (Article(Act.LTC, "37.2"),), Certainty.I),),
    ),
    _duty(
        "TC-24",
        ("Báo cáo việc giải quyết tố cáo quá hạn", "Report on a denunciation that is overdue"),
        (5, Unit.WORKING_DAY),
        "38.2",
        "38.3",
    ),
    _duty(
        "TC-25",
        (
            "Công khai kết luận nội dung tố cáo, quyết định xử lý (không nêu người tố cáo)",
            "Make the conclusion and the sanction public (never the denouncer)",
        ),
        (7, Unit.WORKING_DAY),
        "40.1",
    ),
)
