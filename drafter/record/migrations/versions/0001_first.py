"""The first tables, and what keeps the ledger append-only whatever a program may try."""

from alembic import op

from drafter.record.tables import METADATA

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_TABLES = (
    "person", "session", "attempt", "token", "case_file", "material", "draft", "version", "opening", "comment",
    "signature", "ledger", "repeat",
)  # fmt: skip


def upgrade() -> None:
    connection = op.get_bind()
    METADATA.create_all(connection, tables=[METADATA.tables[name] for name in _TABLES])
    if connection.dialect.name == "sqlite":
        for verb in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER ledger_no_{verb.lower()} BEFORE {verb} ON ledger "
                "BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END"
            )
        return
    op.execute(
        "CREATE FUNCTION ledger_append_only() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'the ledger is append-only'; END $$"
    )
    op.execute(
        "CREATE TRIGGER ledger_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger "
        "FOR EACH STATEMENT EXECUTE FUNCTION ledger_append_only()"
    )


def downgrade() -> None:
    raise NotImplementedError("there is nothing before the first migration")
