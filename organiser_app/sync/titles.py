"""What rows of any synced table are called, many at once: a title, what it is of, and its day.

`store.queries.named` answers for one record that somebody has in hand. Here the rows of a whole
pack are asked for, those that only join others too, in a few queries for each table.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any

from sqlalchemy import Connection, bindparam, text

from organiser_app.domain.values import StatementKind
from organiser_app.sync.shapes import shapes

_AT_ONCE = 500
_LONGEST = 120
_OF_STATEMENT = ("words", "quote", "need_story")
_OWNERS = ("statement", "listening", "meeting", "story", "resident", "attempt", "round")
"""Whose long texts wordings are, the most frequent first; no key says which."""

_PLACES = ("street", "door", "place", "patch", "wave", "theme")
"""What may be in a log twice; no key says of which two it was said."""

_DAYS = ("at", "out_at", "on", "agreed_on", "begun_on", "begins_on", "award_date")

_TITLED_BY: dict[str, tuple[str, ...]] = {
    "resident": ("name", "pseudonym"),
    "wording": ("body",),
    **dict.fromkeys(
        (
            *("organiser", "host", "patch", "street", "place", "wave", "theme", "partner"),
            *("project", "resident_group", "funder", "rate_card"),
        ),
        ("name",),
    ),
    **dict.fromkeys(
        ("ask", "ask_move", "commitment", "next_step", "contribution", "spending"), ("what",)
    ),
    **dict.fromkeys(("grant", "outcome", "indicator", "story"), ("title",)),
    "rate": ("work",),
    "wave_question": ("question",),
    "safeguarding_passed_on": ("told",),
}
"""The fields that name a row by themselves, of which the first that is filled does."""

_NAMED_AFTER: dict[str, tuple[str, ...]] = {
    "same_person": ("subject_id", "other_subject_id"),
    **dict.fromkeys(("tie", "companionship"), ("subject_id", "other_subject_id", "organiser_id")),
    **dict.fromkeys(
        ("presence", "consent", "circle_move", "keeper_move", "go_back_set_aside", "meeting_guest"),
        ("subject_id",),
    ),
    **dict.fromkeys(
        ("group_member", "project_member", "round_companion"), ("subject_id", "organiser_id")
    ),
    **dict.fromkeys(("companion_meeting", "depth_reading"), ("companionship_id",)),
    **dict.fromkeys(("statement_theme", "codebook_change"), ("theme_id",)),
    **dict.fromkeys(("project_statement", "ask_statement", "referral"), ("statement_id",)),
    "listening": ("door_id", "place_id"),
    "attempt": ("door_id",),
    "round": ("street_id", "place_id"),
    "meeting": ("group_id", "subject_id"),
    "gift_match": ("need_id", "gift_id"),
    "stage_move": ("project_id",),
    "commitment_condition": ("commitment_id",),
    "measurement": ("indicator_id",),
    "supersedes": ("newer_id",),
}
"""The links after whose targets a row is called that has no name of its own."""

_OF: dict[str, tuple[str, ...]] = {
    "resident": ("door_id",),
    "statement": ("listening_id",),
    "presence": ("listening_id",),
    "meeting_guest": ("meeting_id",),
    "statement_theme": ("statement_id",),
    "wave_question": ("wave_id",),
    "keeper_move": ("organiser_id",),
    "ask": ("partner_id",),
    "ask_move": ("ask_id",),
    "ask_statement": ("ask_id",),
    "referral": ("partner_id",),
    "group_member": ("group_id",),
    "round_companion": ("round_id",),
    **dict.fromkeys(
        ("project_statement", "project_member", "contribution", "outcome", "story"), ("project_id",)
    ),
    "commitment": ("subject_id", "organiser_id", "project_id"),
    "next_step": ("subject_id", "organiser_id", "project_id"),
    "commitment_condition": ("on_id",),
    "rate": ("rate_card_id",),
    "grant": ("funder_id",),
    "spending": ("grant_id",),
    "indicator": ("outcome_id",),
}
"""The links to what a row is of, of which the first that is filled is shown under its title."""

_READ_TOO = {"door": ("street_id",)}

Raw = dict[str, Any]
"""The fields of a row as the database keeps them."""


@dataclass(frozen=True, slots=True)
class Title:
    """What a row is called, empty where nothing names it; `of` is where or to whom it belongs."""

    words: str = ""
    of: str = ""
    day: date | None = None
    kind: StatementKind | None = None


class Glimpses:
    """Rows that were read for their titles, with those that they are called after.

    Read what is wanted with `bring`, table by table, before asking for titles.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._rows: defaultdict[str, dict[str, Raw]] = defaultdict(dict)
        self._said: dict[str, str] = {}

    def bring(self, table: str, row_ids: Iterable[str | None]) -> None:
        """Read rows of a table, and what they are called after; those that are not there are not.

        Nothing is read twice.
        """
        known = self._rows[table]
        wanted = {row_id for row_id in row_ids if row_id and row_id not in known}
        read = self._read(table, "id", wanted)
        known.update({row["id"]: row for row in read})
        if table == "statement":
            self._bring_words(wanted)
        if table == "wording":
            self._bring_owners(_OWNERS, {row["of_id"] for row in read})
        if table == "same_place":
            ids = {row[field] for row in read for field in ("kept_id", "other_id")}
            self._bring_owners(_PLACES, ids)
        links = {**shapes()[table].parents, **shapes()[table].links}
        every = (*_NAMED_AFTER.get(table, ()), *_OF.get(table, ()), *_READ_TOO.get(table, ()))
        for field in every:
            self.bring(links[field], (row[field] for row in read))

    def row(self, table: str, row_id: str) -> Raw:
        """The fields of a row that was brought, empty where it is not in the log."""
        return self._rows[table].get(row_id, {})

    def title(self, table: str, row_id: str) -> Title:
        """What a row is called that was brought."""
        row = self.row(table, row_id)
        kind = StatementKind(row["kind"]) if table == "statement" and row else None
        return Title(self._words(table, row), self._of(table, row), _day(row), kind)

    def owner_of(self, of_id: str) -> str:
        """The table of the record that a wording which was brought belongs to."""
        return next((table for table in _OWNERS if of_id in self._rows[table]), "wording")

    def called(self, table: str, row_id: str | None) -> str:
        """What a row is called in one line."""
        return self._words(table, self.row(table, row_id)) if row_id else ""

    def _words(self, table: str, row: Raw) -> str:
        if table == "door":
            return _address(row, self.called("street", row.get("street_id")))
        if table == "statement":
            return self._said.get(row.get("id", ""), "")
        own = (row.get(field) for field in _TITLED_BY.get(table, ()))
        words = next((shortened(each) for each in own if each), "")
        return words or self._called_after(table, row)

    def _called_after(self, table: str, row: Raw) -> str:
        if table == "same_place":
            both = (row.get("kept_id", ""), row.get("other_id", ""))
            return " – ".join(filter(None, map(self._place_called, both)))
        links = {**shapes()[table].parents, **shapes()[table].links}
        named = (self.called(links[field], row.get(field)) for field in _NAMED_AFTER.get(table, ()))
        return " – ".join(filter(None, named))

    def _place_called(self, row_id: str) -> str:
        return next(filter(None, (self.called(table, row_id) for table in _PLACES)), "")

    def _of(self, table: str, row: Raw) -> str:
        if table == "wording":
            owners = (self.called(owner, row.get("of_id")) for owner in _OWNERS)
            return next(filter(None, owners), "")
        links = {**shapes()[table].parents, **shapes()[table].links}
        targets = (self.called(links[field], row.get(field)) for field in _OF.get(table, ()))
        return next(filter(None, targets), row.get("promised_by") or "")

    def _bring_words(self, statements: Iterable[str]) -> None:
        every = self._read("wording", "of_id", statements)
        said = [row for row in every if row["part"] in _OF_STATEMENT and not row["deleted"]]
        for row in sorted(said, key=lambda row: (-_OF_STATEMENT.index(row["part"]), row["id"])):
            self._said[row["of_id"]] = shortened(row["body"])

    def _bring_owners(self, tables: Iterable[str], wanted: set[str]) -> None:
        """Read rows of whichever of these tables they are."""
        for table in tables:
            self.bring(table, wanted)
            wanted -= self._rows[table].keys()

    def _read(self, table: str, field: str, ids: Iterable[str]) -> list[Raw]:
        query = text(f'SELECT * FROM "{table}" WHERE "{field}" IN :ids').bindparams(
            bindparam("ids", expanding=True)
        )
        found: list[Raw] = []
        left = iter(sorted(ids))
        while some := list(islice(left, _AT_ONCE)):
            found += [
                dict(row) for row in self._connection.execute(query, {"ids": some}).mappings()
            ]
        return found


def shortened(words: str) -> str:
    """Words on one line, cut where they are long."""
    line = " ".join(words.split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST].rstrip()}…"


def _address(door: Raw, street: str) -> str:
    label = door.get("label", "")
    return f"{label} {street}" if label[:1].isdigit() else ", ".join(filter(None, (label, street)))


def _day(row: Raw) -> date | None:
    said = next((row[field] for field in _DAYS if row.get(field)), None)
    return None if said is None else date.fromisoformat(str(said)[:10])
