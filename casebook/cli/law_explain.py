"""`flask law explain RULE`: every version of a rule, its articles, how certain it is, what runs by it."""

import re
import sys
from collections.abc import Iterator
from datetime import datetime
from difflib import get_close_matches

import click

from casebook.law.chapters import in_reading_order
from casebook.law.dated import Rule
from casebook.law.rules import RULES
from casebook.reports.rule_book import RuleView, VersionView, rule_view

_BAD_INPUT = 2
_NEAR = 5

_LABELS = {
    "certainty": ("Độ chắc chắn", "Certainty"),
    "source": ("Căn cứ", "Source"),
    "conflict": ("Văn bản khác", "Another text"),
    "nature": ("Loại", "Nature"),
    "no_version": (
        "Ngày {day}: chưa có quy định nào trong bộ quy định.",
        "On {day} the rule book knows none.",
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
        rules = list(RULES.values()) if everything else _named(ids)
    except LookupError as unknown:
        click.echo(str(unknown.args[0]).encode(), err=True)
        sys.exit(_BAD_INPUT)
    told = ("\n".join(_lines(rule, day, lang)) for rule in in_reading_order(rules))
    click.echo("\n\n".join(told).encode())


def _named(ids: tuple[str, ...]) -> list[Rule]:
    """Find the rules behind some ids. Raises LookupError with one sentence."""
    if not ids:
        raise LookupError("Hãy nêu mã quy định, ví dụ KN-02, hoặc --all.")
    known: dict[str, list[Rule]] = {}
    for rule in RULES.values():
        for name in {rule.key, *(version.id for version in rule.versions)}:
            known.setdefault(name.upper(), []).append(rule)
    found: dict[str, Rule] = {}
    for asked in ids:
        if asked.strip().upper() not in known:
            raise LookupError(_unknown(asked))
        found |= {rule.key: rule for rule in known[asked.strip().upper()]}
    return list(found.values())


def _unknown(asked: str) -> str:
    said = " ".join(asked.encode("utf-8", "replace").decode().split())
    names = {v.id for rule in RULES.values() for v in rule.versions} | set(RULES)
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
    view = rule_view(rule, day.date() if day else rule.versions[-1].since, lang)
    yield f"{view.key}  {view.name}"
    yield _row("nature", view.nature_label, lang, indent=2)
    if day and view.current is None:
        yield f"  {_label('no_version', lang).format(day=f'{day:%d/%m/%Y}')}"
    for version in (view.current,) if day else view.versions:
        if version is not None:
            yield from _version(version, lang)
    yield from _clocks(view, lang)


def _version(version: VersionView, lang: str) -> Iterator[str]:
    yield f"  {version.id}: {version.term}, {version.span}"
    yield _row("source", version.source, lang)
    if version.conflict:
        yield _row("conflict", version.conflict, lang)
    yield _row("certainty", f"{version.certainty} - {version.certainty_label}", lang)


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
