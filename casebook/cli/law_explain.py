"""`flask law explain RULE`: every version of a rule, its articles, how certain it is, what runs by it."""

import re
import sys
from collections.abc import Iterator
from datetime import date, datetime
from difflib import get_close_matches
from typing import NamedTuple

import click

from casebook.law.chapters import in_reading_order
from casebook.law.conventions import CONVENTIONS, Convention
from casebook.law.dated import Rule
from casebook.law.rules import RULES
from casebook.reports.rule_book import RuleView, VersionView, convention_view, rule_view

_BAD_INPUT = 2
_NEAR = 5
_NO_DAY = date.min  # on which no version holds, so that all are told alike

_LABELS = {
    "certainty": ("Độ chắc chắn", "Certainty"),
    "source": ("Căn cứ", "Source"),
    "conflict": ("Văn bản khác", "Another text"),
    "doubt": ("Lưu ý", "Note"),
    "nature": ("Loại", "Nature"),
    "no_version": (
        "Ngày {day}: chưa có quy định nào trong bộ quy định.",
        "On {day} the rule book knows none.",
    ),
    "no_number": (
        "Chưa xác định hạn: bộ quy định không có số nào.",
        "No term found: the rule book has no number.",
    ),
    "no_clock": ("Không chạy thời hạn của vụ việc.", "Runs no clock of a case."),
    "clock": ("Thời hạn", "Clock"),
}


@click.command("explain")
@click.argument("ids", metavar="[RULE]...", nargs=-1)
@click.option("--all", "everything", is_flag=True, help="Every rule of the book.")
@click.option("--on", "day", type=click.DateTime(["%Y-%m-%d", "%d/%m/%Y"]), help="Only what holds on a day.")
@click.option("--lang", type=click.Choice(["vi", "en"]), default="vi", show_default=True)
def explain(*, ids: tuple[str, ...], everything: bool, day: datetime | None, lang: str) -> None:
    """Explain rules by their ids (KN-02, KN-02o, TCD-08): versions, articles, certainty, clocks."""
    try:
        asked = _everything() if everything else _named(ids)
    except LookupError as unknown:
        click.echo(str(unknown.args[0]).encode(), err=True)
        sys.exit(_BAD_INPUT)
    told = ["\n".join(_lines(rule, day, lang)) for rule in in_reading_order(asked.rules)]
    told += ["\n".join(_sentence(one, lang)) for one in asked.conventions]
    click.echo("\n\n".join(told).encode())


class _Asked(NamedTuple):
    rules: list[Rule]
    conventions: list[Convention]


def _everything() -> _Asked:
    return _Asked(list(RULES.values()), list(CONVENTIONS))


def _named(ids: tuple[str, ...]) -> _Asked:
    """Find the rules behind some ids. Raises LookupError with one sentence."""
    if not ids:
        raise LookupError("Hãy nêu mã quy định, ví dụ KN-02, hoặc --all.")
    wanted = {asked.strip().upper() for asked in ids}
    rules = [rule for rule in RULES.values() if wanted & _names(rule)]
    conventions = [one for one in CONVENTIONS if one.id in wanted]
    known = {name for rule in rules for name in _names(rule)} | {one.id for one in conventions}
    for asked in ids:
        if asked.strip().upper() not in known:
            raise LookupError(_unknown(asked))
    return _Asked(rules, conventions)


def _names(rule: Rule) -> set[str]:
    return {name.upper() for name in (rule.key, *(version.id for version in rule.versions))}


def _unknown(asked: str) -> str:
    said = " ".join(asked.encode("utf-8", "replace").decode().split())
    versions = {version.id for rule in RULES.values() for version in rule.versions}
    names = versions | set(RULES) | {one.id for one in CONVENTIONS}
    meant = [name for name in sorted(names) if _bare(name) == _bare(said)]
    likes = get_close_matches(said.upper(), sorted(names), n=_NEAR, cutoff=0.5)
    near = list(dict.fromkeys([*meant, *likes]))[:_NEAR]
    told = f" Gần đó có: {', '.join(near)}." if near else " Xem mọi mã: flask law explain --all."
    return f"Không có quy định “{said}”.{told}"


def _bare(name: str) -> str:
    """Strip what people leave out or add: KN-2, kn02 and KN-02 are one."""
    letters, number = (re.sub(pattern, "", name.upper()) for pattern in (r"[^A-ZĐ]", r"\D"))
    return letters + number.lstrip("0")


def _lines(rule: Rule, day: datetime | None, lang: str) -> Iterator[str]:
    view = rule_view(rule, day.date() if day else _NO_DAY, lang)
    yield f"{view.key}  {view.name}"
    yield _row("nature", view.nature_label, lang, indent=2)
    if not view.versions:
        yield f"  {_label('no_number', lang)}"
    elif day and view.current is None:
        yield f"  {_label('no_version', lang).format(day=f'{day:%d/%m/%Y}')}"
    for version in (view.current,) if day else view.versions:
        if version is not None:
            yield from _version(version, lang)
    yield from _clocks(view, lang)


def _sentence(convention: Convention, lang: str) -> Iterator[str]:
    view = convention_view(convention, lang)
    yield f"{view.id}  {view.text}"
    yield _row("source", view.source, lang)
    yield _row("certainty", f"{view.certainty} - {view.certainty_label}", lang)


def _version(version: VersionView, lang: str) -> Iterator[str]:
    yield f"  {version.id}: {version.term}, {version.span}"
    yield _row("source", version.source, lang)
    if version.conflict:
        yield _row("conflict", version.conflict, lang)
    yield _row("certainty", f"{version.certainty} - {version.certainty_label}", lang)
    if version.doubt:
        yield _row("doubt", version.doubt, lang)


def _clocks(view: RuleView, lang: str) -> Iterator[str]:
    if not view.clocks:
        yield f"  {_label('no_clock', lang)}"
    for clock in view.clocks:
        yield f"  {_label('clock', lang)}"
        for line in clock:
            yield f"    {line.label}: {line.text}"


def _label(name: str, lang: str) -> str:
    return _LABELS[name][lang != "vi"]


def _row(name: str, text: str, lang: str, *, indent: int = 4) -> str:
    return f"{' ' * indent}{_label(name, lang)}: {text}"
