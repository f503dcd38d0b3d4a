"""Where to go out to: a line that offers the streets of the log whose names hold what is typed."""

from __future__ import annotations

from PySide6.QtCore import Signal

from organiser_app.language import plural, tr
from organiser_app.store.queries.doors import StreetRow, streets
from organiser_app.ui.desk import Desk
from organiser_app.ui.forms.offered import OfferedField
from organiser_app.ui.tables import SimpleRow


class WhereField(OfferedField):
    """The streets that are known, by name; `streets_known` comes once they were read."""

    seen = 3
    streets_known = Signal()

    def __init__(self, words: str, desk: Desk) -> None:
        self._example = tr("A street, or a place such as a school gate.")
        super().__init__(words, tr("Streets of the log"), self._example)
        self._streets: dict[str, StreetRow] = {}
        desk.read(streets, self._know_streets, owner=self)

    def street(self) -> StreetRow | None:
        """The street of the log that has this very name, whatever its case."""
        row = self.known()
        return self._streets[row.key] if row else None

    def say(self, words: str) -> None:
        """Say something of what was typed, in the place of the hint; nothing brings it back."""
        self.set_hint(words or self._example)

    def _know_streets(self, found: tuple[StreetRow, ...]) -> None:
        self._streets = {str(street.id): street for street in found}
        self.know([_offered(street) for street in found])
        self.streets_known.emit()


def _offered(street: StreetRow) -> SimpleRow:
    doors = plural("{count} door", "{count} doors", street.doors)
    return SimpleRow(str(street.id), street.name, icon="door", note=doors)
