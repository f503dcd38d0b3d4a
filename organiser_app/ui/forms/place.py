"""Where something is: the places of the log are offered, and one that will be new is told so."""

from __future__ import annotations

from organiser_app.domain.rules.addresses import read_address
from organiser_app.language import tr
from organiser_app.store.queries.place_times import PlaceTimes, own_places
from organiser_app.ui.desk import Desk
from organiser_app.ui.forms.offered import OfferedField
from organiser_app.ui.tables import SimpleRow


class PlaceField(OfferedField):
    """A place by name, or a door; a new place is never made without being told beforehand."""

    seen = 3

    def __init__(self, words: str, desk: Desk, hint: str) -> None:
        super().__init__(words, tr("Places of the log"), hint)
        self._example = hint
        self._places_known = False
        self.edited.connect(self._tell)
        desk.read(own_places, self._know_places, owner=self)

    def is_new(self) -> bool:
        """Whether it names a place that the log does not know."""
        named = bool(read_address(self.text()).place)
        return self._places_known and named and self.known() is None

    def _know_places(self, found: tuple[PlaceTimes, ...]) -> None:
        self.know([SimpleRow(str(place.id), place.name, icon="pin") for place in found])
        self._places_known = True
        self._tell()

    def _tell(self) -> None:
        new = tr("New in the log: {names}.", names=self.text())
        self.set_hint(new if self.is_new() else self._example)
