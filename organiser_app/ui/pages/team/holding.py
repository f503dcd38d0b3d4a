"""What is held at the hub, by many who would be erased or a clock ahead: let in if it is meant."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from organiser_app.domain.change import Change
from organiser_app.language import plural, tr
from organiser_app.store.log import Log
from organiser_app.sync.taking import USUAL_TERMS, Terms
from organiser_app.sync.titles import Title
from organiser_app.ui.desk import Desk
from organiser_app.ui.pages.team.merging.words import title_words
from organiser_app.ui.tasks import Then
from organiser_app.ui.widgets import Answer, Question

if TYPE_CHECKING:
    from organiser_app.sync.hub.held import Held

Result = TypeVar("Result")
_NAMED = 12


class Holding(QObject):
    """Asks the hub anew each time, since more may wait there by now."""

    def __init__(self, desk: Desk, part: QWidget) -> None:
        super().__init__(part)
        self._desk, self._part = desk, part

    def look(self) -> None:
        """Say what holds it back, and let it in if somebody says so."""
        log = self._desk.log
        self._attempt(lambda: _held(log), self._ask)

    def _ask(self, held: Held) -> None:
        terms = Terms(
            days_to_come=bool(held.ahead) and self._lets_in_days(held.ahead),
            erase_many=bool(held.residents) and self._lets_erase(held.residents),
        )
        if not held.is_any:  # it went in another way meanwhile
            self._desk.bus.sync_wanted.emit()
        elif terms != USUAL_TERMS:
            log = self._desk.log
            self._attempt(lambda: _let_in(log, terms), self._told)

    def _attempt(self, job: Callable[[], Result], then: Then[Result]) -> None:
        self._desk.attempt("held", job, then, owner=self, worker=self._desk.away)

    def _lets_in_days(self, ahead: tuple[str, ...]) -> bool:
        title = tr("Merge changes from days to come?")
        return self._agrees(title, days_words(ahead), tr("Merge"))

    def _lets_erase(self, residents: tuple[Title, ...]) -> bool:
        title = tr("Erase so many residents?")
        return self._agrees(title, held_words(residents), tr("Erase them"))

    def _agrees(self, title: str, words: str, yes: str) -> bool:
        question = Question(
            title, words, yes=yes, no=tr("Let it wait"), danger=True, parent=self._part
        )
        return question.ask() is Answer.YES

    def _told(self, changes: list[Change]) -> None:
        bus = self._desk.bus
        for change in changes:
            bus.changed.emit(change)
        bus.sync_wanted.emit()


def days_words(ahead: tuple[str, ...]) -> str:
    """Whose clock is ahead, and what it means."""
    meaning = tr(
        "Until that day comes, what it changed stands over whatever anybody else writes there."
    )
    return " ".join((*ahead, meaning))


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


def _held(log: Log) -> Held:
    from organiser_app.sync.hub.turn import held_at_hub  # noqa: PLC0415 - loads a library

    return held_at_hub(log)


def _let_in(log: Log, terms: Terms) -> list[Change]:
    from organiser_app.sync.hub.turn import steps_of_turn  # noqa: PLC0415 - loads a library

    return list(steps_of_turn(log, lambda: True, terms))
