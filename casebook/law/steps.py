"""The one table of steps: by the facts of a case, its status and what happens."""

from functools import cache

from casebook.law import (
    steps_complaint,
    steps_concluded,
    steps_democracy,
    steps_denunciation,
    steps_everywhere,
    steps_information,
    steps_petition,
    steps_reception,
    steps_settled,
    steps_settling,
)
from casebook.law.journal import Facts
from casebook.law.lifecycle import StepTable, tabulate

STEPS = (
    *steps_complaint.STEPS,
    *steps_settling.STEPS,
    *steps_settled.STEPS,
    *steps_complaint.BACKGROUND_STEPS,
    *steps_denunciation.STEPS,
    *steps_concluded.STEPS,
    *steps_petition.STEPS,
    *steps_information.STEPS,
    *steps_everywhere.STEPS,
    *steps_reception.STEPS,
    *steps_democracy.STEPS,
)


@cache
def step_table(facts: Facts) -> StepTable:
    """The steps a case of these facts may take."""
    return tabulate(STEPS, facts)
