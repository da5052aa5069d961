"""The register of envelopes refuses changes to what was written"""

from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

_TABLE = "envelope_movements"
_SQLITE = (
    f"CREATE TRIGGER {_TABLE}_update_refused BEFORE UPDATE ON {_TABLE} "
    "BEGIN SELECT RAISE(ABORT, 'lines of the register are never changed'); END",
    f"CREATE TRIGGER {_TABLE}_delete_refused BEFORE DELETE ON {_TABLE} "
    "BEGIN SELECT RAISE(ABORT, 'lines of the register are never removed'); END",
)
_POSTGRESQL = (
    f"CREATE FUNCTION {_TABLE}_refuse() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION 'lines of the register are never changed or removed'; END $$",
    f"CREATE TRIGGER {_TABLE}_change_refused BEFORE UPDATE OR DELETE ON {_TABLE} FOR EACH ROW "
    f"EXECUTE FUNCTION {_TABLE}_refuse()",
    f"CREATE TRIGGER {_TABLE}_truncate_refused BEFORE TRUNCATE ON {_TABLE} "
    f"EXECUTE FUNCTION {_TABLE}_refuse()",
)


def upgrade() -> None:
    for statement in _SQLITE if _on_sqlite() else _POSTGRESQL:
        op.execute(statement)


def downgrade() -> None:
    if not _on_sqlite():
        op.execute(f"DROP FUNCTION {_TABLE}_refuse() CASCADE")
        return
    for what in ("update", "delete"):
        op.execute(f"DROP TRIGGER IF EXISTS {_TABLE}_{what}_refused")


def _on_sqlite() -> bool:
    return op.get_bind().dialect.name == "sqlite"
