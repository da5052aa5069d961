"""The letter that demands a report on a case that is late (LTC Đ38.2, TT 05/2021 Đ14)."""

from datetime import date

from casebook.law.articles import Act, Article
from casebook.law.vocabulary import Certainty
from casebook.papers.blocks import Centred, Para, Passage
from casebook.papers.form import Audience, Form, OpenForm
from casebook.papers.law_forms.declaring import open_form
from casebook.papers.slots import Slot, SlotKind

LTC_SINCE = date(2019, 1, 1)


# It names the case by its number and nobody in it, so that it reads the same of a denunciation.
def _chasing() -> OpenForm:
    return open_form(
        Slot("asked_of", "Người, đơn vị được đôn đốc", "Who is chased"),
        Slot("not_done", "Việc chưa thực hiện", "What has not been done", SlotKind.TEXT),
        key="CHASE",
        code="",
        vi="Công văn đôn đốc giải quyết",
        en="Letter that demands a report",
        sources=(Article(Act.LTC, "38.2"), Article(Act.TT05, "14")),
        certainty=Certainty.M,
        since=LTC_SINCE,
        is_letter=True,
        about="đôn đốc giải quyết vụ việc {case_name}",
        audience=frozenset({Audience.BODY}),
        blocks=(
            Centred("Kính gửi: {asked_of}"),
            Para(
                "Vụ việc {case_name} do {asked_of} có trách nhiệm giải quyết, có hạn đến hết ngày "
                "{due_on}. Đến nay, {unit} chưa nhận được kết quả giải quyết. Việc chưa thực hiện:"
            ),
            Passage("not_done", 3),
            Para("{unit} đề nghị {asked_of}:"),
            Para("1. Khẩn trương giải quyết vụ việc nêu trên theo đúng quy định của pháp luật."),
            Para(
                "2. Báo cáo bằng văn bản quá trình giải quyết, lý do chậm, trách nhiệm của cá nhân, bộ "
                "phận có liên quan và thời gian hoàn thành, gửi về {unit} trước ngày {report_by}."
            ),
            Para("Báo cáo ghi mã vụ việc, không ghi họ tên, địa chỉ của người gửi đơn."),
        ),
        recipients=("Như trên;",),
    )


FORMS: tuple[Form, ...] = (_chasing(),)
