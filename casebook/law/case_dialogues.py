"""What the law asks of the minutes of a dialogue over a complaint (N124 Đ28)."""

LEAST_COPIES = 3
"""The minutes are made at least so many times (N124 Đ28.4)."""
