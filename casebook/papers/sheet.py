"""Lays a filled form open: head, pieces and foot, ready for either writer."""

import re
from dataclasses import replace
from datetime import date

from casebook.papers.blocks import PLACE
from casebook.papers.form import Filled, FormText
from casebook.papers.letterhead import Issue, Letterhead, Signature
from casebook.papers.pieces import TO_THE_END, Paragraph, Piece, Place, Places, Run, Sheet, joined
from casebook.papers.text import clean_text
from casebook.papers.wording import UNKNOWN_DAY, Wording, day_in_words, one_line

DRAFT = "DỰ THẢO"
"""What stands on a paper that is not issued, so that nobody takes it for one that is."""
_MINUTES = "BB"


def sheet_of(filled: Filled) -> Sheet:
    """Lay a filled form open; whatever is unknown is a blank, and every text is fit for paper."""
    form, frame = filled.form, filled.frame
    said = Wording(filled)
    head = _clean_letterhead(frame.letterhead)
    about = said.runs(form.about) if form.about else ()
    pieces = [piece for block in form.blocks for piece in said.pieces(block)]
    signature = _signature(frame.signature) if form.signed_by_issuer and not form.by_citizen else None
    if signature is None and form.recipients:
        signature = _only_signer(pieces)
    return Sheet(
        name=form.vi,
        author=_plain(frame.letterhead.unit_name),
        code=form.code,
        letterhead=head,
        by_citizen=form.by_citizen,
        number=() if form.by_citizen else _number(form, frame.issue, head),
        place_and_day=_place_and_day("", None)
        if form.by_citizen
        else _place_and_day(head.place, frame.issue.day),
        letter_about=(Run("V/v "), *about) if form.is_letter and about else (),
        title="" if form.is_letter else form.title.upper(),
        about=() if form.is_letter else tuple(replace(run, bold=True) for run in about),
        pieces=tuple(_kept(pieces) if form.by_citizen else _ended(pieces)),
        recipients=_recipients(filled, said),
        signature=signature,
        draft=DRAFT if frame.draft and _waits_for_number(form) else "",
    )


def _waits_for_number(form: FormText) -> bool:
    """Say whether a paper is none before it is issued under a number.

    Minutes are printed beforehand, written in and signed at the table: what is printed there is what stands.
    """
    return bool(form.symbol or form.is_letter) and form.symbol != _MINUTES and not form.by_citizen


def _plain(text: str) -> str:
    """Give a text that is fit for paper, on one line."""
    return one_line(clean_text(text))


def _clean_letterhead(head: Letterhead) -> Letterhead:
    """Give the letterhead fit for paper, the names of the units in capitals."""
    names = (_plain(name).upper() for name in (head.unit_name, head.upper_line))
    return Letterhead(*names, *(_plain(text) for text in (head.place, head.abbreviation)))


def _number(form: FormText, issue: Issue, head: Letterhead) -> tuple[Run, ...]:
    number = _plain(issue.number)
    if "/" in number:
        return (Run(f"Số: {number}"),)  # typed with its symbol
    if not form.symbol and not form.is_letter:
        return (Run(f"Số: {number}"),) if number else ()
    unit = head.abbreviation or "........."
    symbol = f"{form.symbol}-{unit}" if form.symbol else unit
    return (Run(f"Số: {number or '.........'}/{symbol}"),)


def _place_and_day(place: str, day: date | None) -> tuple[Run, ...]:
    written = day_in_words(day) if day else UNKNOWN_DAY
    return (Run(f"{place or '...............'}, ngày {written}"),)


def _only_signer(pieces: list[Piece]) -> Place | None:
    """Take the place of a sole signer who is not the head: it stands beside Nơi nhận."""
    last = pieces[-1]
    if not isinstance(last, Places) or [len(row) for row in last.rows] != [1]:
        return None
    del pieces[-1]
    return last.rows[0][0]


def _signature(signature: Signature) -> Place:
    name = _plain(signature.name)
    how = "" if name else "(Ký, đóng dấu, ghi rõ họ tên)"
    title, capacity = (_plain(text).upper() for text in (signature.title, signature.capacity))
    return Place(title, how, name, capacity)


def _recipients(filled: Filled, said: Wording) -> tuple[tuple[Run, ...], ...]:
    """Give the lines of Nơi nhận, each once, ended by a semicolon, the last by a full stop."""
    form, frame = filled.form, filled.frame
    if form.by_citizen or not (form.signed_by_issuer or form.recipients):
        return ()
    own = [said.runs(_bare(line)) for line in form.recipients if _is_known(line, said)]
    units = [(Run(_bare(_plain(line))),) for line in (*frame.recipients, frame.archive_line)]
    lines = list(dict.fromkeys(line for line in (*own, *units) if line and line != (Run(),)))
    return tuple(
        joined([*line, Run("." if place == len(lines) else ";")]) for place, line in enumerate(lines, 1)
    )


def _is_known(line: str, said: Wording) -> bool:
    """Say whether a line names somebody: one that is nothing but a place does so once it is filled."""
    place = PLACE.fullmatch(_bare(line))
    return place is None or said.text(place[1]) != ""


def _bare(line: str) -> str:
    return line.strip().lstrip("-").strip().rstrip(";.").strip()


def _kept(pieces: list[Piece]) -> list[Piece]:
    """Keep a paragraph on the page of the places to sign that follow it."""
    followers = [*pieces[1:], None]
    return [
        replace(piece, keeps=True) if isinstance(piece, Paragraph) and isinstance(then, Places) else piece
        for piece, then in zip(pieces, followers, strict=True)
    ]


def _ended(pieces: list[Piece]) -> list[Piece]:
    """Put "./." at the end of the text, before places to sign; who writes on dotted lines ends them."""
    last = max((at for at, piece in enumerate(pieces) if not isinstance(piece, Places)), default=-1)
    if last < 0:
        return pieces
    piece = pieces[last]
    if not isinstance(piece, Paragraph) or (piece.keeps and not piece.centred) or not piece.runs:
        return [*pieces[: last + 1], Paragraph((Run("./."),)), *pieces[last + 1 :]]
    *before, run = piece.runs
    if run.blank == TO_THE_END:
        return pieces
    # One full stop gives way; the dots of a blank stay.
    text = re.sub(r"(?<!\.)\.$", "", run.text.removesuffix("./.").rstrip())
    ended = [replace(run, text=f"{text}./.")] if run.blank is None else [run, Run("./.")]
    # No signature stands on a page without a line of the text.
    return [*pieces[:last], replace(piece, runs=(*before, *ended), keeps=True), *pieces[last + 1 :]]
