"""Kinds of single letters about a commitment, from before the daily reminder: those queued still go out."""

DUE_SOON, DUE_TODAY, OVERDUE = "commitment_due_soon", "commitment_due_today", "commitment_overdue"
