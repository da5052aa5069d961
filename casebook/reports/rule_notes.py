"""What a note about a changed rule says: which number counts from which day, by which source."""

from collections.abc import Mapping
from datetime import date

from casebook.law.ledger import term_text
from casebook.law.vocabulary import Unit
from casebook.reports.clock_views import Reading

ABOUT = "rule"
"""What a note is about that tells which due days a changed rule moved (`paper["about"]`)."""


def changed_rule(particulars: Mapping[str, object], reading: Reading) -> list[tuple[str, str]]:
    """Tell the number that counts since, or that was withdrawn; nothing for any other event."""
    changed = particulars.get("changed_rule")
    if not isinstance(changed, dict):
        return []
    term = term_text(changed["number"], Unit(changed["unit"]), reading.language)
    since = f"{date.fromisoformat(changed['since']):%d/%m/%Y}"
    told = reading.choose(
        f"{changed['rule']}: {term} từ {since}, theo {changed['source']}",
        f"{changed['rule']}: {term} from {since}, by {changed['source']}",
    )
    if changed["counts"]:
        return [(reading.choose("Số mới", "New number"), told)]
    return [(reading.choose("Số được rút", "Number withdrawn"), told)]
