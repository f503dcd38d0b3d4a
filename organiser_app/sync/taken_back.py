"""What came of taking a merge back: how many rows went, how many another pack had brought too."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping

from sqlalchemy import Connection, text

from organiser_app.domain.change import Change
from organiser_app.language import plural

Gone = Mapping[str, frozenset[str]]
"""By table, rows that were taken out."""


def went_and_stayed(connection: Connection, gone: Iterable[Gone]) -> tuple[int, int]:
    """How many of the rows that were taken out are gone, and how many are there again."""
    went = stayed = 0
    for table, rows in (of_table for each in gone for of_table in each.items()):
        there = f'SELECT count(*) FROM "{table}" WHERE id IN (SELECT value FROM json_each(:rows))'
        again = connection.execute(text(there), {"rows": json.dumps([*rows])}).scalar_one()
        went, stayed = went + len(rows) - again, stayed + again
    return went, stayed


def what_went(back: Change) -> Iterator[str]:
    """The parts of a sentence about the change that took a merge back; none for nothing."""
    if back.count:
        yield plural("{count} entry went", "{count} entries went", back.count)
    if back.stayed:
        yield plural(
            "{count} entry stays, another pack brought it as well",
            "{count} entries stay, another pack brought them as well",
            back.stayed,
        )
