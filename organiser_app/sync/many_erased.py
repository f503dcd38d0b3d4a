"""A hold where a merge would erase many residents at once, until somebody saw that it is meant.

An erasure wins for ever, in every log that hears of it. So one laptop that is broken or stolen
could empty those of a whole team. What is held is not lost: it is merged once somebody says so.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, text

from organiser_app.domain.errors import UserError
from organiser_app.language import tr
from organiser_app.store.versions import NO_VERSION

MOST_UNASKED = 5
ONE_IN = 10
"""Held are more than `MOST_UNASKED` residents who are more than one in so many of those here."""

_THERE_BEFORE = f"""
    FROM resident AS r JOIN resident_versions AS v ON v.id = r.id
    WHERE v.deleted > x'{NO_VERSION.hex()}' AND (v.sequence <> :sequence OR EXISTS (
      SELECT 1 FROM changed_row AS c
      WHERE c.row_id = r.id AND c.table_name = 'resident' AND c.sequence = :sequence))"""
_GOING = f"{_THERE_BEFORE} AND r.id IN (SELECT erased_subject_id FROM erased)"


class ManyErased(UserError):
    """A merge would erase many residents of this log at once."""


@dataclass(frozen=True, slots=True)
class Going:
    """How many residents a merge erases, and of how many; those are counted where it may matter."""

    residents: int = 0
    of: int = 0

    @property
    def are_many(self) -> bool:
        """Whether somebody has to say that it is meant."""
        return self.residents > MOST_UNASKED and self.residents * ONE_IN > self.of


def going(connection: Connection, sequence: int) -> Going:
    """Who goes with the change `sequence`, whose rows are in and whose erased are not yet gone."""
    residents = _count(connection, _GOING, sequence)
    few = residents <= MOST_UNASKED
    return Going(residents, 0 if few else _count(connection, _THERE_BEFORE, sequence))


def many_words(goes: Going, name: str) -> str:
    """The sentence about a merge that is held."""
    return tr(
        "{name}’s log would erase {count} of the {of} residents here. See first that it is meant:"
        " nothing brings them back.",
        name=name,
        count=f"{goes.residents:,}",
        of=f"{goes.of:,}",
    )


def _count(connection: Connection, which: str, sequence: int) -> int:
    counted = connection.execute(text(f"SELECT count(*) {which}"), {"sequence": sequence})
    return int(counted.scalar_one())
