"""At the reception: what a matter is, who speaks for a group, when somebody may be refused."""

from itertools import product

import pytest

from casebook.law.classification import (
    ANSWER_WORDS,
    DECISIONS,
    QUESTION_WORDS,
    Answer,
    Question,
    UnknownAnswer,
    Verdict,
    classify,
    options,
)
from casebook.law.refusing import GROUNDS, RefusalGround, ground_on, grounds_on
from casebook.law.representation import Allowed, check_representatives, is_group, representatives_allowed
from casebook.law.vocabulary import Kind
from tests.law.journals import day

Q, A = Question, Answer

# Who asks for what, and what that is in law.
MATTERS = [
    ("a mark the school would not review", [A.REVIEW, A.SCHOOL, A.YES], Kind.COMPLAINT),
    ("a decision that touches only others", [A.REVIEW, A.SCHOOL, A.NO], Kind.PETITION),
    ("a fee of the parents' board, to be lowered", [A.REVIEW, A.PARENTS_BOARD, A.PROPOSAL], Kind.PETITION),
    ("a fee of the parents' board, told of", [A.REVIEW, A.PARENTS_BOARD, A.REPORT], Kind.FEEDBACK),
    ("a fee the commune decided", [A.REVIEW, A.COMMUNE], Kind.COMPLAINT),
    ("noise of a neighbour", [A.REVIEW, A.SOMEONE_ELSE, A.REPORT], Kind.FEEDBACK),
    ("a teacher took money", [A.VIOLATION], Kind.DENUNCIATION),
    ("a crossing for the pupils", [A.PROPOSAL], Kind.PETITION),
    ("the canteen is dirty", [A.REPORT], Kind.FEEDBACK),
    ("not content with the first decision", [A.AGAIN], Kind.COMPLAINT),
    ("a teacher was reprimanded", [A.REVIEW, A.SCHOOL, A.DISCIPLINE], Kind.COMPLAINT),
    ("overtime of a cook was not paid", [A.REVIEW, A.SCHOOL, A.LABOUR], Kind.COMPLAINT),
    ("a copy of the budget", [A.INFORMATION], Kind.INFORMATION_REQUEST),
    ("a mark, and a theft", [A.SEVERAL], None),
]


def walk(given):
    """Answer the questions as they come; how many were asked, and what came out."""
    answers, asked = {}, classify({})
    for answer in given:
        assert isinstance(asked, Question)
        answers[asked] = answer
        asked = classify(answers)
    return asked


@pytest.mark.parametrize(("_matter", "given", "kind"), MATTERS)
def test_three_questions_at_most_lead_to_what_a_matter_is(_matter, given, kind):
    verdict = walk(given)
    assert isinstance(verdict, Verdict)
    assert verdict.kind is kind
    assert len(given) <= 3
    assert "Điều" in verdict.test("vi")
    assert "Article" in verdict.test("en")


def test_a_complaint_is_told_by_its_level_and_its_sort():
    told = {
        tuple(given): (verdict.level, verdict.discipline, verdict.labour)
        for _matter, given, kind in MATTERS
        if kind is Kind.COMPLAINT and (verdict := walk(given))
    }
    assert told[(A.REVIEW, A.SCHOOL, A.YES)] == (1, False, False)
    assert told[(A.AGAIN,)] == (2, False, False)
    assert told[(A.REVIEW, A.SCHOOL, A.DISCIPLINE)] == (1, True, False)
    assert told[(A.REVIEW, A.SCHOOL, A.LABOUR)] == (1, False, True)


def test_every_combination_of_answers_ends_in_a_kind_after_three_questions():
    for given in product(Answer, repeat=3):
        answers, asked, number = {}, classify({}), 0
        while isinstance(asked, Question) and number < 3 and given[number] in options(asked):
            answers[asked] = given[number]
            asked, number = classify(answers), number + 1
        if number == 3:
            assert isinstance(asked, Verdict), given


def test_what_another_body_decided_is_guided_there():
    assert walk([A.REVIEW, A.COMMUNE]).elsewhere
    assert not walk([A.REVIEW, A.SCHOOL, A.YES]).elsewhere


def test_while_answers_are_missing_the_next_question_is_named():
    assert classify({}) is Q.WHAT_IS_WANTED
    assert classify({Q.WHAT_IS_WANTED: A.REVIEW}) is Q.WHO_DECIDED


def test_answers_to_questions_that_were_not_reached_do_not_count():
    told = classify({Q.WHAT_IS_WANTED: A.VIOLATION, Q.WHO_DECIDED: A.PARENTS_BOARD})
    assert told.kind is Kind.DENUNCIATION


def test_an_answer_its_question_does_not_have_is_refused():
    with pytest.raises(UnknownAnswer):
        classify({Q.WHAT_IS_WANTED: A.SCHOOL})


def test_every_question_and_answer_has_its_words_and_its_place():
    assert set(QUESTION_WORDS) == set(Question) == set(DECISIONS)
    assert set(ANSWER_WORDS) == set(Answer) == {one for ways in DECISIONS.values() for one in ways}


@pytest.mark.parametrize(
    ("people", "least", "most"),
    [(1, 0, 1), (4, 0, 4), (5, 1, 2), (10, 1, 2), (11, 1, 5), (30, 1, 5)],
)
def test_a_group_names_as_many_representatives_as_the_law_has_it(people, least, most):
    assert representatives_allowed(people) == Allowed(least, most)
    assert is_group(people) == (people >= 5)


@pytest.mark.parametrize(
    ("people", "representatives", "all_of_group", "right"),
    [
        (5, 2, True, True),
        (5, 3, True, False),
        (10, 0, True, False),
        (11, 5, True, True),
        (30, 6, True, False),
        (30, 5, False, False),
        (3, 0, True, True),
        (3, 4, True, False),
    ],
)
def test_representatives_are_checked_with_the_article(people, representatives, all_of_group, right):
    refusal = check_representatives(people, representatives, all_of_group=all_of_group)
    assert (refusal is None) == right
    if refusal is not None:
        assert "Điều 29 Luật Tiếp công dân" in refusal.sentence("vi")
        assert "Article 29" in refusal.sentence("en")


def test_before_the_reform_only_the_grounds_of_the_act_hold():
    assert [one.ground for one in grounds_on(day("2026-06-30"))] == [
        RefusalGround.INTOXICATED,
        RefusalGround.THREATENING,
        RefusalGround.SETTLED_AND_INSISTING,
    ]
    assert {one.ground for one in grounds_on(day("2026-07-01"))} == set(RefusalGround)


def test_a_written_notice_is_owed_for_two_grounds_only():
    owed = {one.ground for one in GROUNDS if one.notice}
    assert owed == {RefusalGround.SETTLED_AND_INSISTING, RefusalGround.ANSWERED_NOTHING_NEW}


def test_every_ground_cites_its_place_and_speaks_both_languages():
    assert [one.ground for one in GROUNDS] == list(RefusalGround)
    assert len({one.article.cite() for one in GROUNDS}) == len(GROUNDS)
    for one in GROUNDS:
        assert one.vi != one.en


def test_a_ground_the_law_does_not_have_yet_is_none():
    assert ground_on(RefusalGround.RECORDING, day("2026-06-30")) is None
    assert ground_on(RefusalGround.RECORDING, day("2026-07-01")).article.cite() == (
        "Nghị định 154/2026/NĐ-CP Điều 4 khoản 1 điểm c"
    )
