"""Every word that people see stands in both languages."""

import inspect
from enum import Enum

import pytest

from casebook.law import (
    choices,
    commitments,
    dialogues,
    envelopes,
    exclusions,
    fields,
    grounds,
    identities,
    powers,
    signing,
    vocabulary,
)
from casebook.law.articles import ACTS, Act, Article, cite_all, name_all
from casebook.law.rules import RULES
from casebook.law.vocabulary import EventType, Status
from casebook.law.words import WORDS, word

SHOWN = [
    enum
    for module in (
        vocabulary,
        choices,
        grounds,
        powers,
        identities,
        envelopes,
        exclusions,
        dialogues,
        commitments,
        signing,
    )
    for _, enum in inspect.getmembers(module, inspect.isclass)
    if issubclass(enum, Enum) and enum.__module__ == module.__name__
] + [fields.Field]


@pytest.mark.parametrize("enum", SHOWN)
def test_every_member_has_its_label_in_both_languages(enum):
    for member in enum:
        assert word(member, "vi").strip()
        assert word(member, "en").strip()


def test_nothing_is_labelled_that_does_not_exist():
    assert set(WORDS) == {(enum, member.value) for enum in SHOWN for member in enum}


def test_an_event_and_a_status_of_the_same_value_keep_their_own_words():
    assert word(EventType.RECEIVED) == "Tiếp nhận"
    assert word(Status.RECEIVED) == "Mới nhận, đang xem xét điều kiện"


@pytest.mark.parametrize(
    "enum", [vocabulary.Status, vocabulary.EventType, vocabulary.Action, vocabulary.Kind]
)
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_no_two_members_of_a_list_read_the_same(enum, lang):
    labels = [word(member, lang) for member in enum]
    assert len(set(labels)) == len(labels)


def test_every_rule_and_every_act_has_its_name_in_both_languages():
    assert set(ACTS) == set(Act)
    for rule in RULES.values():
        assert rule.name("vi") != rule.name("en")


@pytest.mark.parametrize(
    ("place", "cited", "in_sentence"),
    [
        ("28", "Luật Khiếu nại Điều 28", "Điều 28 Luật Khiếu nại"),
        ("33.1", "Luật Khiếu nại Điều 33 khoản 1", "khoản 1 Điều 33 Luật Khiếu nại"),
        ("11a.2", "Luật Khiếu nại Điều 11a khoản 2", "khoản 2 Điều 11a Luật Khiếu nại"),
        ("4.1đ", "Luật Khiếu nại Điều 4 khoản 1 điểm đ", "điểm đ khoản 1 Điều 4 Luật Khiếu nại"),
        ("", "Luật Khiếu nại", "Luật Khiếu nại"),
    ],
)
def test_an_article_is_cited_as_officials_do(place, cited, in_sentence):
    article = Article(Act.LKN, place)
    assert (article.cite("vi"), article.in_sentence("vi")) == (cited, in_sentence)


def test_articles_are_cited_in_english_too():
    articles = (Article(Act.LKN, "33.1"), Article(Act.N124, "29.2a"), Article(Act.INTERNAL))
    assert cite_all(articles, "en") == (
        "Law on Complaints Article 33 clause 1; Decree 124/2020/NĐ-CP Article 29 clause 2 point a; "
        "Internal rule"
    )
    assert name_all(articles, "en") == (
        "Article 33.1 of the Law on Complaints; Article 29.2a of Decree 124/2020/NĐ-CP; Internal rule"
    )


def test_a_place_that_cannot_be_read_is_refused():
    with pytest.raises(ValueError, match="khoản"):
        Article(Act.LKN, "khoản 2").cite()
