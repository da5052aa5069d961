"""Requiring a device at every sign-in, decided from the terminal of an installation set up before that."""

from datetime import datetime

from casebook.records.base import transaction
from casebook.records.units import Installation
from casebook.services.trail import Trace, write_line


def require_devices(*, now: datetime) -> bool:
    """Ask everybody for a second proof from now on; False where nothing is set up or it is so already."""
    with transaction() as session:
        here = session.get(Installation, 1, with_for_update=True)
        if here is None or here.sample or here.second_factor_required:
            return False
        here.second_factor_required = True
        trace = Trace(
            deed="installation.devices_required",
            unit_id=None,
            object_kind="installation",
            object_id="1",
            particulars={},
        )
        write_line(session, trace, now=now)
    return True
