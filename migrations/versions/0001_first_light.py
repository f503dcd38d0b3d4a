"""The first tables of a log, each synced one with the twin that keeps its versions."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.sql.schema import SchemaItem

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

SYNCED = (
    "listening",
    "presence",
    "statement",
    "theme",
    "statement_theme",
    "resident",
    "consent",
    "circle_move",
    "tie",
    "host",
    "organiser",
    "patch",
    "street",
    "door",
    "place",
    "wave",
    "round",
    "attempt",
    "project",
    "stage_move",
    "project_statement",
    "project_member",
    "rate_card",
    "rate",
    "contribution",
    "funder",
    "grant",
    "spending",
    "outcome",
    "indicator",
    "measurement",
    "story",
    "next_step",
    "commitment",
    "wording",
    "supersedes",
    "erased",
)
LOCAL = (
    "device",
    "setting",
    "draft",
    "change",
    "changed_row",
    "conflict",
    "register",
    "search_entry",
)


def upgrade() -> None:
    _make_local_tables()
    _make_synced_tables()


def downgrade() -> None:
    op.execute("DROP TABLE IF EXISTS search")
    for table in SYNCED:
        op.drop_table(table)
        op.drop_table(f"{table}_versions")
    for table in reversed(LOCAL):
        op.drop_table(table)


def _reference(column: str, table: str, *, optional: bool = False) -> sa.Column[object]:
    key = sa.ForeignKey(f"{table}.id", deferrable=True, initially="DEFERRED")
    return sa.Column(column, sa.Uuid(), key, nullable=optional)


def _synced(name: str, *items: SchemaItem) -> None:
    columns = [item for item in items if isinstance(item, sa.Column)]
    identity = sa.Column("id", sa.Uuid(), primary_key=True, nullable=False)
    deleted = sa.Column("deleted", sa.Boolean(), nullable=False)
    op.create_table(name, identity, deleted, *items)
    for column in columns:
        if column.foreign_keys:
            op.create_index(f"ix_{name}_{column.name}", name, [column.name])
    _twin(name, ["deleted", *(column.name for column in columns)])


def _twin(name: str, fields: list[str]) -> None:
    op.create_table(
        f"{name}_versions",
        sa.Column("id", sa.CHAR(32), primary_key=True, nullable=False),
        *(sa.Column(field, sa.LargeBinary(), nullable=False) for field in fields),
        sa.Column("sequence", sa.Integer(), nullable=False),
    )
    op.create_index(f"ix_{name}_versions_sequence", f"{name}_versions", ["sequence"])


def _make_local_tables() -> None:
    op.create_table(
        "device",
        sa.Column("id", sa.Integer(), primary_key=True, nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("home", sa.String(), nullable=False),
        sa.Column("ticks", sa.Integer(), nullable=False),
    )
    op.create_table(
        "setting",
        sa.Column("key", sa.String(), primary_key=True, nullable=False),
        sa.Column("value", sa.String(), nullable=False),
    )
    op.create_table(
        "draft",
        sa.Column("id", sa.Uuid(), primary_key=True, nullable=False),
        sa.Column("form", sa.String(), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
    )
    op.create_table(
        "change",
        sa.Column("sequence", sa.Integer(), primary_key=True, nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("intention", sa.String(), nullable=False),
        sa.Column("road", sa.String(), nullable=False),
        sa.Column("target", sa.Integer(), nullable=True),
        sa.Column("record_id", sa.Uuid(), nullable=True),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "changed_row",
        sa.Column("id", sa.Integer(), primary_key=True, nullable=False),
        sa.Column("sequence", sa.Integer(), sa.ForeignKey("change.sequence"), nullable=False),
        sa.Column("table_name", sa.String(), nullable=False),
        sa.Column("row_id", sa.String(), nullable=False),
        sa.Column("before", sa.String(), nullable=True),
    )
    op.create_index("ix_changed_row_row_id", "changed_row", ["row_id"])
    op.create_index("ix_changed_row_sequence", "changed_row", ["sequence"])
    op.create_table(
        "conflict",
        sa.Column("id", sa.Uuid(), primary_key=True, nullable=False),
        sa.Column("table_name", sa.String(), nullable=False),
        sa.Column("row_id", sa.String(), nullable=False),
        sa.Column("field", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=True),
        sa.Column("version", sa.LargeBinary(), nullable=False),
    )
    op.create_index("ix_conflict_row_id", "conflict", ["row_id"])
    op.create_table(
        "register",
        sa.Column("table_name", sa.String(), primary_key=True, nullable=False),
        sa.Column("row_id", sa.String(), primary_key=True, nullable=False),
        sa.Column("field", sa.String(), primary_key=True, nullable=False),
        sa.Column("value", sa.String(), nullable=True),
        sa.Column("version", sa.LargeBinary(), nullable=False),
    )
    op.create_table(
        "search_entry",
        sa.Column("id", sa.Integer(), primary_key=True, nullable=False),
        sa.Column("table_name", sa.String(), nullable=False),
        sa.Column("row_id", sa.String(), nullable=False),
        sa.UniqueConstraint("row_id"),
    )


def _make_synced_tables() -> None:
    _synced(
        "listening",
        _reference("patch_id", "patch"),
        _reference("door_id", "door", optional=True),
        _reference("place_id", "place", optional=True),
        _reference("wave_id", "wave", optional=True),
        _reference("round_id", "round", optional=True),
        _reference("organiser_id", "organiser"),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("entered", sa.String(32), nullable=False),
        sa.Column("privacy_notice", sa.Boolean(), nullable=False),
        sa.Column("language", sa.String(), nullable=True),
        sa.Column("source", sa.String(), nullable=True),
    )
    op.create_index("ix_listening_at", "listening", ["at"])
    op.create_index("ix_listening_source", "listening", ["source"])
    _synced(
        "presence", _reference("listening_id", "listening"), _reference("subject_id", "resident")
    )
    _synced(
        "statement",
        _reference("listening_id", "listening"),
        _reference("subject_id", "resident", optional=True),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("strength", sa.Integer(), nullable=True),
        sa.Column("permission", sa.String(32), nullable=False),
        sa.Column("asked_before", sa.Boolean(), nullable=False),
    )
    op.create_index("ix_statement_kind", "statement", ["kind", "id"])
    _synced(
        "theme",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("description", sa.String(), nullable=False),
        _reference("parent_id", "theme", optional=True),
        _reference("merged_into_id", "theme", optional=True),
        sa.Column("archived", sa.Boolean(), nullable=False),
    )
    _synced(
        "statement_theme",
        _reference("statement_id", "statement"),
        _reference("theme_id", "theme"),
        sa.Column("codebook", sa.Integer(), nullable=False),
    )
    _synced(
        "resident",
        sa.Column("name", sa.String(), nullable=True),
        sa.Column("pseudonym", sa.String(), nullable=True),
        _reference("door_id", "door", optional=True),
        _reference("keeper_id", "organiser", optional=True),
        sa.Column("phone", sa.String(), nullable=True),
        sa.Column("email", sa.String(), nullable=True),
        sa.Column("best_time", sa.String(), nullable=True),
    )
    _synced(
        "consent",
        _reference("subject_id", "resident"),
        sa.Column("purpose", sa.String(32), nullable=False),
        sa.Column("given", sa.Boolean(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("how", sa.String(), nullable=False),
    )
    _synced(
        "circle_move",
        _reference("subject_id", "resident"),
        sa.Column("circle", sa.String(32), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("evidence", sa.String(), nullable=False),
    )
    _synced(
        "tie",
        _reference("subject_id", "resident"),
        _reference("other_subject_id", "resident", optional=True),
        _reference("organiser_id", "organiser", optional=True),
        _reference("introduced_by_id", "resident", optional=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("strength", sa.Integer(), nullable=False),
        sa.Column("since", sa.Date(), nullable=True),
        sa.Column("how_known", sa.String(), nullable=False),
    )
    _synced("host", sa.Column("name", sa.String(), nullable=False))
    _synced(
        "organiser",
        _reference("host_id", "host", optional=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("role", sa.String(32), nullable=False),
    )
    _synced(
        "patch",
        _reference("host_id", "host", optional=True),
        sa.Column("name", sa.String(), nullable=False),
    )
    _synced(
        "street", _reference("patch_id", "patch"), sa.Column("name", sa.String(), nullable=False)
    )
    _synced(
        "door",
        _reference("street_id", "street"),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
    )
    _synced(
        "place",
        _reference("patch_id", "patch"),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("kind", sa.String(32), nullable=False),
    )
    _synced(
        "wave",
        _reference("patch_id", "patch"),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("begins_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("target_listenings", sa.Integer(), nullable=True),
    )
    _synced(
        "round",
        _reference("patch_id", "patch"),
        _reference("street_id", "street", optional=True),
        _reference("wave_id", "wave", optional=True),
        _reference("organiser_id", "organiser"),
        sa.Column("out_at", sa.DateTime(), nullable=False),
        sa.Column("expected_back_at", sa.DateTime(), nullable=True),
        sa.Column("back_at", sa.DateTime(), nullable=True),
    )
    _synced(
        "attempt",
        _reference("door_id", "door"),
        _reference("round_id", "round", optional=True),
        _reference("organiser_id", "organiser"),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("outcome", sa.String(32), nullable=False),
    )
    _synced(
        "project",
        _reference("patch_id", "patch"),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("summary", sa.String(), nullable=False),
        sa.Column("stage", sa.String(32), nullable=False),
        sa.Column("begun_on", sa.Date(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
    )
    _synced(
        "stage_move",
        _reference("project_id", "project"),
        sa.Column("stage", sa.String(32), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
    )
    _synced(
        "project_statement",
        _reference("project_id", "project"),
        _reference("statement_id", "statement"),
    )
    _synced(
        "project_member",
        _reference("project_id", "project"),
        _reference("subject_id", "resident", optional=True),
        _reference("organiser_id", "organiser", optional=True),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("leads", sa.Boolean(), nullable=False),
        sa.Column("joined_on", sa.Date(), nullable=True),
        sa.Column("left_on", sa.Date(), nullable=True),
    )
    _synced(
        "rate_card",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
    )
    _synced(
        "rate",
        _reference("rate_card_id", "rate_card"),
        sa.Column("work", sa.String(), nullable=False),
        sa.Column("pence_per_hour", sa.Integer(), nullable=False),
    )
    _synced(
        "contribution",
        _reference("project_id", "project"),
        _reference("subject_id", "resident", optional=True),
        _reference("rate_id", "rate", optional=True),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("pence", sa.Integer(), nullable=False),
    )
    _synced(
        "funder",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("org_identifier", sa.String(), nullable=False),
    )
    _synced(
        "grant",
        _reference("funder_id", "funder"),
        _reference("project_id", "project", optional=True),
        sa.Column("identifier", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("amount_awarded_pence", sa.Integer(), nullable=False),
        sa.Column("award_date", sa.Date(), nullable=False),
        sa.Column("planned_start", sa.Date(), nullable=True),
        sa.Column("planned_end", sa.Date(), nullable=True),
    )
    _synced(
        "spending",
        _reference("grant_id", "grant"),
        _reference("project_id", "project", optional=True),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("pence", sa.Integer(), nullable=False),
    )
    _synced(
        "outcome",
        _reference("project_id", "project"),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
    )
    _synced(
        "indicator",
        _reference("outcome_id", "outcome"),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("aim", sa.Float(), nullable=True),
        sa.Column("direction", sa.String(32), nullable=False),
    )
    _synced(
        "measurement",
        _reference("indicator_id", "indicator"),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("value", sa.Float(), nullable=False),
        sa.Column("asked", sa.Integer(), nullable=False),
    )
    _synced(
        "story",
        _reference("project_id", "project"),
        _reference("subject_id", "resident", optional=True),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("permission", sa.String(32), nullable=False),
    )
    _synced(
        "next_step",
        _reference("organiser_id", "organiser", optional=True),
        _reference("subject_id", "resident", optional=True),
        _reference("listening_id", "listening", optional=True),
        _reference("project_id", "project", optional=True),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("agreed_on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("state", sa.String(32), nullable=False),
        sa.Column("settled_on", sa.Date(), nullable=True),
    )
    _synced(
        "commitment",
        _reference("organiser_id", "organiser", optional=True),
        _reference("subject_id", "resident", optional=True),
        sa.Column("promised_by", sa.String(), nullable=False),
        _reference("listening_id", "listening", optional=True),
        _reference("project_id", "project", optional=True),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("agreed_on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("condition", sa.String(), nullable=False),
        _reference("hangs_on_id", "commitment", optional=True),
        sa.Column("state", sa.String(32), nullable=False),
        sa.Column("settled_on", sa.Date(), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
    )
    _synced(
        "wording",
        sa.Column("of_id", sa.Uuid(), nullable=False),
        sa.Column("part", sa.String(32), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=True),
        _reference("subject_id", "resident", optional=True),
    )
    op.create_index("ix_wording_of", "wording", ["of_id", "part"])
    _synced("supersedes", _reference("newer_id", "wording"), _reference("older_id", "wording"))
    _synced("erased", sa.Column("erased_subject_id", sa.Uuid(), nullable=False))
    op.create_index("ix_erased_erased_subject_id", "erased", ["erased_subject_id"])
