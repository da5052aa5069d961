"""A request to open an identity goes on by its table only, and every basis of it stands in the law."""

from datetime import UTC, datetime, timedelta

import pytest

from casebook.law.articles import Act
from casebook.law.envelopes import BY_CLERK, BY_HOLDER, PARTS, Movement, Part
from casebook.law.identities import (
    BASIS_ARTICLES,
    OPEN_STATES,
    OpeningBasis,
    OpeningState,
    can_be_shown,
    may_become,
)

APPROVED_AT = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)


@pytest.mark.parametrize("now", OpeningState)
@pytest.mark.parametrize("then", OpeningState)
def test_a_request_goes_on_by_its_table_only(now, then):
    ways = {
        ("asked", "approved"), ("asked", "refused"), ("asked", "withdrawn"),
        ("approved", "shown"), ("approved", "expired"), ("approved", "withdrawn"),
    }  # fmt: skip
    assert may_become(now, then) == ((str(now), str(then)) in ways)


def test_what_is_not_open_is_at_its_end():
    assert not any(may_become(now, then) for now in set(OpeningState) - OPEN_STATES for then in OpeningState)


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [(-1, False), (0, True), (14 * 60 + 59, True), (15 * 60, True), (15 * 60 + 1, False), (86400, False)],
)
def test_it_is_shown_from_the_approval_on_for_fifteen_minutes(seconds, shown):
    assert can_be_shown(APPROVED_AT, APPROVED_AT + timedelta(seconds=seconds)) is shown


@pytest.mark.parametrize("basis", OpeningBasis)
def test_every_basis_names_its_articles_of_the_law_on_denunciations(basis):
    articles = BASIS_ARTICLES[basis]
    assert articles[0].act is Act.LTC
    assert all(article.in_sentence("vi") for article in articles)


def test_every_movement_says_by_whom_and_an_opened_envelope_is_sealed_again():
    assert set(PARTS) == set(Movement)
    for parts in PARTS.values():
        assert Part.DONE_BY in parts
        assert (Part.READ_BY in parts) <= (Part.SEAL_NUMBER in parts)


def test_no_clerk_opens_to_read_and_nobody_writes_an_opening_by_two_by_hand():
    assert set(BY_CLERK) < set(BY_HOLDER)
    assert Movement.READ not in BY_CLERK
    assert Movement.OPENED_BY_TWO not in BY_HOLDER
