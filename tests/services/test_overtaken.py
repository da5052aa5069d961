"""What somebody else changed since a form was made is noticed, field by field, and nothing else is told."""

from datetime import date

import pytest

from casebook.services.overtaken import Overtaken, refuse_overtaken, seen_of

STOOD = {"name": "Trường A", "phone": "1", "until": None}


@pytest.mark.parametrize(
    ("standing", "wanted", "theirs"),
    [
        ({}, {"phone": "2"}, None),  # nobody changed anything
        ({"phone": "2"}, {"phone": "2"}, None),  # both wrote the same
        ({"phone": "2"}, {"phone": "3"}, {"phone": "2"}),
        ({"phone": "2"}, {"name": "Trường B"}, {"phone": "2"}),  # it would be put back to what stood
        ({"phone": ""}, {}, {"phone": ""}),
        ({"until": date(2026, 12, 1)}, {"name": "Trường B", "until": date(2026, 12, 1)}, None),
        ({"until": date(2026, 12, 1)}, {"until": date(2026, 12, 2)}, {"until": date(2026, 12, 1)}),
        ({"name": "B", "phone": "2"}, {"name": "C", "phone": "2"}, {"name": "B"}),
    ],
)
def test_only_what_would_be_lost_is_told(standing, wanted, theirs):
    now, then = STOOD | standing, STOOD | wanted
    if theirs is None:
        refuse_overtaken(seen_of(STOOD), standing=now, wanted=then)
        return
    with pytest.raises(Overtaken) as told:
        refuse_overtaken(seen_of(STOOD), standing=now, wanted=then)
    assert dict(told.value.theirs) == theirs
    refuse_overtaken(told.value.seen, standing=now, wanted=then)  # now it has been seen


@pytest.mark.parametrize("seen", ["", "name-0", "phone", seen_of({"other": 1})])
def test_a_mark_nobody_gave_counts_as_never_seen(seen):
    with pytest.raises(Overtaken):
        refuse_overtaken(seen, standing=STOOD, wanted=STOOD | {"phone": "2"})


def test_what_no_form_was_made_from_is_not_asked():
    refuse_overtaken(None, standing=STOOD, wanted=STOOD | {"phone": "2"})


def test_a_mark_tells_no_value():
    assert "Trường" not in seen_of(STOOD)
