"""Several people by name on one line: residents who are known, and people who are new."""

from __future__ import annotations

import json
from uuid import UUID

from organiser_app.domain.inputs import PersonInput
from organiser_app.language import tr
from organiser_app.store.queries.group_choices import known_by_name
from organiser_app.store.queries.pages import Page
from organiser_app.store.queries.people import PeopleOrder, people
from organiser_app.store.queries.people import PersonRow as Person
from organiser_app.ui.desk import Desk
from organiser_app.ui.forms.offering import OfferingField
from organiser_app.ui.forms.who import resident_row
from organiser_app.ui.tables import PersonDelegate, PersonRow

_OFFERED = 6
_LONGEST_NAME = 200


class GuestsField(OfferingField[PersonRow]):
    """Names with commas between them; under the line stand residents of the name in hand.

    Down walks to one and Enter takes it. Whoever is not known by their full name will be new in
    the log, and the line below says so beforehand.
    """

    def __init__(self, words: str, desk: Desk) -> None:
        self._example = tr("Commas between names. Down and Enter take somebody who is known.")
        super().__init__(words, tr("Residents of that name"), PersonDelegate(), self._example)
        self._desk = desk
        self._chosen: dict[str, UUID] = {}
        self.edited.connect(self._tell)

    def names(self) -> tuple[str, ...]:
        """The names that stand in the line, each once."""
        said = (" ".join(name.split())[:_LONGEST_NAME] for name in self.line.text().split(","))
        return tuple({name.casefold(): name for name in said if name}.values())

    def guests(self) -> tuple[PersonInput, ...]:
        """Who is meant: those who were taken by their record, the others by their name."""
        return tuple(
            PersonInput(name=name, resident_id=self._chosen.get(name.casefold()))
            for name in self.names()
        )

    def kept(self) -> str:
        """The line, and the records of those who were taken."""
        chosen = {name: str(who) for name, who in self._chosen.items()}
        return json.dumps([self.line.text(), chosen]) if self.line.text() else ""

    def put_back(self, text: str) -> None:
        """Go on with the line, and with those who were taken."""
        line, chosen = json.loads(text) if text else ("", {})
        self._chosen = {name: UUID(who) for name, who in chosen.items()}
        self.line.setText(line)
        self._tell()

    def sought(self) -> str:
        """The name after the last comma."""
        return self.line.text().rpartition(",")[2].strip()

    def look_for(self, words: str) -> None:
        """Look among the residents of the log."""
        self._desk.read_latest(
            "guests",
            lambda connection: people(connection, PeopleOrder.NAME, words, None, _OFFERED),
            self._offer_residents,
            owner=self,
        )

    def take(self, row: PersonRow) -> None:
        """Let them stand in the place of the name in hand."""
        before = self.line.text().rpartition(",")[0].strip()
        self._chosen[row.name.casefold()] = UUID(row.key)
        self.line.setText(f"{before}, {row.name}, " if before else f"{row.name}, ")

    def _offer_residents(self, found: Page[Person]) -> None:
        taken = set(self._chosen.values())
        self.offer([resident_row(row) for row in found.rows if row.id not in taken])

    def _tell(self) -> None:
        names = self.names()
        if not names:
            self.set_hint(self._example)
            return
        self._desk.read_latest(
            "guests meant", lambda connection: known_by_name(connection, names), self._say_who,
            owner=self,
        )  # fmt: skip

    def _say_who(self, known: frozenset[str]) -> None:
        """Say who will be new in the log: a guess would make one neighbour two."""
        sure = known | set(self._chosen)
        new = [name for name in self.names() if name.casefold() not in sure]
        self.set_hint(
            tr("New in the log: {names}.", names=", ".join(new))
            if new
            else tr("All of them are in the log.")
        )
