"""Hundreds of journals drawn at random: the program counts them as the naive counter does."""

import json
from random import Random

import pytest
from click.testing import CliRunner

from casebook.cli.law import law_group
from tests.law.worked.drawn import drawn_complaint, drawn_denunciation
from tests.law.worked.expectations import expected

COUNTED = ("rule", "from", "days", "unit", "nominal_on", "due_on")


@pytest.mark.parametrize("drawn", [drawn_complaint, drawn_denunciation])
def test_the_program_counts_drawn_journals_as_the_naive_counter_does(drawn):
    draw = Random(20261122)  # noqa: S311 - draws journals to ask about, no secrets
    cases = [drawn(draw) for _ in range(600)]
    asked = "\n".join(json.dumps(case.question) for case in cases)
    told = CliRunner().invoke(law_group, ["clocks", "--lines"], input=asked)
    for case, line in zip(cases, told.output.splitlines(), strict=True):
        answer = json.loads(line)
        assert "error" not in answer, (case.question, answer)
        found = [{key: clock[key] for key in COUNTED} for clock in answer["clocks"]]
        for one in case.wants:
            told_of = expected(one, case.question)
            assert {key: told_of[key] for key in COUNTED} in found, case.question
