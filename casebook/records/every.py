"""Every table, so that migrations and tests see them all by one import."""

from casebook.records import audit, cases, days, people, reception, sign_ins, units, visits

__all__ = ["audit", "cases", "days", "people", "reception", "sign_ins", "units", "visits"]
