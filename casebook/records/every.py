"""Every table, so that migrations and tests see them all by one import."""

from casebook.records import (
    attachments,
    audit,
    case_ties,
    cases,
    closures,
    competences,
    days,
    imports,
    incoming,
    people,
    reception,
    rule_changes,
    sign_ins,
    units,
    visits,
)

__all__ = [
    "attachments",
    "audit",
    "case_ties",
    "cases",
    "closures",
    "competences",
    "days",
    "imports",
    "incoming",
    "people",
    "reception",
    "rule_changes",
    "sign_ins",
    "units",
    "visits",
]
