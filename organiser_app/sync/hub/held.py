"""What holds rows back that wait at a hub, looked into anew for whoever is to let them in."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection

from organiser_app.sync.hub.pulling import Puller
from organiser_app.sync.merge import MOST_AHEAD, ahead_words, preview
from organiser_app.sync.survey import those_of
from organiser_app.sync.surveying import erased as said_erased
from organiser_app.sync.titles import Title


@dataclass(frozen=True, slots=True)
class Held:
    """The many `residents` whom rows would erase, and a sentence for each clock that is `ahead`."""

    residents: tuple[Title, ...]
    ahead: tuple[str, ...]

    @property
    def is_any(self) -> bool:
        """Whether anything is held."""
        return bool(self.residents or self.ahead)


def held(puller: Puller) -> Held:
    """What holds the rows back that come next from each writer; nothing is merged."""
    log, residents, ahead = puller.log, set[str](), list[str]()
    for manifest, lines in puller.next_of_each():
        gone = set[str]()

        def see(connection: Connection, sequence: int, gone: set[str] = gone) -> None:
            gone.update(said_erased(connection, sequence))

        merged = preview(log.work(), manifest, lines, see)
        if merged.goes.are_many:
            residents |= gone
        if merged.ahead(log.clock()) > MOST_AHEAD:
            ahead.append(ahead_words(merged, log.clock()))
    return Held(log.read(lambda connection: those_of(connection, residents)), tuple(ahead))
