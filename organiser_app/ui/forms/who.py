"""A resident by name: what is typed is looked for in the log, and a choice is one resident."""

from __future__ import annotations

from uuid import UUID

from organiser_app.language import tr
from organiser_app.store.queries.pages import Page
from organiser_app.store.queries.people import PeopleOrder, people
from organiser_app.store.queries.people import PersonRow as Person
from organiser_app.ui.desk import Desk
from organiser_app.ui.forms.offering import TakenField
from organiser_app.ui.tables import PersonDelegate, PersonRow

_OFFERED = 8


class ResidentField(TakenField[PersonRow]):
    """The residents whose names hold what is typed; `besides` is never offered."""

    takes_first = True

    def __init__(self, words: str, desk: Desk, *, besides: UUID | None = None) -> None:
        hint = tr("Begin to type a name, then Down and Enter.")
        super().__init__(words, tr("Residents of that name"), PersonDelegate(), hint)
        self._desk, self._besides = desk, besides

    def is_chosen(self) -> bool:
        """Whether what stands in the line is somebody in the log."""
        return bool(self.key())

    def resident_id(self) -> UUID:
        """Who was chosen; `ValueError` while nobody is."""
        if not self.is_chosen():
            raise ValueError("nobody is chosen")
        return UUID(self.key())

    def others_called(self, typed: str) -> list[PersonRow]:  # noqa: ARG002 (nobody else here)
        """Whom to offer under the residents; a subclass may know of others than those."""
        return []

    def look_for(self, words: str) -> None:
        """Look among the residents of the log."""
        self._desk.read_latest(
            "who",
            lambda connection: people(connection, PeopleOrder.NAME, words, None, _OFFERED),
            self._offer_residents,
            owner=self,
        )

    def take(self, row: PersonRow) -> None:
        """Choose them."""
        self.show_taken(row.key, row.name)

    def _offer_residents(self, found: Page[Person]) -> None:
        rows = [resident_row(row) for row in found.rows if row.id != self._besides]
        self.offer([*rows, *self.others_called(self.text())])


def resident_row(person: Person) -> PersonRow:
    """A resident as a field offers them: their name, their door, their circle."""
    return PersonRow(str(person.id), person.name, person.where, person.circle)
