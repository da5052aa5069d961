"""Whatever stands on a line, one object answers it; nothing breaks the run."""

import json

from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from casebook.cli.law import law_group
from casebook.law.vocabulary import EventType

LEAVES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(allow_nan=False),
    st.text(max_size=5),
    st.sampled_from(["complaint", "petition", "reception", "2026-08-03", "2026-02-30", "9999-12-31"]),
)
ANYTHING = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=6,
)
DAYS = st.dates().map(str) | st.sampled_from(["2026-08-03", "2026-08-04", "2027-02-05"]) | ANYTHING
EVENTS = st.fixed_dictionaries(
    {"type": st.sampled_from([*EventType, "concluded"]) | ANYTHING, "on": DAYS},
    optional=dict.fromkeys(
        ("via", "held_on", "event", "right_on", "scope", "differs", "to", "reason", "x"), ANYTHING | DAYS
    ),
)
QUESTIONS = st.fixed_dictionaries(
    {"kind": st.sampled_from(["complaint", "petition", "reception_day", "refusal"]) | ANYTHING},
    optional={
        "events": st.lists(EVENTS, max_size=4) | ANYTHING,
        "today": DAYS,
        "level": ANYTHING,
        "remote": st.booleans() | ANYTHING,
        "calendar": st.lists(st.fixed_dictionaries({"day": DAYS, "works": ANYTHING}), max_size=2) | ANYTHING,
        "labour": ANYTHING,
    },
)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(QUESTIONS | ANYTHING, st.binary(max_size=40))
def test_every_line_gets_exactly_one_object(question, noise):
    lines = [json.dumps(question).encode(), noise.replace(b"\n", b" ").replace(b"\r", b" ")]
    told = CliRunner().invoke(law_group, ["clocks", "--lines"], input=b"\n".join(lines))
    assert told.exception is None, question
    assert told.exit_code == 0
    answers = [json.loads(line) for line in told.stdout.splitlines()]
    assert len(answers) == len([line for line in lines if line.strip()])
    for answer in answers:
        assert set(answer) in ({"error"}, {"status", "clocks", "actions", "warnings"})
