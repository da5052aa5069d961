"""Indexes for what is asked every day: months, open cases, handlers, days of visits, types of events"""

from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

_ADDED = {
    "ix_cases_unit_open": ("cases", ["unit_id", "is_open", "received_on"]),
    "ix_case_clocks_unit_due": ("case_clocks", ["unit_id", "due_on", "id"]),
    "ix_case_events_type_case": ("case_events", ["type", "case_id"]),
    "ix_visits_unit_day": ("visits", ["unit_id", "visited_on"]),
}
# Another index or a unique key begins with the same column.
_NO_LONGER_NEEDED = {
    "ix_cases_unit_id": ("cases", ["unit_id"]),
    "ix_case_clocks_due": ("case_clocks", ["unit_id", "is_running", "due_on"]),
    "ix_case_events_case_id": ("case_events", ["case_id"]),
    "ix_visits_unit_id": ("visits", ["unit_id"]),
}


def upgrade() -> None:
    _change(made=_ADDED, dropped=_NO_LONGER_NEEDED)


def downgrade() -> None:
    _change(made=_NO_LONGER_NEEDED, dropped=_ADDED)


def _change(made: dict[str, tuple[str, list[str]]], dropped: dict[str, tuple[str, list[str]]]) -> None:
    for name, (table, columns) in made.items():
        op.create_index(name, table, columns)
    for name, (table, _columns) in dropped.items():
        op.drop_index(name, table_name=table)
