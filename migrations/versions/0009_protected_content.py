"""What a denunciation says stands sealed under the key of its case"""

import base64
import json
from functools import cache, partial

import sqlalchemy as sa
from alembic import op
from flask import current_app

from casebook.vault.envelopes import KeyDestroyed, open_data_key, open_with
from casebook.vault.sealing import SealBroken

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

_ID = sa.String(32)
# Every text that stands sealed in a secret case, with the room it had before.
_WIDENED = {
    "cases": {
        "subject": 300,
        "content": 20000,
        "contested_decision": 300,
        "contested_number": 60,
        "complainant_name": 120,
    },
    "parties": {"full_name": 120, "address": 300, "phone": 40, "paper_number": 40},
    "letters": {"sender": 120},
}
_BEGINS = "casebook-sealed:1:"
_LOST = "—"


def upgrade() -> None:
    """Make room; what older rows say in clear is sealed when the program starts: a migration has no keys."""
    op.create_table(
        "case_keys",
        sa.Column("case_id", _ID, nullable=False),
        sa.Column("data_key", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_case_keys_case_id_cases"),
        sa.PrimaryKeyConstraint("case_id", name="pk_case_keys"),
    )
    for table, columns in _WIDENED.items():
        with op.batch_alter_table(table) as changed:
            for name, length in columns.items():
                changed.alter_column(
                    name, existing_type=sa.String(length), type_=sa.String(), existing_nullable=False
                )


def downgrade() -> None:
    """Give every row its words back in clear before their keys go; the older program knows no other."""
    _unseal()
    for table, columns in _WIDENED.items():
        with op.batch_alter_table(table) as changed:
            for name, length in columns.items():
                changed.alter_column(
                    name, existing_type=sa.String(), type_=sa.String(length), existing_nullable=False
                )
    op.drop_table("case_keys")


def _unseal() -> None:
    bind = op.get_bind()
    for case_id, wrapped in bind.execute(sa.text("SELECT case_id, data_key FROM case_keys")).all():
        key = cache(partial(_opened, case_id, wrapped))
        for table, columns in _WIDENED.items():
            for name in columns:
                _unseal_column(bind, key, (table, name), case_id)
        _unseal_column(bind, key, ("case_events", "paper"), case_id)


def _opened(case_id, wrapped):
    try:
        return open_data_key(
            current_app.config["KEYS"], wrapped and bytes(wrapped), context=f"case_keys|{case_id}"
        )
    except KeyDestroyed:
        return None  # destroyed by decision: what it sealed stays lost
    except SealBroken as broken:
        raise RuntimeError(
            f"The key of case {case_id} does not open with this key file, so its words would be lost. "
            "Put the right key file back first."
        ) from broken


def _unseal_column(bind, key, where, case_id) -> None:
    table, name = where
    belongs = "id" if table == "cases" else "case_id"
    rows = sa.table(table, sa.column("id"), sa.column(belongs), sa.column(name, _type_of(name)))
    found = sa.select(rows.c.id, rows.c[name]).where(rows.c[belongs] == case_id)
    for row_id, stored in bind.execute(found).all():
        text = stored.get("sealed", "") if isinstance(stored, dict) else stored or ""
        if text.startswith(_BEGINS):
            clear = _clear(key(), text, (table, name, row_id))
            bind.execute(rows.update().where(rows.c.id == row_id).values({name: clear}))


def _type_of(name):
    return sa.JSON() if name == "paper" else sa.String()


def _clear(data_key, text, where):
    table, name, row_id = where
    if data_key is None:
        return {} if name == "paper" else _LOST
    raw = base64.b64decode(text.removeprefix(_BEGINS))
    return json.loads(open_with(data_key, raw, context=f"{table}|{name}|{row_id}|1"))
