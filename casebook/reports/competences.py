"""The body a unit's second complaints, denunciations and figures go to, named or by default."""

from dataclasses import dataclass
from datetime import date

from casebook.law.articles import Act, Article, name_all
from casebook.law.units import UnitKind
from casebook.law.vocabulary import Certainty
from casebook.records.competences import Competence, CompetentBody, body_named_on, competence_history
from casebook.records.units import Unit, unit_by_id

COMPETENCE_WORDS: dict[Competence, tuple[str, str]] = {
    Competence.SECOND_COMPLAINT_TO: (
        "Khiếu nại lần hai gửi đến",
        "Second complaints go to",
    ),
    Competence.DENUNCIATION_TO: (
        "Tố cáo người đứng đầu, cấp phó hoặc đơn vị chuyển đến",
        "Denunciations of the head, a deputy or the unit go to",
    ),
    Competence.STATISTICS_TO: ("Số liệu thống kê, báo cáo gửi đến", "Figures and reports go to"),
}

COMPETENCE_ARTICLES: dict[Competence, tuple[Article, ...]] = {
    Competence.SECOND_COMPLAINT_TO: (Article(Act.N124, "14.2"),),
    Competence.DENUNCIATION_TO: (Article(Act.LTC, "12.6"), Article(Act.LTC, "18.2")),
    Competence.STATISTICS_TO: (Article(Act.TT06, "7"),),
}

_PROVINCE = "UBND tỉnh, thành phố"


@dataclass(frozen=True, kw_only=True)
class Body:
    """A body as a form offers it; `unit_id` where it is a unit of this installation."""

    name: str
    unit_id: str | None
    certainty: Certainty
    row: CompetentBody | None = None

    @property
    def by_default(self) -> bool:
        """Say whether nobody has named it yet."""
        return self.row is None


def body_for(unit_id: str, competence: Competence, on: date) -> Body | None:
    """Give the body that is competent on a day; None where nobody named one and nothing points to it."""
    row = body_named_on(unit_id, competence, on)
    if row is not None:
        # The unit answers for what it named, with the source it gave.
        name = row.to_unit.name if row.to_unit else row.to_body
        return Body(name=name, unit_id=row.to_unit_id, certainty=Certainty.S, row=row)
    unit = unit_by_id(unit_id)
    return _default(unit) if unit else None


def _default(unit: Unit) -> Body | None:
    """Give the body above: who appoints the head of a school is competent (KN-33, TC-29)."""
    above = unit_by_id(unit.parent_id) if unit.parent_id else None
    if above is not None:
        return Body(name=above.name, unit_id=above.id, certainty=Certainty.I)
    if unit.kind is not UnitKind.SCHOOL:
        return Body(name=_PROVINCE, unit_id=None, certainty=Certainty.I)
    # A nursery, primary or lower secondary school has the commune above it, an upper secondary one the
    # department of education; the letterhead of the school says which.
    return Body(name=unit.upper_line, unit_id=None, certainty=Certainty.I) if unit.upper_line else None


@dataclass(frozen=True, kw_only=True)
class CompetenceView:
    """One competence of a unit as its page tells it."""

    competence: Competence
    label: str
    articles: str
    body: Body | None
    certainty: str
    rows: tuple[CompetentBody, ...]


def competences_of(unit_id: str, on: date, language: str) -> list[CompetenceView]:
    """Tell every competence of a unit with what was ever said of it."""
    return [_view(unit_id, competence, on, language) for competence in Competence]


def _view(unit_id: str, competence: Competence, on: date, language: str) -> CompetenceView:
    body = body_for(unit_id, competence, on)
    return CompetenceView(
        competence=competence,
        label=competence_word(competence, language),
        articles=name_all(COMPETENCE_ARTICLES[competence], language),
        body=body,
        certainty=_certainty(body, language),
        rows=tuple(competence_history(unit_id, competence)),
    )


def competence_word(competence: Competence, language: str) -> str:
    """Say what goes to the body."""
    return COMPETENCE_WORDS[competence][language == "en"]


def _certainty(body: Body | None, language: str) -> str:
    if body is None or not body.by_default:
        return ""
    told = (
        "Mặc định theo cơ quan quản lý trực tiếp; cần đối chiếu văn bản phân cấp",
        "By default the body directly above; to be checked against the text",
    )
    return told[language == "en"]
