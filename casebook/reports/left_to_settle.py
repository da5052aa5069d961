"""Whether anybody is left who may settle a case once some are kept out, and who is told where nobody is."""

from datetime import date

from casebook.law.articles import name_all
from casebook.law.denounced import ABOVE
from casebook.law.vocabulary import Role
from casebook.records.base import db
from casebook.records.cases import Case
from casebook.records.exclusions import excluded_people
from casebook.records.people import people_in
from casebook.records.units import unit_by_id


def who_is_told(case: Case, day: date, language: str) -> str:
    """Say who must be told, where nobody in the unit may settle an open case; empty while somebody may."""
    heads = {person.id for person in db.session.scalars(people_in(case.unit_id, day, Role.HEAD))}
    if not case.is_open or heads - excluded_people(case):
        return ""
    above = unit_by_id(case.unit.parent_id) if case.unit.parent_id else None
    vi, en = _sentence(above.name if above else "", secret=case.keeps_secret)
    return en if language == "en" else vi


def _sentence(above: str, *, secret: bool) -> tuple[str, str]:
    to_vi = f"Hãy báo người đứng đầu {above or 'cơ quan quản lý cấp trên'}"
    to_en = f"Tell the head of {above or 'the office above'}"
    if secret:
        return (
            f"{to_vi}, và chuyển cả phong bì niêm phong: cơ quan ấy giải quyết ({name_all(ABOVE, 'vi')}).",
            f"{to_en}, and hand the sealed envelope over: that office settles it ({name_all(ABOVE, 'en')}).",
        )
    return (
        f"{to_vi}: người có thẩm quyền ở đơn vị không tham gia được, cơ quan ấy giao người giải quyết.",
        f"{to_en}: whoever decides in the unit takes no part, so that office names who does.",
    )
