"""What a matter is in law: at most three questions, each with its legal test; nobody need know the acts."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from casebook.law.articles import Act, Article, name_all
from casebook.law.vocabulary import Kind


class Question(StrEnum):
    """What the receiver asks, in the order in which one leads to another."""

    WHAT_IS_WANTED = "what_is_wanted"
    WHO_DECIDED = "who_decided"
    OWN_RIGHTS = "own_rights"
    PROPOSAL_OR_REPORT = "proposal_or_report"


class Answer(StrEnum):
    """What may be answered."""

    REVIEW = "review"
    VIOLATION = "violation"
    PROPOSAL = "proposal"
    REPORT = "report"
    AGAIN = "again"
    INFORMATION = "information"
    SEVERAL = "several"
    SCHOOL = "school"
    PARENTS_BOARD = "parents_board"
    COMMUNE = "commune"
    SOMEONE_ELSE = "someone_else"
    YES = "yes"
    DISCIPLINE = "discipline"
    LABOUR = "labour"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the matter is, by which legal test.

    `kind` is None where several kinds stand in one letter: they are split first. `elsewhere`: another
    body decided, so it is guided there.
    """

    kind: Kind | None
    vi: str
    en: str
    articles: tuple[Article, ...]
    elsewhere: bool = False
    level: int = 1
    discipline: bool = False
    labour: bool = False

    def test(self, lang: str = "vi") -> str:
        """The legal test with its article."""
        return f"{self.vi if lang == 'vi' else self.en} ({name_all(self.articles, lang)})."


_COMPLAINT_TEST = (
    (
        "Khiếu nại là đề nghị xem xét lại quyết định hành chính, hành vi hành chính hoặc quyết định kỷ luật "
        "khi có căn cứ cho rằng trái pháp luật, xâm phạm quyền, lợi ích hợp pháp của chính mình"
    ),
    (
        "A complaint asks to review an administrative decision or act, or a discipline decision, believed "
        "unlawful and harming one's own lawful rights"
    ),
    (Article(Act.LKN, "2.1"),),
)
_COMPLAINT = Verdict(Kind.COMPLAINT, *_COMPLAINT_TEST)
_COMPLAINT_ELSEWHERE = Verdict(Kind.COMPLAINT, *_COMPLAINT_TEST, elsewhere=True)
_SECOND_COMPLAINT = Verdict(
    Kind.COMPLAINT,
    "Khiếu nại lần hai: người khiếu nại không đồng ý với quyết định giải quyết lần đầu, hoặc đã hết thời hạn "
    "mà chưa được giải quyết; người giải quyết là thủ trưởng cơ quan cấp trên trực tiếp",
    "A second complaint: the first decision is not agreed with, or the limit passed without any; the head "
    "of the office directly above settles it",
    (Article(Act.LKN, "33.1"), Article(Act.N124, "14.2")),
    level=2,
)
_DISCIPLINE_COMPLAINT = Verdict(
    Kind.COMPLAINT,
    "Khiếu nại quyết định kỷ luật có thời hiệu và thời hạn riêng, và chỉ được thực hiện bằng đơn",
    "A complaint against a discipline decision has windows and terms of its own, and is made in writing only",
    (Article(Act.LKN, "48"), Article(Act.LKN, "49")),
    discipline=True,
)
_LABOUR_COMPLAINT = Verdict(
    Kind.COMPLAINT,
    "Khiếu nại của người làm hợp đồng lao động về quan hệ lao động theo pháp luật lao động, "
    "với thời hiệu và thời hạn riêng",
    "A complaint of labour-contract staff about labour matters follows labour law, with windows and terms "
    "of its own",
    (Article(Act.N124, "43.1"),),
    labour=True,
)
_INFORMATION_REQUEST = Verdict(
    Kind.INFORMATION_REQUEST,
    "Yêu cầu cung cấp thông tin là đề nghị được xem, sao chụp hoặc nhận thông tin của cơ quan nhà nước; "
    "thời hạn trả lời tùy cách gửi yêu cầu",
    "A request for information asks to read, copy or receive information made by a public body; the term "
    "depends on the way it came",
    (Article(Act.LTCTT, "29"), Article(Act.LTCTT, "30"), Article(Act.LTCTT, "31")),
)
_SEVERAL = Verdict(
    None,
    "Đơn có nhiều nội dung khác loại thì hướng dẫn người gửi tách thành từng đơn riêng; mỗi nội dung theo "
    "một thủ tục",
    "A letter that mixes kinds is split: the person is guided to write one letter for each, and each "
    "follows its own procedure",
    (Article(Act.TT05, "21"), Article(Act.LTCD, "25.3")),
)
_DENUNCIATION = Verdict(
    Kind.DENUNCIATION,
    "Tố cáo là việc cá nhân báo cho cơ quan có thẩm quyền biết về hành vi vi phạm pháp luật của bất kỳ ai "
    "gây thiệt hại hoặc đe dọa gây thiệt hại; danh tính người tố cáo phải được giữ bí mật",
    "A denunciation tells the competent body of anybody's violation of the law that harms or threatens "
    "to harm; the denouncer's identity is kept secret",
    (Article(Act.LTC, "2.1"), Article(Act.LTC, "8.3")),
)
_PETITION = Verdict(
    Kind.PETITION,
    "Kiến nghị là trình bày ý kiến, nguyện vọng, đề xuất giải pháp về việc thực hiện chủ trương, "
    "chính sách, pháp luật, công tác quản lý",
    "A petition states opinions, wishes or proposals on how policy, law and administration are carried out",
    (Article(Act.LTCD, "2.2"),),
)
_FEEDBACK = Verdict(
    Kind.FEEDBACK,
    "Phản ánh là cung cấp thông tin, nêu tình hình về việc thực hiện chủ trương, chính sách, pháp luật, "
    "công tác quản lý",
    "Feedback gives information on how policy, law and administration are carried out",
    (Article(Act.LTCD, "2.2"),),
)

# The whole decision: each answer leads to the next question or to what the matter is.
# A parents' board is no administrative body: its acts are met by a petition or feedback.
DECISIONS: dict[Question, dict[Answer, Question | Verdict]] = {
    Question.WHAT_IS_WANTED: {
        Answer.REVIEW: Question.WHO_DECIDED,
        Answer.AGAIN: _SECOND_COMPLAINT,
        Answer.VIOLATION: _DENUNCIATION,
        Answer.PROPOSAL: _PETITION,
        Answer.REPORT: _FEEDBACK,
        Answer.INFORMATION: _INFORMATION_REQUEST,
        Answer.SEVERAL: _SEVERAL,
    },
    Question.WHO_DECIDED: {
        Answer.SCHOOL: Question.OWN_RIGHTS,
        Answer.PARENTS_BOARD: Question.PROPOSAL_OR_REPORT,
        Answer.COMMUNE: _COMPLAINT_ELSEWHERE,
        Answer.SOMEONE_ELSE: Question.PROPOSAL_OR_REPORT,
    },
    Question.OWN_RIGHTS: {
        Answer.YES: _COMPLAINT,
        Answer.DISCIPLINE: _DISCIPLINE_COMPLAINT,
        Answer.LABOUR: _LABOUR_COMPLAINT,
        Answer.NO: _PETITION,
    },
    Question.PROPOSAL_OR_REPORT: {Answer.PROPOSAL: _PETITION, Answer.REPORT: _FEEDBACK},
}

QUESTION_WORDS: dict[Question, tuple[str, str]] = {
    Question.WHAT_IS_WANTED: ("Người trình bày muốn điều gì?", "What does the person want?"),
    Question.WHO_DECIDED: (
        "Ai đã quyết định hoặc làm việc đó (ví dụ: ai quyết định khoản thu)?",
        "Who decided or did it (for instance: who decided the fee)?",
    ),
    Question.OWN_RIGHTS: (
        (
            "Người trình bày có cho rằng việc đó trái pháp luật và xâm phạm trực tiếp quyền, lợi ích "
            "của mình hoặc của con em mình không?"
        ),
        "Does the person believe it unlawful and harming their own or their child's rights directly?",
    ),
    Question.PROPOSAL_OR_REPORT: (
        "Người trình bày đề xuất một cách giải quyết hay chỉ phản ánh tình hình?",
        "Does the person propose something, or only tell what is going on?",
    ),
}
ANSWER_WORDS: dict[Answer, tuple[str, str]] = {
    Answer.REVIEW: (
        "Đề nghị xem xét lại một quyết định hoặc việc làm liên quan đến mình",
        "To have a decision or act that concerns them reviewed",
    ),
    Answer.VIOLATION: (
        "Báo về hành vi vi phạm pháp luật của một người hoặc một cơ quan",
        "To tell of somebody's violation of the law",
    ),
    Answer.PROPOSAL: ("Nêu nguyện vọng, đề xuất giải pháp", "To state a wish or propose something"),
    Answer.REPORT: ("Phản ánh tình hình, cung cấp thông tin", "To tell what is going on"),
    Answer.AGAIN: (
        "Khiếu nại tiếp một việc đã khiếu nại lần đầu (đã có quyết định, hoặc quá hạn chưa được giải quyết)",
        "To complain again about what was complained of once (decided, or left unanswered beyond its limit)",
    ),
    Answer.INFORMATION: (
        "Được cung cấp thông tin, tài liệu mà đơn vị đang giữ",
        "To be given information or documents the unit holds",
    ),
    Answer.SEVERAL: (
        "Nhiều việc khác loại trong cùng một đơn hoặc một lần trình bày",
        "Several things of different kinds in one letter or one visit",
    ),
    Answer.SCHOOL: ("Nhà trường hoặc người của nhà trường", "The school or its staff"),
    Answer.PARENTS_BOARD: ("Ban đại diện cha mẹ học sinh", "The parents' board"),
    Answer.COMMUNE: ("UBND xã, phường hoặc cơ quan nhà nước khác", "The commune or another authority"),
    Answer.SOMEONE_ELSE: ("Người khác, tổ chức khác", "Somebody else"),
    Answer.YES: ("Có", "Yes"),
    Answer.DISCIPLINE: (
        "Có, và đó là quyết định kỷ luật chính người trình bày (công chức, viên chức)",
        "Yes, and it is a discipline decision against the person (official or public employee)",
    ),
    Answer.LABOUR: (
        "Có, và đó là việc về hợp đồng lao động của chính người trình bày",
        "Yes, and it is about the person's own labour contract",
    ),
    Answer.NO: ("Không", "No"),
}


class UnknownAnswer(ValueError):
    """An answer that its question does not have."""


def classify(answers: Mapping[Question, Answer]) -> Question | Verdict:
    """The verdict the answers lead to, or the next question still open.

    Answers to questions that were not reached do not count. Raises UnknownAnswer.
    """
    at: Question | Verdict = Question.WHAT_IS_WANTED
    while isinstance(at, Question) and at in answers:
        ways, answer = DECISIONS[at], answers[at]
        if answer not in ways:
            raise UnknownAnswer(f"{at}: {answer}")
        at = ways[answer]
    return at


def options(question: Question) -> tuple[Answer, ...]:
    """What may be answered to a question, in the order of the page."""
    return tuple(DECISIONS[question])
