"""What tests of mishaps look at: what is stored, what was typed, what is told at a field."""

import sqlite3
from contextlib import closing

from playwright.sync_api import Page, expect

from tests.browser import errands
from tests.browser.driving import Server

TABLES = ("visits", "matters", "visitors", "cases", "case_events", "letters", "outbox", "book_imports")


def stored(server: Server) -> dict[str, int]:
    """Count what is stored, behind the program's back."""
    with closing(sqlite3.connect(f"file:{server.data}/casebook.sqlite?mode=ro", uri=True)) as base:
        return {
            table: base.execute(f"select count(*) from {table}").fetchone()[0]  # noqa: S608 - our own names
            for table in TABLES
        }


def a_visit(**other: str) -> dict[str, str]:
    """Give the answers of a visit that would be right."""
    return {
        "visited_on": "23/11/2026",
        "full_name": "Bà Ổi Rừng Ví Dụ",
        "matters-0-content": "Hỏi về việc đăng ký xe đưa đón.",
        "matters-0-kind": "feedback",
        "matters-0-handling": errands.ANSWERED,
        "matters-0-answer": "Đã hướng dẫn đăng ký.",
    } | other


def typed_is_there(tab: Page, typed: dict[str, str]) -> None:
    """Everything that was typed still stands in its field."""
    for name, value in typed.items():
        field = tab.locator(f"main [name='{name}']")
        if field.first.get_attribute("type") == "radio":
            expect(tab.locator(f"main [name='{name}'][value='{value}']")).to_be_checked()
        else:
            expect(field).to_have_value(value)


def told_at(tab: Page, field: str) -> str:
    """Read what is told at a field; the field points to it, and the summary above names it too."""
    told = tab.locator(f"#{field}-error")
    marked = tab.locator(f"[aria-describedby~='{field}-error']")
    expect(marked, f"{field} points to what is told").to_have_count(1)
    sentence = told.inner_text().strip()
    expect(tab.locator("#error-summary")).to_contain_text(sentence)
    return sentence
