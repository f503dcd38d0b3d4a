"""What a hub is made of: tables with the team first in every key, and who may see which rows.

Each statement may be run again and changes nothing then. They keep to what the distributed engines
that speak PostgreSQL take too: no sequences, no triggers, no extensions, no advisory locks, and no
subqueries in the policies, which Citus refuses. So whose rows somebody sees is told by the name of
the role that they log in with, `organiser_<team>_<login>`, which only the hub's keeper gives. A
setting could be set by anybody.
"""

from __future__ import annotations

from typing import Final

EDITION: Final = 1
"""Raised when an older program could no longer use the tables."""

PROGRAMME: Final = "programme"
"""What stands in a login's name for the team, where it is a programme's."""

TEAM_ROLE: Final = "organiser_team"
PROGRAMME_ROLE: Final = "organiser_programme"
"""The roles that every login of a team, or of a programme, belongs to; nobody logs in with them."""

TABLES: Final = (
    "CREATE SCHEMA IF NOT EXISTS organiser",
    """
    CREATE TABLE IF NOT EXISTS organiser.hub (
      edition integer NOT NULL PRIMARY KEY)""",
    """
    CREATE TABLE IF NOT EXISTS organiser.team (
      team_id text NOT NULL PRIMARY KEY,
      counter bigint NOT NULL,
      erasures bigint NOT NULL)""",
    """
    CREATE TABLE IF NOT EXISTS organiser.team_key (
      team_id text NOT NULL,
      generation integer NOT NULL,
      body bytea NOT NULL,
      PRIMARY KEY (team_id, generation))""",
    """
    CREATE TABLE IF NOT EXISTS organiser.record (
      team_id text NOT NULL,
      record_id uuid NOT NULL,
      writer text NOT NULL,
      place bigint NOT NULL,
      generation integer NOT NULL,
      subject_id uuid,
      other_subject_id uuid,
      body bytea NOT NULL,
      PRIMARY KEY (team_id, record_id, writer))""",
    """
    CREATE INDEX IF NOT EXISTS record_place
      ON organiser.record (team_id, writer, place)""",
    """
    CREATE INDEX IF NOT EXISTS record_subject
      ON organiser.record (team_id, subject_id) WHERE subject_id IS NOT NULL""",
    """
    CREATE INDEX IF NOT EXISTS record_other_subject
      ON organiser.record (team_id, other_subject_id) WHERE other_subject_id IS NOT NULL""",
    """
    CREATE TABLE IF NOT EXISTS organiser.erased (
      team_id text NOT NULL,
      erased_id uuid NOT NULL,
      place bigint NOT NULL,
      PRIMARY KEY (team_id, erased_id))""",
    """
    CREATE INDEX IF NOT EXISTS erased_place
      ON organiser.erased (team_id, place)""",
    """
    CREATE TABLE IF NOT EXISTS organiser.tally (
      team_id text NOT NULL,
      writer text NOT NULL,
      body bytea NOT NULL,
      PRIMARY KEY (team_id, writer))""",
    """
    CREATE TABLE IF NOT EXISTS organiser.figures (
      team_id text NOT NULL,
      period text NOT NULL,
      writer text NOT NULL,
      body bytea NOT NULL,
      PRIMARY KEY (team_id, period, writer))""",
)
"""In the order in which they can be made."""

_TEAM = "split_part(current_user::text, '_', 2)"
_OWN_TEAM = f"team_id = {_TEAM}"
_OWN_ROWS = f"{_OWN_TEAM} AND left(writer, 8) = split_part(current_user::text, '_', 3)"
_FIGURES_SEEN = f"{_OWN_ROWS} OR {_TEAM} = '{PROGRAMME}'"

_POLICIES: Final[dict[tuple[str, str], tuple[str, str]]] = {
    ("team", "SELECT"): (_OWN_TEAM, ""),
    ("team", "UPDATE"): (_OWN_TEAM, _OWN_TEAM),
    ("team_key", "SELECT"): (_OWN_TEAM, ""),
    ("team_key", "INSERT"): ("", _OWN_TEAM),
    ("record", "SELECT"): (_OWN_TEAM, ""),
    ("record", "INSERT"): ("", _OWN_ROWS),
    ("record", "UPDATE"): (_OWN_ROWS, _OWN_ROWS),
    ("record", "DELETE"): (_OWN_TEAM, ""),
    ("erased", "SELECT"): (_OWN_TEAM, ""),
    ("erased", "INSERT"): ("", _OWN_TEAM),
    ("tally", "SELECT"): (_OWN_TEAM, ""),
    ("tally", "INSERT"): ("", _OWN_ROWS),
    ("tally", "UPDATE"): (_OWN_ROWS, _OWN_ROWS),
    ("figures", "SELECT"): (_FIGURES_SEEN, ""),
    ("figures", "INSERT"): ("", _OWN_ROWS),
    ("figures", "UPDATE"): (_OWN_ROWS, _OWN_ROWS),
}
"""Of each table and deed: which rows are seen, and which may be left behind.

An erasure removes what colleagues wrote as well, so a team may delete any of its rows; nobody
writes under another's name, and what was erased stays so.
"""


def policies() -> tuple[str, ...]:
    """The statements that let each role see its own team's rows, and do to them what it may."""
    made = []
    for table in dict.fromkeys(table for table, _ in _POLICIES):
        made.append(f"ALTER TABLE organiser.{table} ENABLE ROW LEVEL SECURITY")
    for (table, deed), (seen, left) in _POLICIES.items():
        name = f"{table}_{deed.lower()}"
        made.append(f"DROP POLICY IF EXISTS {name} ON organiser.{table}")
        made.append(
            f"CREATE POLICY {name} ON organiser.{table} FOR {deed}"
            f" TO {TEAM_ROLE}, {PROGRAMME_ROLE}"
            + (f" USING ({seen})" if seen else "")
            + (f" WITH CHECK ({left})" if left else "")
        )
    return tuple(made)


GRANTS: Final = (
    f"GRANT USAGE ON SCHEMA organiser TO {TEAM_ROLE}, {PROGRAMME_ROLE}",
    f"GRANT SELECT ON organiser.hub, organiser.figures TO {TEAM_ROLE}, {PROGRAMME_ROLE}",
    f"GRANT SELECT, UPDATE ON organiser.team TO {TEAM_ROLE}",
    f"GRANT SELECT, INSERT ON organiser.team_key, organiser.erased TO {TEAM_ROLE}",
    f"GRANT SELECT, INSERT, UPDATE, DELETE ON organiser.record TO {TEAM_ROLE}",
    f"GRANT SELECT, INSERT, UPDATE ON organiser.tally, organiser.figures TO {TEAM_ROLE}",
)
