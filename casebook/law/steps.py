"""The one table of steps, by kind and status."""

from casebook.law import steps_complaint, steps_other, steps_settled
from casebook.law.lifecycle import tabulate

STEPS = (
    *steps_complaint.STEPS,
    *steps_settled.STEPS,
    *steps_complaint.BACKGROUND_STEPS,
    *steps_other.STEPS,
)
STEP_TABLE = tabulate(STEPS)
