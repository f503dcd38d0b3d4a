"""What waits at the hub since many residents would be erased: looked at, and let in if meant."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from organiser_app.domain.change import Change
from organiser_app.language import plural, tr
from organiser_app.store.log import Log
from organiser_app.sync.titles import Title
from organiser_app.ui.desk import Desk
from organiser_app.ui.pages.team.merging.words import title_words
from organiser_app.ui.widgets import Answer, Question

_NAMED = 12


class Holding(QObject):
    """Asks the hub anew each time, since more may wait there by now."""

    def __init__(self, desk: Desk, part: QWidget) -> None:
        super().__init__(part)
        self._desk, self._part = desk, part

    def look(self) -> None:
        """Say whom it would erase, and let that be done if somebody says so."""
        log, failed = self._desk.log, self._desk.bus.failed.emit
        self._desk.away.run(lambda: _would_erase(log), self._ask, failed, owner=self)

    def _ask(self, residents: tuple[Title, ...]) -> None:
        if not residents:  # they went in another way meanwhile
            self._desk.bus.sync_wanted.emit()
            return
        question = Question(
            tr("Erase so many residents?"),
            held_words(residents),
            yes=tr("Erase them"),
            no=tr("Let it wait"),
            danger=True,
            parent=self._part,
        )
        if question.ask() is Answer.YES:
            log, failed = self._desk.log, self._desk.bus.failed.emit
            self._desk.away.run(lambda: _let_in(log), self._told, failed, owner=self)

    def _told(self, changes: list[Change]) -> None:
        bus = self._desk.bus
        for change in changes:
            bus.changed.emit(change)
        bus.sync_wanted.emit()


def held_words(residents: tuple[Title, ...]) -> str:
    """Who they are, and what it means."""
    names = ", ".join(title_words(each) for each in residents[:_NAMED])
    more = len(residents) - _NAMED
    if more > 0:
        names = plural("{names} and {count} other", "{names} and {count} others", more, names=names)
    return tr(
        "What waits at the hub says that these were erased, or are no longer shared with the team:"
        " {names}. Their records go here too, and nothing brings them back. If that cannot be,"
        " let it wait, mark its writer as left, and ask whoever keeps the hub to shut their login.",
        names=names,
    )


def _would_erase(log: Log) -> tuple[Title, ...]:
    from organiser_app.sync.hub.turn import would_erase  # noqa: PLC0415 - loads a library

    return would_erase(log)


def _let_in(log: Log) -> list[Change]:
    from organiser_app.sync.hub.turn import steps_of_turn  # noqa: PLC0415 - loads a library

    return list(steps_of_turn(log, lambda: True, erase_many=True))
