"""Every table, so that migrations and tests see them all by one import."""

from casebook.records import audit, cases, days, imports, people, reception, sign_ins, units, visits

__all__ = ["audit", "cases", "days", "imports", "people", "reception", "sign_ins", "units", "visits"]
