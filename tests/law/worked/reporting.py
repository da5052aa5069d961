"""Worked cases: the day by which each period's report must be with the province (TT06 Đ7)."""

from tests.law.worked.rows import Case, report

ROWS: list[Case] = [
    report("the first quarter of 2026", "2026-Q1", "TT06-Q1", due="2026-03-17"),
    report("the second quarter of 2026", "2026-Q2", "TT06-Q2", due="2026-06-17"),
    report("the third quarter of 2026", "2026-Q3", "TT06-Q3", due="2026-09-17"),
    report("the fourth quarter of 2026", "2026-Q4", "TT06-Q4", due="2026-12-17"),
    report("six months of 2026", "2026-6M", "TT06-6M", due="2026-06-17"),
    report("nine months of 2026", "2026-9M", "TT06-9M", due="2026-09-17"),
    report("the year 2026", "2026-Y", "TT06-Y", due="2026-12-17"),
    report("the fourth quarter of 2025, the first of the new forms", "2025-Q4", "TT06-Q4", due="2025-12-17"),
    report("the year 2025", "2025-Y", "TT06-Y", due="2025-12-17"),
    report("the first quarter of 2027", "2027-Q1", "TT06-Q1", due="2027-03-17"),
    report("the second quarter of 2027", "2027-Q2", "TT06-Q2", due="2027-06-17"),
    report("six months of 2027", "2027-6M", "TT06-6M", due="2027-06-17"),
    report("the third quarter of 2027", "2027-Q3", "TT06-Q3", due="2027-09-17"),
    report("nine months of 2027", "2027-9M", "TT06-9M", due="2027-09-17"),
    report("a report due on a Saturday does not roll", "2028-Q2", "TT06-Q2", due="2028-06-17"),
    report("a report due on a Sunday does not roll", "2028-9M", "TT06-9M", due="2028-09-17"),
    report("on its last day a report still runs", "2026-Q3", "TT06-Q3", today="2026-09-17"),
    report("the day after, the report is overdue", "2026-Q3", "TT06-Q3", today="2026-09-18"),
    Case("half a year is no period", {"kind": "reporting", "period": "2026-H1"}, refused=("period",)),
    Case("a fifth quarter is no period", {"kind": "reporting", "period": "2026-Q5"}, refused=("period",)),
    Case("reporting without a period", {"kind": "reporting"}, refused=("period",)),
    Case(
        "a complaint has no period",
        {"kind": "complaint", "period": "2026-Q1", "events": []},
        refused=("period",),
    ),
]
