"""Issued papers keep the term they told when forms had it in their text (N124 forms 03, 04 and 14)"""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

# Form and the day its version began: the place its term stands in now, and what its text said before.
_TOLD = {
    ("N124-03", "2020-12-10"): ("acceptance_term", "10 ngày"),
    ("N124-03", "2026-07-01"): ("acceptance_term", "07 ngày làm việc"),
    ("N124-04", "2020-12-10"): ("acceptance_term", "10 ngày"),
    ("N124-04", "2026-07-01"): ("acceptance_term", "07 ngày làm việc"),
    ("N124-14", "2026-07-01"): ("notice_term", "ít nhất 05 ngày"),
}
_ISSUED = "issued_paper"
_SEALED = "sealed"
"""The only entry of what is sealed: a complaint that turned out to be a denunciation; not read here."""

_PAPERS = sa.table(
    "papers",
    sa.column("id", sa.String),
    sa.column("form", sa.String),
    sa.column("form_since", sa.Date),
    sa.column("state", sa.String),
    sa.column("filled", sa.JSON),
)


def upgrade() -> None:
    """Only what is issued: a draft takes the term from its case when it is opened again."""
    for paper_id, filled, place, told in _issued_papers():
        if place not in filled:
            _write(paper_id, filled | {place: told})


def downgrade() -> None:
    for paper_id, filled, place, _told in _issued_papers():
        if place in filled:
            _write(paper_id, {name: value for name, value in filled.items() if name != place})


def _issued_papers() -> list[tuple[str, dict[str, str], str, str]]:
    forms = {form for form, _since in _TOLD}
    asked = sa.select(_PAPERS).where(_PAPERS.c.form.in_(forms), _PAPERS.c.state == _ISSUED)
    found = []
    for paper in op.get_bind().execute(asked).all():
        told = _TOLD.get((paper.form, paper.form_since.isoformat()))
        if told and _SEALED not in paper.filled:
            found.append((paper.id, paper.filled, *told))
    return found


def _write(paper_id: str, filled: dict[str, str]) -> None:
    op.execute(_PAPERS.update().where(_PAPERS.c.id == paper_id).values(filled=filled))
