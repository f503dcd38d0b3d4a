"""A row is found by its table and its id; a merge run says whether anything of it may wait."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _make_search_entry_anew("row_id", "table_name")
    with op.batch_alter_table("merge_run", recreate="always") as batch:
        batch.add_column(sa.Column("may_wait", sa.Boolean(), nullable=False, server_default="1"))
    with op.batch_alter_table("merge_run", recreate="always") as batch:
        batch.alter_column("may_wait", server_default=None)


def downgrade() -> None:
    with op.batch_alter_table("merge_run", recreate="always") as batch:
        batch.drop_column("may_wait")
    op.execute("""
        DELETE FROM search_entry
        WHERE id NOT IN (SELECT min(id) FROM search_entry GROUP BY row_id)""")
    _make_search_entry_anew("row_id")


def _make_search_entry_anew(*one_only: str) -> None:
    op.rename_table("search_entry", "earlier_search_entry")
    op.create_table(
        "search_entry",
        sa.Column("id", sa.Integer(), primary_key=True, nullable=False),
        sa.Column("table_name", sa.String(), nullable=False),
        sa.Column("row_id", sa.String(), nullable=False),
        sa.UniqueConstraint(*one_only),
    )
    op.execute("INSERT INTO search_entry SELECT id, table_name, row_id FROM earlier_search_entry")
    op.drop_table("earlier_search_entry")
