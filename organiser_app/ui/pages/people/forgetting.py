"""A resident is forgotten for good: what it means is read first, and their name is typed for it."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from organiser_app.domain.change import Change
from organiser_app.domain.keeping_inputs import is_taken
from organiser_app.domain.values import ConsentPurpose
from organiser_app.language import tr
from organiser_app.services.backups import renew_backups
from organiser_app.services.erasing import erase
from organiser_app.services.erasing_words import said_before
from organiser_app.store.queries.erasing import Erasing, what_erasing_removes
from organiser_app.store.queries.person import PersonDetail
from organiser_app.ui.desk import Desk
from organiser_app.ui.forms.fields import LineField
from organiser_app.ui.widgets import Answer, Button, Ink, Question, label

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Instead(Enum):
    """What may be kinder than to forget somebody, and can be taken back."""

    UNLINK = "unlink"
    SHARE_NO_MORE = "unshare"


class ForgetQuestion(Question):
    """Says what goes, what stays and what is beyond reach, and asks for the name.

    `instead` is the kinder road that was taken, if one was.
    """

    def __init__(self, seen: PersonDetail, found: Erasing, parent: QWidget | None = None) -> None:
        name = seen.person.name
        super().__init__(
            tr("Forget {name} for good?", name=name),
            tr("For whoever asks to be forgotten. Read it with them, if they are there."),
            yes=tr("Forget for good"),
            no=tr("Leave"),
            danger=True,
            parent=parent,
        )
        self.instead: Instead | None = None
        self._name = name
        self._read_first(found)
        self.typed = LineField(tr("Type “{name}” to go on", name=name))
        self.body.addWidget(self.typed)
        self.roads = self._kinder_roads(seen)
        self.add_acts([*self.roads.values()])
        self.typed.line.setFocus()

    def accept(self) -> None:
        """Forget them, if it is their name that was typed."""
        if is_taken(self.typed.text(), [self._name]):
            super().accept()
        else:
            self._say_that_it_differs()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Enter in the field only goes on to the button: a slip of it must forget nobody.

        Nor does it close the dialog, as if that had been done which was typed for.
        """
        if event.key() in _ENTER and self.typed.line.hasFocus():
            if is_taken(self.typed.text(), [self._name]):
                self.yes.setFocus()
            else:
                self._say_that_it_differs()
        else:
            super().keyPressEvent(event)

    def _say_that_it_differs(self) -> None:
        self.typed.set_problem(tr("This is not their name as it stands here."))
        self.typed.line.setFocus()

    def _read_first(self, found: Erasing) -> None:
        said = said_before(found)
        for words in said.paragraphs:
            strong = words in (said.goes, said.last)
            ink = Ink.INK if strong or words == said.stays else Ink.MUTED
            self.body.addWidget(label(words, ink=ink, strong=strong, wrap=True))

    def _kinder_roads(self, seen: PersonDetail) -> dict[Instead, Button]:
        """What there is to do instead: a name that is not kept can't be unlinked."""
        shared = any(
            each.given for each in seen.consents if each.purpose is ConsentPurpose.SHARE_WITH_TEAM
        )
        roads = {}
        if not seen.person.pseudonymous:
            roads[Instead.UNLINK] = Button(tr("Only unlink their name…"), in_row=True)
        if shared:
            roads[Instead.SHARE_NO_MORE] = Button(tr("Only share them no more"), in_row=True)
        for road, button in roads.items():
            button.clicked.connect(partial(self._take, road))
        return roads

    def _take(self, road: Instead) -> None:
        self.instead = road
        self.reject()


class Forgetting:
    """Asks over `page` whether the resident whom `in_hand` gives is forgotten, and does it.

    `roads` does what is kinder, where that was chosen.
    """

    def __init__(
        self,
        desk: Desk,
        page: QWidget,
        in_hand: Callable[[], PersonDetail | None],
        roads: dict[Instead, Callable[[], None]],
    ) -> None:
        self._desk, self._page, self._in_hand, self._roads = desk, page, in_hand, roads

    def ask(self) -> None:
        """Read what would go, and ask."""
        seen = self._in_hand()
        if seen is not None:
            self._desk.read(
                partial(what_erasing_removes, resident_id=seen.person.id),
                partial(self._ask, seen),
                owner=self._page,
            )

    def _ask(self, seen: PersonDetail, found: Erasing) -> None:
        question = ForgetQuestion(seen, found, self._page)
        if question.ask() is Answer.YES:
            failed = self._desk.bus.failed.emit
            self._desk.change_then(self._renew, failed, erase, seen.person.id)
        elif question.instead is not None:
            self._roads[question.instead]()

    def _renew(self, _: Change) -> None:
        """Replace the backups; where that fails it is said, and made up for at the next opening."""
        desk = self._desk
        desk.tasks.run(lambda: renew_backups(desk.log), lambda _: None, desk.bus.failed.emit)
