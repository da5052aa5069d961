"""A group that came together: heads are counted first, names come later, a few speak for the rest."""

import re
from dataclasses import dataclass

from casebook.law.representation import check_representatives
from casebook.records.base import transaction
from casebook.records.spelling import squeezed
from casebook.records.visits import Companion, Visit
from casebook.services.overtaken import refuse_overtaken, seen_of
from casebook.services.refusals import Refused
from casebook.services.trail import Doing
from casebook.services.visit_papers import leave_trace, take_visit

_PARTS = re.compile(r"\s*[\t;|]\s*")
_LONGEST_NAME, _LONGEST_ADDRESS, _LONGEST_NUMBER = 120, 300, 40


@dataclass(frozen=True, kw_only=True)
class Member:
    """One member of a group as typed."""

    full_name: str
    address: str = ""
    paper_number: str = ""


def members_of(typed: str) -> tuple[Member, ...]:
    """Read names that were typed or pasted, one a line: name; address; paper number (or tabs)."""
    members = []
    for number, line in enumerate(typed.splitlines(), start=1):
        # Sheets and lists are pasted with their running number in front.
        parts = _PARTS.split(re.sub(r"^\s*\d{1,4}\s*[.)\t;]\s*", "", line).strip())
        if not parts[0]:
            continue
        name, address, paper = (*parts, "", "")[:3]
        if len(name) > _LONGEST_NAME or len(address) > _LONGEST_ADDRESS or len(paper) > _LONGEST_NUMBER:
            raise Refused(
                f"Dòng {number} quá dài. Ghi mỗi người một dòng: họ tên; địa chỉ; số giấy tờ.",
                f"Line {number} is too long. One person a line: name; address; paper number.",
                field="lines",
            )
        members.append(Member(full_name=name, address=address, paper_number=paper))
    return tuple(members)


def name_companions(*, doing: Doing, visit_id: str, members: tuple[Member, ...]) -> Visit:
    """Add names to a group; somebody who is on the list already is not put there twice.

    Refused where more are named than heads were counted.
    """
    if not members:
        raise Refused(
            "Chưa có tên nào. Ghi mỗi người một dòng.",
            "There is no name yet. Write one person a line.",
            field="lines",
        )
    with transaction() as session:
        visit = take_visit(session, doing, visit_id)
        there = _with_spokesperson(visit)
        for member in members:
            # The same list pasted once more adds nobody; two of one name in one list are two people.
            if (squeezed(member.full_name), squeezed(member.address)) not in there:
                visit.companions.append(_row(visit, member))
        _refuse_more_than_counted(visit)
        leave_trace(session, doing, visit, "visit.companions_named", {"named": len(visit.companions)})
    return visit


def _with_spokesperson(visit: Visit) -> set[tuple[str, str]]:
    """The names on the list; whoever the visit is entered under is the first of the group."""
    if not visit.companions:
        who = Member(full_name=visit.full_name, address=visit.address, paper_number=visit.paper_number)
        visit.companions.append(_row(visit, who))
    return {(squeezed(c.full_name), squeezed(c.address)) for c in visit.companions}


def _row(visit: Visit, member: Member) -> Companion:
    return Companion(
        position=len(visit.companions),
        full_name=member.full_name,
        address=member.address,
        paper_number=member.paper_number,
    )


def _refuse_more_than_counted(visit: Visit) -> None:
    named = len(visit.companions)
    if named > visit.people_count:
        raise Refused(
            f"Đã đếm {visit.people_count} người nhưng danh sách có {named} tên (kể cả {visit.full_name}). "
            "Bỏ bớt tên, hoặc sửa số người ở lượt tiếp trước.",
            f"{visit.people_count} people were counted, but {named} are named ({visit.full_name} among "
            "them). Take names off, or put the number of people right first.",
            field="lines",
        )


def seen_representatives(visit: Visit) -> str:
    """Give the mark of who speaks for a group, for the form made from it."""
    return seen_of({"companion_ids": _speaking(visit)})


def _speaking(visit: Visit) -> tuple[str, ...]:
    return tuple(sorted(companion.id for companion in visit.companions if companion.represents))


def choose_representatives(
    *, doing: Doing, visit_id: str, companion_ids: tuple[str, ...], seen: str | None = None
) -> Visit:
    """Record who speaks for the group; how many is the law's matter (LTCD Đ29).

    Raises Overtaken when somebody else chose since the form marked `seen` was made.
    """
    with transaction() as session:
        visit = take_visit(session, doing, visit_id)
        chosen = set(companion_ids)
        wanted = {"companion_ids": tuple(sorted(chosen))}
        refuse_overtaken(seen, standing={"companion_ids": _speaking(visit)}, wanted=wanted)
        wrong = check_representatives(
            visit.people_count,
            len(chosen),
            all_of_group=chosen <= {companion.id for companion in visit.companions},
        )
        if wrong is not None:
            raise Refused(wrong.sentence("vi"), wrong.sentence("en"), field="companion_ids")
        for companion in visit.companions:
            companion.represents = companion.id in chosen
        leave_trace(session, doing, visit, "visit.representatives_chosen", {"chosen": len(chosen)})
    return visit
