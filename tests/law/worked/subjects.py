"""The subjects of the worked cases, and all their rows by their sentences."""

from tests.law.worked import (
    calendars,
    complaint_acceptance,
    complaint_pausing,
    complaint_settling,
    corrections,
    democracy,
    denunciations,
    denunciations_after,
    discipline,
    information,
    online_sessions,
    petitions,
    reception,
    reclassified,
    reporting,
    second_level,
    unlawful_complaints,
)

SUBJECTS = [
    calendars,
    complaint_acceptance,
    complaint_pausing,
    complaint_settling,
    corrections,
    democracy,
    denunciations,
    denunciations_after,
    discipline,
    information,
    online_sessions,
    petitions,
    reception,
    reclassified,
    reporting,
    second_level,
    unlawful_complaints,
]
ROWS = {row.sentence: row for subject in SUBJECTS for row in subject.ROWS}
