"""Web: the map of relationships, with what it shows said beside it in words."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from organiser_app.language import plural, tr
from organiser_app.services.web_places import Place, keep_web_places, kept_web_places
from organiser_app.store.queries.web import Web, WebPerson, web
from organiser_app.store.queries.web_changes import WebChanges, changes_since
from organiser_app.ui.actions import PageName
from organiser_app.ui.desk import Desk
from organiser_app.ui.pages.beside import bind_keys
from organiser_app.ui.pages.page import Page
from organiser_app.ui.pages.web.beside_map import BesideMap
from organiser_app.ui.pages.web.controls import Controls
from organiser_app.ui.pages.web.looks import ColourBy, Looks
from organiser_app.ui.pages.web.picture import Choice, Plan, drawn, planned
from organiser_app.ui.pages.web.sheet import MapSheet
from organiser_app.ui.pages.web.studying import Studying
from organiser_app.ui.pages.web.told import (
    being_studied,
    changed_findings,
    person_sentence,
    told_rows,
    web_sentence,
)
from organiser_app.ui.theme import Mode, current
from organiser_app.ui.widgets import Button, EmptyState, PageHeader
from organiser_app.web.study import Study

_FURTHEST = 2
"""Over how many ties a neighbourhood reaches at most."""


@dataclass(frozen=True, slots=True)
class _Read:
    """What the log says of the web, and where people stood before."""

    web: Web
    kept: dict[UUID, Place]
    changes: WebChanges | None


_Chosen = tuple[Web, frozenset[UUID], ColourBy, Mode, Choice]
"""All on which a plan hangs."""


class WebPage(Page):
    """Who knows whom."""

    name = PageName.WEB

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._people: dict[UUID, WebPerson] = {}
        self._read = _Read(Web(), {}, None)
        self.study = Study(Web())
        self.around: UUID | None = None
        self._wanted: UUID | None = None
        self.reach = 1
        self._plan = Plan()
        self._planned_for: _Chosen | None = None
        self.studying = Studying(desk)
        self.header = PageHeader(tr("Web"), tr("Who knows whom."))
        self.export_button = Button(tr("Export…"), icon="save", keys=tr("X"))
        self.export_button.setEnabled(False)
        self.header.add_action(self.export_button)
        self.controls, self.sheet, self.beside = Controls(), MapSheet(self._told), BesideMap()
        self.map, self.key = self.sheet.map, self.sheet.key
        self._lay_out()
        self._connect()
        self._bind_keys()
        self._say_in_hand(None)
        self.setFocusProxy(self.map)

    def refresh(self) -> None:
        """Read the web anew, and what changed in it."""
        today = self.desk.today
        since = self.controls.begins(today)
        self.desk.read(
            lambda connection: _Read(
                web(connection, today),
                kept_web_places(connection),
                changes_since(connection, since, today) if since else None,
            ),
            self._take,
            owner=self,
        )

    def show_record(self, record_id: UUID) -> None:
        """Have one person of the map in hand, at once or when it is laid out."""
        self._wanted = record_id
        self._take_wanted()

    def lay_out_anew(self) -> None:
        """Forget where everybody stood, and lay the map out from the start."""
        self.map.fit()
        self.studying.begin(self._read.web, {})

    def show_neighbourhood(self) -> None:
        """Show those around whoever is in hand: over one tie, and when asked again over two."""
        person = self.map.in_hand
        if person is None:
            return
        again = person == self.around
        self.reach = min(self.reach + 1, _FURTHEST) if again else 1
        self.around = person
        self._draw_whole()

    def show_everybody(self) -> None:
        """Back from a neighbourhood to the whole map."""
        if self.around is not None:
            self.around, self.reach = None, 1
            self._draw_whole()

    def export(self) -> None:
        """Ask what is to leave the program, and write it."""
        from organiser_app.ui.pages.web.export import export_web  # noqa: PLC0415 - seldom wanted

        export_web(self)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 (Qt's name)
        """Let the keys of the map work at once."""
        super().showEvent(event)
        self.map.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """Share the width between the map and what is said beside it."""
        super().resizeEvent(event)
        self.beside.fit(event.size().width())

    def _take(self, read: _Read) -> None:
        """Show what was read; it is studied again only where the web is another."""
        before, self._read = self._read, read
        self._people = {person.id: person for person in read.web.people}
        self._stack.setCurrentIndex(0 if read.web.ties else 1)
        self.header.set_sentence(web_sentence(read.web))
        self.export_button.setEnabled(False)  # until it is drawn: an empty map would be written
        if read.web != before.web or not self.study.whole:
            self.beside.show_told([being_studied()])
            self.studying.begin(read.web, read.kept)
        else:
            self._show(self.study)

    def _show(self, study: Study) -> None:
        self.study = study
        self.draw()
        if not study.whole:
            return
        self._take_wanted()
        self._tell()
        places = study.places
        if places != self._read.kept:
            self.desk.tasks.run(
                lambda: keep_web_places(self.desk.log, places),
                lambda _: None,
                self.desk.bus.failed.emit,
            )

    def _take_wanted(self) -> None:
        """Have whoever was asked for in hand, once they are on the map."""
        if self._wanted in self.map.picture.by_id:
            person, self._wanted = self._wanted, None
            self.map.take(person, into_sight=True)

    def draw(self) -> None:
        """Draw the study as it is chosen now."""
        web, seen = self.study.web, frozenset(self.study.places)
        chosen = (web, seen, self.controls.colour_by(), current().mode, self.choice())
        if chosen != self._planned_for:
            self._planned_for = chosen
            looks = Looks(
                (one for one in web.people if self._is_shown(one)),
                self.controls.colour_by(),
                current().mode,
            )
            self.key.show_looks(looks.key)
            self._plan = planned(web, seen, looks, self.choice())
        part = self.around is not None
        self.map.show_picture(drawn(self._plan, self.study.places), part=part)
        self.export_button.setEnabled(bool(web.ties and self.map.picture.dots))

    def choice(self) -> Choice:
        """What of the web is to be drawn."""
        organisers = self.controls.organisers.ticked()
        return Choice(organisers, self.around, self.reach, self._read.changes)

    def _draw_whole(self) -> None:
        self.draw()
        self.map.fit()
        self._say_in_hand(self.map.in_hand)

    def _is_shown(self, person: WebPerson) -> bool:
        return not person.organiser or self.controls.organisers.ticked()

    def _tell(self) -> None:
        changes = self._read.changes
        changed = changed_findings(changes, self._people) if changes else None
        self.beside.show_told(told_rows(self.study.findings, changed))

    def _told(self, person: UUID) -> str:
        one = self._people.get(person)
        return person_sentence(one, self.study.measures) if one else ""

    def _say_in_hand(self, person: UUID | None) -> None:
        if self.around is not None:
            words = plural(
                "The neighbourhood of {name}, over {count} tie. Esc shows everybody.",
                "The neighbourhood of {name}, over {count} ties. Esc shows everybody.",
                self.reach,
                name=self._told(self.around).partition(",")[0],
            )
        else:
            words = (
                self._told(person) if person else tr("Larger: knows more. Thicker: tied closer.")
            )
        self.sheet.in_hand.setText(words)

    def _find(self, words: str) -> None:
        """Have the first person in hand in whose name the words stand."""
        wanted = words.casefold().strip()
        for dot in self.map.picture.dots if wanted else ():
            if wanted in dot.label.casefold():
                self.map.take(dot.id, into_sight=True)
                return

    def _open(self, person: UUID) -> None:
        if not self._people[person].organiser:
            self.desk.show(PageName.PEOPLE, person)

    def _connect(self) -> None:
        self.studying.so_far.connect(self._show)
        self.controls.changed.connect(self.draw)
        self.controls.since_changed.connect(self.refresh)
        self.controls.search.textEdited.connect(self._find)
        self.controls.search.returnPressed.connect(self.map.setFocus)
        self.map.chosen.connect(self._say_in_hand)
        self.map.opened.connect(self._open)
        self.beside.marked.connect(lambda person: self.map.take(person, into_sight=True))
        self.beside.opened.connect(self._open)
        self.sheet.near.clicked.connect(self.show_neighbourhood)
        self.sheet.anew.clicked.connect(self.lay_out_anew)
        self.export_button.clicked.connect(self.export)

    def _bind_keys(self) -> None:
        bind_keys(
            self,
            {
                "N": (tr("The neighbourhood of whoever is in hand"), self.show_neighbourhood),
                "Esc": (tr("Everybody again"), self.show_everybody),
                "L": (tr("Lay the map out anew"), self.lay_out_anew),
                "/": (tr("Find a person on the map"), self.controls.search.setFocus),
                "X": (tr("Export the map"), self.export_button.click),
            },
        )

    def _lay_out(self) -> None:
        metrics = current().metrics
        row = QHBoxLayout()
        row.setSpacing(metrics.gap)
        row.addWidget(self.sheet, 1)
        row.addWidget(self.beside)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.half)
        column.addWidget(self.controls)
        column.addLayout(row, 1)
        people = Button(tr("Go to People"), icon="people", keys=tr("Ctrl 4"))
        people.clicked.connect(lambda: self.desk.show(PageName.PEOPLE))
        nothing = EmptyState(
            tr("Nobody is tied to anybody yet"),
            tr("A tie is made on a person’s page, or in passing from a listening."),
            people,
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(whole)
        self._stack.addWidget(nothing)
        self.column.addWidget(self.header)
        self.column.addWidget(self._stack, 1)
