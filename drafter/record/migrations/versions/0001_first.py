"""The first tables, and what keeps the ledger append-only whatever a program may try.

Spelled out, so that no later change of ``tables`` changes what this made.
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    _people()
    _cases()
    _work()
    _ledger()


def downgrade() -> None:
    raise NotImplementedError("there is nothing before the first migration")


def _people() -> None:
    op.create_table(
        "person",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("login", sa.String, nullable=False, unique=True),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("role", sa.String, nullable=False),
        sa.Column("password", sa.String, nullable=False),
        sa.Column("one_time", sa.Boolean, nullable=False),
        sa.Column("active", sa.Boolean, nullable=False),
        sa.Column("credentials", sa.Text, nullable=False),
        sa.Column("subject", sa.String, nullable=True, unique=True),
        sa.Column("created", sa.String, nullable=False),
    )
    op.create_table(
        "session",
        sa.Column("token", sa.String, primary_key=True),
        sa.Column("person", sa.String, sa.ForeignKey("person.id"), nullable=False),
        sa.Column("csrf", sa.String, nullable=False),
        sa.Column("created", sa.String, nullable=False),
        sa.Column("seen", sa.String, nullable=False),
        sa.Column("proved", sa.String, nullable=False),
    )
    op.create_table(
        "attempt",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("who", sa.String, nullable=False),
        sa.Column("at", sa.String, nullable=False),
    )
    op.create_index("attempt_who", "attempt", ["who", "at"])
    op.create_table(
        "token",
        sa.Column("token", sa.String, primary_key=True),
        sa.Column("id", sa.String, nullable=False, unique=True),
        sa.Column("person", sa.String, sa.ForeignKey("person.id"), nullable=False),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("created", sa.String, nullable=False),
        sa.Column("expires", sa.String, nullable=False),
    )
    op.create_table(
        "repeat",
        sa.Column("person", sa.String, primary_key=True),
        sa.Column("key", sa.String, primary_key=True),
        sa.Column("request", sa.String, nullable=False),
        sa.Column("answer", sa.Text, nullable=False),
        sa.Column("at", sa.String, nullable=False),
    )


def _cases() -> None:
    op.create_table(
        "case_file",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("stage", sa.String, nullable=False),
        sa.Column("expedited", sa.Boolean, nullable=False),
        sa.Column("due", sa.String, nullable=False),
        sa.Column("due_record", sa.Text, nullable=False),
        sa.Column("material", sa.Integer, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("exercise", sa.Boolean, nullable=False),
        sa.Column("information", sa.Boolean, nullable=False),
        sa.Column("member", sa.String, nullable=False),
        sa.Column("services", sa.String, nullable=False),
        sa.Column("payer", sa.String, nullable=False),
        sa.Column("blocking", sa.Integer, nullable=False),
        sa.Column("warnings", sa.Integer, nullable=False),
        sa.Column("leased_by", sa.String, sa.ForeignKey("person.id"), nullable=True),
        sa.Column("leased_until", sa.String, nullable=True),
        sa.Column("created", sa.String, nullable=False),
    )
    op.create_index("case_due", "case_file", ["stage", "expedited", "due"])
    op.create_index("case_order", "case_file", ["expedited", "due", "id"])
    op.create_table(
        "material",
        sa.Column("case", sa.String, sa.ForeignKey("case_file.id"), primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("content", sa.Text, nullable=False),
        sa.Column("digest", sa.String, nullable=False),
        sa.Column("by", sa.String, nullable=False),
        sa.Column("at", sa.String, nullable=False),
    )
    op.create_table(
        "comment",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("case", sa.String, sa.ForeignKey("case_file.id"), nullable=False),
        sa.Column("place", sa.String, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("by", sa.String, nullable=False),
        sa.Column("at", sa.String, nullable=False),
        sa.Column("resolved_by", sa.String, nullable=True),
        sa.Column("resolved", sa.String, nullable=True),
    )
    op.create_index("comment_case", "comment", ["case"])


def _work() -> None:
    op.create_table(
        "draft",
        sa.Column("case", sa.String, sa.ForeignKey("case_file.id"), primary_key=True),
        sa.Column("digest", sa.String, primary_key=True),
        sa.Column("material", sa.Integer, nullable=False),
        sa.Column("content", sa.Text, nullable=False),
        sa.Column("by", sa.String, nullable=False),
        sa.Column("at", sa.String, nullable=False),
    )
    op.create_table(
        "version",
        sa.Column("case", sa.String, sa.ForeignKey("case_file.id"), primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("content", sa.Text, nullable=False),
        sa.Column("digest", sa.String, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("by", sa.String, nullable=False),
        sa.Column("role", sa.String, nullable=False),
        sa.Column("stage", sa.String, nullable=False),
        sa.Column("at", sa.String, nullable=False),
    )
    op.create_table(
        "opening",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("case", sa.String, sa.ForeignKey("case_file.id"), nullable=False),
        sa.Column("person", sa.String, sa.ForeignKey("person.id"), nullable=False),
        sa.Column("draft", sa.String, nullable=False),
        sa.Column("line", sa.Integer, nullable=False),
        sa.Column("criterion", sa.String, nullable=False),
        sa.Column("quote", sa.String, nullable=False),
        sa.Column("at", sa.String, nullable=False),
        sa.UniqueConstraint("case", "person", "draft", "line", "criterion", "quote"),
    )
    op.create_table(
        "signature",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("case", sa.String, sa.ForeignKey("case_file.id"), nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("content", sa.Text, nullable=False),
        sa.Column("digest", sa.String, nullable=False),
        sa.Column("by", sa.String, nullable=False),
        sa.Column("at", sa.String, nullable=False),
        sa.Column("dismissed", sa.String, nullable=True),
        sa.Column("dismissed_because", sa.Text, nullable=True),
        sa.Column("released", sa.String, nullable=True),
    )
    op.create_index("signature_case", "signature", ["case"])


def _ledger() -> None:
    op.create_table(
        "ledger",
        sa.Column("seq", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("at", sa.String, nullable=False),
        sa.Column("actor", sa.String, nullable=False),
        sa.Column("role", sa.String, nullable=False),
        sa.Column("action", sa.String, nullable=False),
        sa.Column("case", sa.String, nullable=True),
        sa.Column("detail", sa.Text, nullable=False),
        sa.Column("previous", sa.String, nullable=False),
        sa.Column("hash", sa.String, nullable=False, unique=True),
    )
    op.create_index("ledger_case", "ledger", ["case", "seq"])
    if op.get_bind().dialect.name == "sqlite":
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
