"""Samples, second readings, exercises and candidates for the gold set."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "audit_sample",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("content", sa.Text, nullable=False),
        sa.Column("by", sa.String, nullable=False),
        sa.Column("at", sa.String, nullable=False),
    )
    op.create_table(
        "audit_reading",
        sa.Column("sample", sa.String, sa.ForeignKey("audit_sample.id"), primary_key=True),
        sa.Column("signed", sa.String, sa.ForeignKey("signature.id"), primary_key=True),
        sa.Column("auditor", sa.String, sa.ForeignKey("person.id"), primary_key=True),
        sa.Column("kind", sa.String, primary_key=True),
        sa.Column("content", sa.Text, nullable=False),
        sa.Column("at", sa.String, nullable=False),
    )
    op.create_table(
        "exercise",
        sa.Column("case", sa.String, sa.ForeignKey("case_file.id"), primary_key=True),
        sa.Column("person", sa.String, sa.ForeignKey("person.id"), nullable=False),
        sa.Column("content", sa.Text, nullable=False),
        sa.Column("finished", sa.String, nullable=True),
        sa.Column("result", sa.Text, nullable=True),
    )
    op.create_table(
        "gold_candidate",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("signed", sa.String, sa.ForeignKey("signature.id"), nullable=False),
        sa.Column("content", sa.Text, nullable=False),
        sa.Column("by", sa.String, nullable=False),
        sa.Column("at", sa.String, nullable=False),
        sa.Column("first", sa.String, nullable=True),
        sa.Column("second", sa.String, nullable=True),
    )


def downgrade() -> None:
    for table in ("gold_candidate", "exercise", "audit_reading", "audit_sample"):
        op.drop_table(table)
