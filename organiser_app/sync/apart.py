"""The SQL behind disagreements: texts with several heads, what is new, and what stood before."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import astuple
from typing import Any

from sqlalchemy import Connection, Row, text

from organiser_app.store.settling import Place
from organiser_app.store.versions import twin_name
from organiser_app.sync.conflicts import Conflict
from organiser_app.sync.shapes import shapes

_HEAD = """
    NOT w.deleted AND NOT EXISTS (
      SELECT 1 FROM supersedes AS s JOIN wording AS newer ON newer.id = s.newer_id
      WHERE s.older_id = w.id AND NOT s.deleted AND NOT newer.deleted)"""
_HEADS = f"""
    SELECT w.id, w.of_id, w.part, w.body, w.subject_id, v.body AS version, v.sequence
    FROM wording AS w JOIN {twin_name("wording")} AS v ON v.id = w.id
    WHERE (w.of_id, w.part) IN ({{texts}}) AND {_HEAD} ORDER BY w.of_id, w.part, w.id"""
_EVERY_TEXT = "SELECT of_id, part FROM wording GROUP BY of_id, part HAVING count(*) > 1"
_TOUCHED_TEXTS = f"""
    SELECT of_id, part FROM wording WHERE of_id IN (
      SELECT w.of_id FROM wording AS w JOIN {twin_name("wording")} AS v ON v.id = w.id
      WHERE v.sequence = :sequence)
    GROUP BY of_id, part HAVING count(*) > 1"""
_OLDER = text("""
    SELECT s.older_id, o.body, count(DISTINCT s.newer_id) FROM supersedes AS s
    JOIN wording AS o ON o.id = s.older_id
    WHERE NOT s.deleted AND s.newer_id IN (SELECT value FROM json_each(:ids))
    GROUP BY s.older_id ORDER BY 3 DESC, s.older_id DESC LIMIT 1""")
_OWN_CHANGES = text("""
    SELECT table_name, row_id, before FROM changed_row AS own
    WHERE row_id IN (SELECT value FROM json_each(:ids)) AND before IS NOT NULL
    AND versions IS NULL AND NOT EXISTS (
      SELECT 1 FROM changed_row AS settled WHERE settled.sequence = own.sequence
      AND settled.row_id = own.row_id AND settled.table_name = own.table_name
      AND settled.others IS NOT NULL)
    ORDER BY id""")
_SEEN = text("""
    SELECT table_name, row_id, field, version, value FROM other_value
    WHERE (table_name, row_id, field) IN (
      SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]'), json_extract(value, '$[2]')
      FROM json_each(:places))
    AND NOT open AND value <> 'null'
    ORDER BY version""")  # null may be any value that was written over elsewhere
_PUT_IN_HERE = text("""
    SELECT row_id FROM changed_row WHERE table_name = :table
    AND row_id IN (SELECT value FROM json_each(:ids)) AND before IS NULL""")
_TOUCHED = text("""
    SELECT table_name, row_id, versions, others FROM changed_row WHERE sequence = :sequence
    AND row_id IN (SELECT value FROM json_each(:ids))""")


def disputed_texts(connection: Connection, sequence: int | None = None) -> Sequence[Row[Any]]:
    """The heads of each text that has several which differ, text by text.

    With `sequence`, of those texts alone of which the change wrote a head.
    """
    texts = _EVERY_TEXT if sequence is None else _TOUCHED_TEXTS
    rows = connection.execute(text(_HEADS.format(texts=texts)), {"sequence": sequence}).all()
    by_text: dict[tuple[str, str], list[Row[Any]]] = {}
    for row in rows:
        by_text.setdefault((row.of_id, row.part), []).append(row)
    return [
        row
        for heads in by_text.values()
        if len({head.body for head in heads}) > 1
        and (sequence is None or any(head.sequence == sequence for head in heads))
        for row in heads
    ]


def common_wording(connection: Connection, heads: Iterable[str]) -> str | None:
    """The wording in whose place the heads of a text were written, most of them at the least."""
    found = connection.execute(_OLDER, {"ids": json.dumps(list(heads))}).one_or_none()
    return None if found is None else str(found.body)


def before_own_change(connection: Connection, conflicts: Iterable[Conflict]) -> dict[Place, object]:
    """What fields held before this log last changed them, where it did.

    That somebody chose here between values, or took the choice back, is no change of that kind.
    """
    ids = sorted({each.row_id for each in conflicts})
    before: dict[Place, object] = {}
    for table, row_id, said in connection.execute(_OWN_CHANGES, {"ids": json.dumps(ids)}):
        fields = json.loads(said).items()
        before |= {Place(table, row_id, field): value for field, value in fields}
    return before


def first_versions(connection: Connection, conflicts: Iterable[Conflict]) -> dict[Place, bytes]:
    """The version in which a value came that stands now by a choice here.

    Choosing writes a value afresh, and so does taking a choice back: the log keeps whose it was.
    """
    stands = {each.place: each.stands.value for each in conflicts}
    places = json.dumps([astuple(place) for place in stands])
    return {
        place: bytes(version)
        for *named, version, value in connection.execute(_SEEN, {"places": places})
        if json.loads(value) == stands[place := Place(*named)]
    }


def written_here(connection: Connection, wordings: Iterable[str]) -> frozenset[str]:
    """Those of the wordings that this log put in itself, be it under an earlier device number."""
    given = {"table": "wording", "ids": json.dumps(list(wordings))}
    found = connection.execute(_PUT_IN_HERE, given)
    return frozenset(found.scalars())


def fresh_conflicts(
    connection: Connection, sequence: int, conflicts: Sequence[Conflict]
) -> Iterator[Conflict]:
    """Those of the conflicts of which the change `sequence` brought a value."""
    ids = json.dumps(sorted({each.row_id for each in conflicts}))
    touched = connection.execute(_TOUCHED, {"sequence": sequence, "ids": ids}).all()
    history = {(row.table_name, row.row_id): row for row in touched}
    for each in conflicts:
        row = history.get((each.table, each.row_id))
        if row is None and _touched_last(connection, each) != sequence:
            continue
        known = set() if row is None else _known_before(row, each)
        if any(one.version not in known for one in each.candidates):
            yield each


def _touched_last(connection: Connection, conflict: Conflict) -> int:
    assert conflict.table in shapes()  # noqa: S101
    query = f"SELECT sequence FROM {twin_name(conflict.table)} WHERE id = :row_id"
    return int(connection.scalar(text(query), {"row_id": conflict.row_id}) or 0)


def _known_before(row: Row[Any], conflict: Conflict) -> set[bytes]:
    """The versions of a field that the log had before a change, which stood or beside it."""
    others = json.loads(row.others or "[]")
    replaced = json.loads(row.versions or "{}").get(conflict.field)
    stood = bytes.fromhex(replaced) if replaced else conflict.stands.version
    return {
        stood,
        *(bytes.fromhex(version) for name, version, *_ in others if name == conflict.field),
    }
