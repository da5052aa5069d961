"""The words of exclusions: why somebody is kept out of a case."""

from casebook.law.exclusions import Exclusion, Ground
from casebook.law.words_journal import Words

EXCLUSION_WORDS: Words = {
    Exclusion.ACCUSED: ("Là người bị tố cáo", "Is the accused"),
    Exclusion.ACTS_FOR_ACCUSED: (
        "Thay hoặc làm việc thay người bị tố cáo",
        "Stands in or acts for the accused",
    ),
    Exclusion.RECUSED: ("Tự xin thôi vì có liên quan", "Stepped back, being involved"),
    Exclusion.CONFLICT: ("Được khai báo là có liên quan", "Declared to be involved"),
    Ground.RELATED: ("Là người thân của một bên", "Is a relative of a party"),
    Ground.INTERESTED: ("Có quyền lợi trong việc này", "Has an interest in the matter"),
    Ground.TOOK_PART: ("Đã tham gia việc bị khiếu nại, tố cáo", "Took part in what is complained of"),
    Ground.ON_COUNCIL: (
        "Đã ngồi trong hội đồng kỷ luật về việc này",
        "Sat on the disciplinary council of the matter",
    ),
    Ground.DEPENDS: ("Là cấp dưới trực tiếp của người liên quan", "Works directly under somebody involved"),
    Ground.OTHER: ("Lý do khác", "Another reason"),
}
