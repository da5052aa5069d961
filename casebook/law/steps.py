"""The one table of steps, by kind and status."""

from casebook.law import steps_complaint, steps_other
from casebook.law.lifecycle import tabulate

STEPS = (*steps_complaint.STEPS, *steps_other.STEPS)
STEP_TABLE = tabulate(STEPS)
