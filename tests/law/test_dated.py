"""Rules and their versions: in order, without overlap, each with its article."""

from datetime import timedelta
from itertools import pairwise

import pytest

from casebook.law.articles import Act
from casebook.law.rules import RULES
from casebook.law.vocabulary import Certainty
from tests.law.journals import day

REFORM = day("2026-07-01")


# The rule book knows the clock and no number: the answer says "chưa xác định hạn".
WITHOUT_A_NUMBER = {"LD-01-second"}


@pytest.mark.parametrize("key", RULES)
def test_every_rule_has_versions_in_order_each_with_its_article(key):
    versions = RULES[key].versions
    assert versions or key in WITHOUT_A_NUMBER
    for version in versions:
        assert version.articles
        for article in version.articles:
            assert article.cite()
        assert version.until is None or version.since <= version.until
    for earlier, later in pairwise(versions):
        assert earlier.until is not None
        assert later.since == earlier.until + timedelta(days=1)


VARIANTS = {
    *("remote", "complex", "second", "dismissal", "notify"),
    *("window", "accept", "resolve", "answer", "agenda", "publish"),
}


@pytest.mark.parametrize("key", RULES)
def test_the_id_of_a_version_is_the_rule_books(key):
    for version in RULES[key].versions:
        name, _, variant = key.rpartition("-")
        assert version.id.removesuffix("o") == (name if variant in VARIANTS else key)
        replaced_by_the_reform = version.since < REFORM and any(
            one.since == REFORM for one in RULES[key].versions
        )
        assert version.id.endswith("o") == replaced_by_the_reform


@pytest.mark.parametrize(
    ("key", "on", "expected"),
    [
        ("KN-02", "2012-06-30", None),
        ("KN-02", "2012-07-01", "KN-02o"),
        ("KN-02", "2026-06-30", "KN-02o"),
        ("KN-02", "2026-07-01", "KN-02"),
        ("TCD-03", "2026-06-30", "TCD-03o"),
        ("TCD-03", "2026-07-01", "TCD-03"),
        ("KN-10", "2026-06-30", None),
        ("TCD-26", "2026-06-30", None),
        ("TCD-26", "2026-07-01", "TCD-26"),
    ],
)
def test_a_rule_is_looked_up_by_the_day(key, on, expected):
    version = RULES[key].on(day(on))
    assert (version.id if version else None) == expected


def test_quotas_are_dated_rules_without_clocks():
    numbers = {
        key: [version.number for version in RULES[key].versions] for key in ("TCD-01", "TCD-02", "TCD-03")
    }
    assert numbers == {"TCD-01": [1, 1], "TCD-02": [1], "TCD-03": [1, 2]}


def test_an_internal_rule_is_never_called_certain():
    for rule in RULES.values():
        for version in rule.versions:
            if any(article.act is Act.INTERNAL for article in version.articles):
                assert version.certainty is Certainty.I
                assert not version.certainty.is_certain
