"""A denunciation of the head: the clerk enters its seal for the commune, which settles it; one steps back."""

from casebook.law.exclusions import Ground
from casebook.law.vocabulary import Action
from casebook.records.base import db
from casebook.records.cases import Case, PartyRole
from casebook.records.holding import held_entries
from casebook.services.accusing import Named, house_of
from casebook.services.excluding import Involvement, step_back
from casebook.services.holding import BY_LETTER, HeldDenunciation, at_hand, give_up, hold_above, open_held
from casebook.services.sample.moves import ask, step, verify
from casebook.services.sample.plot import Beat, Story, after, go_on
from casebook.services.sample.stage import Post, Stage
from casebook.services.sealed_book import SealEntry

SEAL = "NP-06"
SUBJECT = "Tố cáo hiệu trưởng nhận tiền khi xếp lớp đầu cấp"


def tell_held_entry(stage: Stage) -> Story:
    """Tell how the clerk seals a letter about the head: its seal number is all that is typed."""
    yield stage.ago(26)
    desk = stage.doing(Post.DESK)
    entry = SealEntry(unit_id=stage.place.unit_id, received_on=stage.day, came_by=BY_LETTER, seal_number=SEAL)
    hold_above(doing=desk, entry=entry)
    row = at_hand(desk, stage.place.unit_id)[0]
    yield stage.ago(25)
    give_up(doing=stage.doing(Post.DESK), entry_id=row.id, handed_on=stage.day)


def tell_held_case(stage: Stage) -> Story:
    """Tell how the commune opens the case: the head by person, a verifier who steps back, another one."""
    yield stage.ago(24)
    head = stage.doing(Post.HEAD)
    row = next(one for one in db.session.scalars(held_entries(head.actor)) if one.seal_number == SEAL)
    house = house_of(row.from_unit_id or "", head)
    accused = next(person for person in house if person.username == "minh")
    told = HeldDenunciation(
        entry_id=row.id,
        accused=Named(role=PartyRole.ACCUSED, person_id=accused.id),
        subject=SUBJECT,
        content="Ba phụ huynh đã đưa tiền để con được xếp vào lớp bán trú; có tin nhắn kèm theo.",
        has_evidence=True,
    )
    case = db.session.get_one(Case, open_held(doing=head, told=told))
    yield from go_on(stage, case, (step(Action.ACCEPT, 3), step(Action.NOTIFY_ACCEPTANCE, 1), *_BEATS))


def _steps_back(stage: Stage, case: Case) -> None:
    handler = stage.doing(Post.HANDLER)
    step_back(doing=handler, case_id=case.id, involved=Involvement(ground=Ground.RELATED))


_BEATS = (
    step(Action.NOTIFY_ACCUSED, 0),
    verify(1),
    Beat(after(1), _steps_back),
    verify(1, by=Post.HEAD),
    ask(2, "Các phụ huynh được nêu trong đơn"),
)
