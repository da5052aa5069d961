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
    SCHOOL = "school"
    PARENTS_BOARD = "parents_board"
    COMMUNE = "commune"
    SOMEONE_ELSE = "someone_else"
    YES = "yes"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the matter is, by which legal test. `elsewhere`: another body decided, so it is guided there."""

    kind: Kind
    vi: str
    en: str
    articles: tuple[Article, ...]
    elsewhere: bool = False

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
        Answer.VIOLATION: _DENUNCIATION,
        Answer.PROPOSAL: _PETITION,
        Answer.REPORT: _FEEDBACK,
    },
    Question.WHO_DECIDED: {
        Answer.SCHOOL: Question.OWN_RIGHTS,
        Answer.PARENTS_BOARD: Question.PROPOSAL_OR_REPORT,
        Answer.COMMUNE: _COMPLAINT_ELSEWHERE,
        Answer.SOMEONE_ELSE: Question.PROPOSAL_OR_REPORT,
    },
    Question.OWN_RIGHTS: {Answer.YES: _COMPLAINT, Answer.NO: _PETITION},
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
    Answer.SCHOOL: ("Nhà trường hoặc người của nhà trường", "The school or its staff"),
    Answer.PARENTS_BOARD: ("Ban đại diện cha mẹ học sinh", "The parents' board"),
    Answer.COMMUNE: ("UBND xã, phường hoặc cơ quan nhà nước khác", "The commune or another authority"),
    Answer.SOMEONE_ELSE: ("Người khác, tổ chức khác", "Somebody else"),
    Answer.YES: ("Có", "Yes"),
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
