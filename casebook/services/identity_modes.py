"""Where it is kept who denounces: on paper, or sealed on a machine that stands on a network of its own."""

from casebook.law.identities import IdentityMode
from casebook.law.powers import ROLE_POWERS, Actor, Power
from casebook.records.base import transaction
from casebook.records.deciders import deciders
from casebook.records.identities import living_identities
from casebook.records.units import Installation, installation
from casebook.services.overtaken import refuse_overtaken, seen_of
from casebook.services.refusals import NotAllowed, Refused
from casebook.services.trail import Doing, Trace, write_audit


def identity_mode() -> IdentityMode:
    """Say where this installation keeps who denounces; on paper until somebody decided otherwise."""
    here = installation()
    return here.identity_mode if here is not None else IdentityMode.SEALED_PAPER


def keeps_identities(*, isolated_lan: bool) -> bool:
    """Say whether who denounces may be sealed on this machine: it was chosen, and the network is isolated."""
    return isolated_lan and identity_mode() is IdentityMode.SEALED_DIGITAL


def may_choose_mode(doing: Doing) -> bool:
    """Say whether a person decides where identities are kept: the head or superior of the topmost unit.

    In person: nobody decides that by standing in for somebody, and never an administrator.
    """
    own = _own_units(doing.actor)
    return bool(own) and not own.isdisjoint(decider.unit_id for decider in deciders(doing.today))


def _own_units(actor: Actor) -> frozenset[str]:
    return frozenset(
        grant.unit_id
        for grant in actor.grants
        if grant.acting_for is None and Power.CHOOSE_IDENTITY_MODE in ROLE_POWERS[grant.role]
    )


def seen_mode() -> str:
    """Give the mark of where identities are kept, for the form made from it."""
    return seen_of({"mode": identity_mode()})


def choose_identity_mode(
    *, doing: Doing, mode: IdentityMode, isolated_lan: bool, seen: str | None = None
) -> None:
    """Choose where it is kept who denounces, for the whole installation.

    Raises NotAllowed, NotConfirmed, Overtaken when somebody else chose since the form marked `seen` was
    made, and Refused for the machine on a network that is not isolated.
    """
    if not may_choose_mode(doing):
        raise NotAllowed
    if mode is IdentityMode.SEALED_DIGITAL and not isolated_lan:
        raise _on_an_open_network()
    doing.must_be_confirmed()
    with transaction() as session:
        here = session.get_one(Installation, 1, with_for_update=True, populate_existing=True)
        refuse_overtaken(seen, standing={"mode": here.identity_mode}, wanted={"mode": mode})
        if here.identity_mode is mode:
            return
        here.identity_mode = mode
        trace = Trace(
            deed="installation.identity_mode_chosen",
            unit_id=None,
            object_kind="installation",
            object_id="1",
            particulars={"mode": str(mode)},
        )
        write_audit(session, doing, trace)


def refuse_identities_on_open_network(*, isolated_lan: bool) -> None:
    """Refuse to serve identities on a network with a way out: what start-up asks before anything else."""
    if not isolated_lan and (identity_mode() is IdentityMode.SEALED_DIGITAL or living_identities()):
        raise _on_an_open_network()


def _on_an_open_network() -> Refused:
    return Refused(
        "Danh tính người tố cáo chỉ được giữ trên máy khi máy đặt trong mạng nội bộ tách rời. Nếu đúng như "
        "vậy, người vận hành khai CASEBOOK_ISOLATED_LAN=1 rồi khởi động lại; nếu không, giữ trên giấy.",
        "Who denounces is kept on a machine only if it stands on a network without a way out. If it does, "
        "whoever runs it declares CASEBOOK_ISOLATED_LAN=1 and starts again; if not, keep it on paper.",
        field="mode",
    )
