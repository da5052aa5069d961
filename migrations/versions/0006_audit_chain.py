"""Audit rows in a chain with a MAC, triggers that refuse changes, anchors"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_MOMENT = sa.DateTime(timezone=True)
# Lines of an older version get number and MAC once, at the first start; after that nothing moves them.
_SQLITE = (
    "CREATE TRIGGER audit_update_refused BEFORE UPDATE ON audit WHEN OLD.mac IS NOT NULL "
    "BEGIN SELECT RAISE(ABORT, 'audit lines are never changed'); END",
    "CREATE TRIGGER audit_delete_refused BEFORE DELETE ON audit "
    "BEGIN SELECT RAISE(ABORT, 'audit lines are never removed'); END",
    "CREATE TRIGGER audit_anchors_update_refused BEFORE UPDATE ON audit_anchors "
    "BEGIN SELECT RAISE(ABORT, 'anchors are never changed'); END",
    "CREATE TRIGGER audit_anchors_delete_refused BEFORE DELETE ON audit_anchors "
    "BEGIN SELECT RAISE(ABORT, 'anchors are never removed'); END",
)
_POSTGRESQL = (
    "CREATE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION 'audit lines are never changed or removed'; END $$",
    "CREATE TRIGGER audit_update_refused BEFORE UPDATE ON audit FOR EACH ROW "
    "WHEN (OLD.mac IS NOT NULL) EXECUTE FUNCTION audit_refuse()",
    "CREATE TRIGGER audit_delete_refused BEFORE DELETE ON audit FOR EACH ROW EXECUTE FUNCTION audit_refuse()",
    "CREATE TRIGGER audit_truncate_refused BEFORE TRUNCATE ON audit EXECUTE FUNCTION audit_refuse()",
    "CREATE TRIGGER audit_anchors_change_refused BEFORE UPDATE OR DELETE ON audit_anchors FOR EACH ROW "
    "EXECUTE FUNCTION audit_refuse()",
    "CREATE TRIGGER audit_anchors_truncate_refused BEFORE TRUNCATE ON audit_anchors "
    "EXECUTE FUNCTION audit_refuse()",
)


def upgrade() -> None:
    with op.batch_alter_table("audit") as audit:
        audit.add_column(sa.Column("mac", sa.LargeBinary(32), nullable=True))
        audit.add_column(sa.Column("key_id", sa.String(16), nullable=True))
    chain = op.create_table(
        "audit_chain",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("mac", sa.LargeBinary(32), nullable=False),
        sa.Column("waiting", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_audit_chain"),
    )
    op.create_table(
        "audit_anchors",
        sa.Column("number", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("at", _MOMENT, nullable=False),
        sa.Column("fingerprint", sa.String(64), nullable=False),
        sa.Column("mac", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_audit_anchors"),
    )
    older = op.get_bind().scalar(sa.text("SELECT count(*) FROM audit"))
    op.bulk_insert(chain, [{"id": 1, "number": 0, "mac": bytes(32), "waiting": bool(older)}])
    for statement in _SQLITE if _on_sqlite() else _POSTGRESQL:
        op.execute(statement)


def downgrade() -> None:
    for statement in _without_triggers():
        op.execute(statement)
    op.drop_table("audit_anchors")
    op.drop_table("audit_chain")
    with op.batch_alter_table("audit") as audit:
        audit.drop_column("key_id")
        audit.drop_column("mac")
    if not _on_sqlite():
        # The older version counts for itself, from where the chain stood.
        op.execute(
            "SELECT setval(pg_get_serial_sequence('audit', 'number'), "
            "(SELECT coalesce(max(number), 0) + 1 FROM audit), false)"
        )


def _without_triggers() -> tuple[str, ...]:
    if _on_sqlite():
        names = ("audit_update", "audit_delete", "audit_anchors_update", "audit_anchors_delete")
        return tuple(f"DROP TRIGGER IF EXISTS {name}_refused" for name in names)
    return ("DROP FUNCTION audit_refuse() CASCADE",)


def _on_sqlite() -> bool:
    return op.get_bind().dialect.name == "sqlite"
