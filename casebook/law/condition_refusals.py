"""The sentences that refuse a step whose condition is not met, each with its article."""

from casebook.law.articles import Act, Article
from casebook.law.conditions import Condition, Refusal


def _lkn(*places: str) -> tuple[Article, ...]:
    return tuple(Article(Act.LKN, place) for place in places)


_INFORMATION = (Article(Act.LTCTT, "29"), Article(Act.LTCTT, "30"), Article(Act.LTCTT, "31"))

REFUSALS: dict[Condition, Refusal] = {
    Condition.BEFORE_RECEIPT: Refusal(
        "Việc này phải xảy ra trước hoặc đúng ngày nhận đơn",
        "This must have happened before or on the day of receipt",
        _lkn("9"),
    ),
    Condition.ACT_UNKNOWN: Refusal(
        "Đã ghi ngày biết quyết định, hành vi bị khiếu nại; nếu sai thì đính chính",
        "The day the contested act was known is already recorded; correct it where it is wrong",
        _lkn("9"),
    ),
    Condition.NO_OBSTACLE: Refusal(
        "Đã ghi một trở ngại chưa kết thúc",
        "An obstacle is already recorded that has not ended",
        _lkn("9"),
    ),
    Condition.OBSTACLE_OPEN: Refusal(
        "Chưa ghi trở ngại nào đang kéo dài", "No obstacle is recorded as lasting", _lkn("9")
    ),
    Condition.NOT_COMPLEX: Refusal(
        "Vụ việc đã được xác định là phức tạp; thời hạn chỉ kéo dài một lần",
        "The case is already marked complex; the term is lengthened only once",
        _lkn("28"),
    ),
    Condition.WITHIN_ORDINARY_LIMIT: Refusal(
        "Phải xác định phức tạp bằng văn bản trước khi hết thời hạn giải quyết thông thường",
        "A case is marked complex in writing before its ordinary limit has ended",
        (*_lkn("28"), Article(Act.N124, "3a")),
    ),
    Condition.PAST_LIMIT: Refusal(
        "Chưa hết thời hạn giải quyết lần đầu nên chưa thể khiếu nại lần hai hoặc khởi kiện",
        "The limit of the first settling has not passed, so no second complaint or lawsuit yet",
        _lkn("33.1"),
    ),
    Condition.NO_STAY: Refusal(
        "Quyết định bị khiếu nại đang được tạm đình chỉ thi hành",
        "The contested decision is already stayed",
        _lkn("35"),
    ),
    Condition.STAY_OPEN: Refusal(
        "Không có quyết định tạm đình chỉ thi hành nào đang có hiệu lực",
        "There is no stay to lift",
        _lkn("35"),
    ),
    Condition.SUSPENSION_UNSENT: Refusal(
        "Không có quyết định tạm đình chỉ nào chưa gửi",
        "There is no decision to suspend that has not been sent",
        (Article(Act.N124, "28b.1"),),
    ),
    Condition.RESUMPTION_UNSENT: Refusal(
        "Không có quyết định tiếp tục giải quyết nào chưa gửi",
        "There is no decision to resume that has not been sent",
        (Article(Act.N124, "28b.2"),),
    ),
    Condition.TERMINATION_UNSENT: Refusal(
        "Không có quyết định đình chỉ nào chưa gửi",
        "There is no decision to terminate that has not been sent",
        (Article(Act.N124, "28b.1"),),
    ),
    Condition.TERMINATION_GROUND: Refusal(
        "Trước ngày 01/07/2026 chỉ được đình chỉ khi người khiếu nại rút đơn",
        "Before 01/07/2026 a complaint was terminated only when withdrawn",
        _lkn("10", "11a.2"),
    ),
    Condition.DIALOGUE_WHERE_VIEWS_DIFFER: Refusal(
        "Yêu cầu của người khiếu nại và kết quả xác minh còn khác nhau: "
        "phải tổ chức đối thoại trước khi ra quyết định",
        "The demand and the findings differ: a dialogue must be held before the decision",
        _lkn("30"),
    ),
    Condition.WINDOW_CLOSED: Refusal(
        "Chưa hết thời hạn để quyết định có hiệu lực hoặc thời hiệu khiếu nại lần hai",
        "The decision cannot take effect yet, or the window for a second complaint is still open",
        _lkn("33.1", "44.1"),
    ),
    Condition.NOT_RECEIPTED: Refusal(
        "Đã ghi ngày người khiếu nại nhận quyết định",
        "The day the complainant received the decision is already recorded",
        _lkn("33.1"),
    ),
    Condition.WAS_DECIDED: Refusal(
        "Chưa có quyết định giải quyết khiếu nại lần đầu",
        "There is no first decision",
        _lkn("31"),
    ),
    Condition.WAS_ACCEPTED: Refusal(
        "Đơn chưa được thụ lý nên không ra quyết định đình chỉ; có thể lưu đơn",
        "The complaint was not accepted, so it is not terminated; it may be filed away",
        _lkn("11a.2"),
    ),
    Condition.NOT_ACCEPTED: Refusal(
        "Đơn đã thụ lý thì phải ra quyết định đình chỉ, không lưu đơn",
        "An accepted complaint is terminated by decision, not filed away",
        _lkn("11a.2"),
    ),
    Condition.DIALOGUE_HELD: Refusal(
        "Phải tổ chức đối thoại trước khi ra quyết định; nếu có lý do chính đáng để không đối thoại thì "
        "ghi lý do",
        "A dialogue must be held before the decision; where there is a lawful reason for none, record it",
        _lkn("39", "53"),
    ),
    Condition.GROUP_SIGNED: Refusal(
        "Nhiều người cùng khiếu nại: chỉ thụ lý khi đơn có đủ chữ ký của từng người và có văn bản cử người "
        "đại diện",
        "Several people complain together: it is accepted only with everyone's signature and the paper "
        "naming the representatives",
        (Article(Act.N124, "16.1"),),
    ),
    Condition.WITHDRAWAL_FORM: Refusal(
        "Trước ngày 01/07/2026 chỉ được rút bằng đơn, và khiếu nại chỉ được rút toàn bộ",
        "Before 01/07/2026 a withdrawal was made by letter only, and a complaint only as a whole",
        (*_lkn("10"), Article(Act.LTC, "33.1")),
    ),
    Condition.EXTENDABLE: Refusal(
        "Chỉ gia hạn khi thời hạn giải quyết đang chạy và vụ việc đã được xác định là phức tạp",
        "A term is extended only while it runs and after the case was marked complex",
        (Article(Act.LTC, "30.2"), Article(Act.LTC, "30.4")),
    ),
    Condition.INFORMATION_EXTENDABLE: Refusal(
        "Không có thời hạn cung cấp thông tin nào đang chạy để gia hạn, hoặc đã gia hạn một lần",
        "There is no running term to extend, or it was extended once already",
        _INFORMATION,
    ),
    Condition.BEFORE_EXPIRY: Refusal(
        "Thời hạn đã hết nên không gia hạn được nữa; phải quyết định gia hạn trước khi hết hạn",
        "The term has ended, so it cannot be extended any more; it is extended before it ends",
        (Article(Act.LTC, "30.2"),),
    ),
    Condition.WITHIN_CAP: Refusal(
        "Số ngày gia hạn phải từ 1 ngày và không quá mức luật cho phép trong một lần",
        "An extension is at least one day and at most what the law allows at a time",
        (Article(Act.LTC, "30.2"), Article(Act.LTC, "30.3")),
    ),
    Condition.INFORMATION_BEFORE_EXPIRY: Refusal(
        "Thời hạn cung cấp thông tin đã hết nên không gia hạn được nữa",
        "The term for providing the information has ended, so it cannot be extended any more",
        _INFORMATION,
    ),
    Condition.INFORMATION_WITHIN_CAP: Refusal(
        "Gia hạn cung cấp thông tin ít nhất 1 ngày, nhiều nhất 10 ngày làm việc khi yêu cầu tại trụ sở, "
        "15 ngày khi yêu cầu qua mạng, bưu chính, fax",
        "Providing information is extended by at least one day, at most 10 working days where it was asked "
        "for at the office and 15 days otherwise",
        _INFORMATION,
    ),
    Condition.EXTENSIONS_LEFT: Refusal(
        "Vụ việc phức tạp gia hạn một lần, đặc biệt phức tạp gia hạn hai lần; không còn lần gia hạn nào",
        "A complex case is extended once, an especially complex one twice; there is none left",
        (Article(Act.LTC, "30.2"), Article(Act.LTC, "30.3")),
    ),
    Condition.DEGREE_RISES: Refusal(
        "Vụ việc đã được xác định ở mức này",
        "The case is already marked so",
        (Article(Act.N31, "3"),),
    ),
    Condition.NO_ASSESSMENT: Refusal(
        "Đang chờ kết quả giám định", "An expert assessment is still awaited", (Article(Act.N31, "15.4"),)
    ),
    Condition.ASSESSMENT_OPEN: Refusal(
        "Không có việc giám định nào đang chờ kết quả",
        "No expert assessment is awaited",
        (Article(Act.N31, "15.4"),),
    ),
    Condition.CRIME_SIGNS: Refusal(
        "Việc đã thụ lý chỉ chuyển cho cơ quan điều tra khi đã ghi nhận dấu hiệu tội phạm",
        "An accepted denunciation is handed to the investigators only once signs of a crime are recorded",
        (Article(Act.LTC, "27.1"), Article(Act.LTC, "36.2")),
    ),
    Condition.DENUNCIATION_GROUND: Refusal(
        "Tố cáo chỉ đình chỉ khi rút toàn bộ, người bị tố cáo chết hoặc đã có bản án, quyết định có hiệu lực",
        "A denunciation is terminated only on total withdrawal, death of the accused or a judgment in force",
        (Article(Act.LTC, "34.3"),),
    ),
    Condition.WAS_ACCEPTED_DENUNCIATION: Refusal(
        "Tố cáo chưa được thụ lý nên không ra quyết định đình chỉ; có thể lưu đơn",
        "The denunciation was not accepted, so it is not terminated; it may be filed away",
        (Article(Act.LTC, "34.3"),),
    ),
    Condition.PAST_TERM: Refusal(
        "Chưa hết thời hạn giải quyết tố cáo",
        "The term for settling the denunciation has not passed",
        (Article(Act.LTC, "38"),),
    ),
    Condition.KIND_FITS: Refusal(
        "Phân loại lại phải sang một loại khác có bước tương ứng với tình trạng hiện nay",
        "It is reclassified to another kind that knows the present status",
        (Article(Act.TT05, "6.1"),),
    ),
    Condition.VIA_TOLD: Refusal(
        "Chưa biết yêu cầu đến bằng cách nào nên chưa xác định hạn; hãy ghi cách nhận",
        "It is not known how the request came, so no term can be found; say how it was received",
        _INFORMATION,
    ),
    Condition.WAS_FORWARDED: Refusal(
        "Đơn này không do cơ quan khác chuyển đến",
        "No other body forwarded this letter",
        (Article(Act.LTCD, "27.2"), Article(Act.LTC, "26.2")),
    ),
    Condition.REPORT_OPEN: Refusal(
        "Không có yêu cầu báo cáo nào chưa trả lời", "No report is demanded that was not made", ()
    ),
    Condition.FORWARDER_REPORTED: Refusal(
        "Chưa nhận thông báo kết quả của cơ quan giải quyết",
        "The body that settled it has not reported its result yet",
        (Article(Act.LTCD, "28.2"),),
    ),
    Condition.DELEGATION_NEW: Refusal(
        "Đã ủy quyền kiểm tra điều kiện thụ lý",
        "The checking is delegated already",
        (Article(Act.LTC, "24.1"),),
    ),
    Condition.CARRIED_OUT: Refusal(
        "Chưa ghi kiến nghị nào được thực hiện mà chưa báo cáo",
        "No recommendation is recorded as carried out and not yet reported",
        (Article(Act.LTC, "36.3"),),
    ),
    Condition.RECOMMENDED: Refusal(
        "Không có kiến nghị nào chưa trả lời",
        "There is no recommendation that was not answered",
        (Article(Act.LDC, "63.1c"),),
    ),
    Condition.ERROR_OPEN: Refusal(
        "Không có phản ánh thông tin sai nào chưa đính chính",
        "There is no reported error that was not corrected",
        (Article(Act.LTCTT, "32"),),
    ),
    Condition.CONFERENCE_WAS_HELD: Refusal(
        "Chưa ghi hội nghị nào để kiểm tra việc thực hiện nghị quyết",
        "No conference is recorded whose resolution could be checked",
        (Article(Act.LDC, "52.3"),),
    ),
    Condition.ELECTION_OPEN: Refusal(
        "Không có kết quả bầu nào chưa công nhận",
        "There is no election that was not recognised",
        (Article(Act.N59, "21"),),
    ),
    Condition.IS_ONLINE: Refusal(
        "Chỉ buổi tiếp trực tuyến mới có kết nối đường truyền",
        "Only an online reception has links to connect",
        (Article(Act.N154, "23"),),
    ),
}
