"""Residents pass from one keeper to another: who, what the next one is told, and the pages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from uuid import UUID

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from organiser_app.domain.handover import HandedOver, HandoverPack
from organiser_app.domain.rules.filenames import safe_name
from organiser_app.language import plural, tr
from organiser_app.store.files import write_whole
from organiser_app.store.queries.handover import handover
from organiser_app.store.queries.organisers import OrganiserRow
from organiser_app.ui.days import short_day
from organiser_app.ui.desk import Desk
from organiser_app.ui.dialogs.form_dialog import FormDialog
from organiser_app.ui.dialogs.handover_people import Preview, ResidentsField
from organiser_app.ui.dialogs.keeper import (
    NOBODY,
    chosen_keeper,
    keeper_and_day_stand,
    keepers,
)
from organiser_app.ui.forms.fields import ChoiceField, Field, LineField
from organiser_app.ui.forms.form import Form
from organiser_app.ui.forms.past_day import PastDayField
from organiser_app.ui.theme import Text, current
from organiser_app.ui.widgets import Answer, Button, Ink, Question, label

_WIDE = 880


@dataclass(frozen=True, slots=True)
class HandoverAnswer:
    """Which residents pass to which organiser, None for nobody, since when, and why."""

    resident_ids: tuple[UUID, ...]
    organiser_id: UUID | None
    on: date
    why: str


class HandoverDialog(FormDialog[HandoverAnswer]):
    """Asks from whom and to whom, shows what the next keeper is told, and makes the pages of it."""

    def __init__(
        self,
        desk: Desk,
        known: Sequence[OrganiserRow],
        from_id: UUID | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            desk,
            Form.HANDOVER,
            tr("Hand residents over to another keeper"),
            tr("Nobody is handed over silently: tell each of them who comes next."),
            parent=parent,
        )
        self._known = tuple(known)
        self.pack: HandoverPack | None = None
        self.setMinimumWidth(current().metrics.px(_WIDE))
        self.from_whom = ChoiceField(tr("From"), _givers(known, desk.today))
        self.from_whom.choose(str(from_id) if from_id else _first_wanted(known))
        self.keeper: ChoiceField[str] = ChoiceField(tr("To"))
        self.on = PastDayField(tr("Since"), desk.today, needed=True)
        self.why = LineField(tr("Why"))
        self.people, self.preview = ResidentsField(), Preview()
        self.told = label("", Text.META, Ink.MUTED, wrap=True)
        self._lay_out()
        self._connect()
        self._read()

    def answer(self) -> HandoverAnswer:
        """What stands in the fields."""
        keeper, on = chosen_keeper(self.keeper), self.on.happened_on()
        return HandoverAnswer(self.people.chosen(), keeper, on, self.why.text())

    def accept(self) -> None:
        """Hand them over, unless nobody is chosen on either side, or the day is to come."""
        if not self.people.chosen():
            self.people.set_problem(tr("Choose one resident at least, with Space."))
            self.people.setFocus()
        elif keeper_and_day_stand(self.keeper, self.on):
            super().accept()

    def save_pages(self) -> None:
        """Say what the pages hold, and ask where they are to be written."""
        pack = self.chosen_pack()
        if pack is None or not pack.people:
            return
        question = Question(
            tr("Save the pages for the next keeper?"),
            _held_by(pack),
            yes=tr("Save the PDF…"),
            parent=self,
        )
        if question.ask() is Answer.YES:
            name = safe_name(tr("Handover from {name}", name=pack.from_whom or tr("nobody")))
            proposed = str(Path.home() / f"{name}.pdf")
            chosen, _ = QFileDialog.getSaveFileName(self, tr("Save"), proposed, tr("PDF (*.pdf)"))
            if chosen:
                self.write_pages(Path(chosen))

    def write_pages(self, path: Path) -> None:
        """Write the pages of those who are chosen to `path`."""
        pack = self.chosen_pack()
        if pack is None:
            return

        def work() -> Path:
            write_whole(path, _pdf(pack))
            return path

        self._desk.beside(f"handover {path}", work, self._tell_written, owner=self)

    def chosen_pack(self) -> HandoverPack | None:
        """What the next keeper is told of those who are chosen."""
        if self.pack is None:
            return None
        going = set(self.people.chosen())
        people = tuple(one for one in self.pack.people if one.resident_id in going)
        to = next((row.name for row in self._known if row.id == chosen_keeper(self.keeper)), "")
        return replace(self.pack, people=people, to=to)

    def _lay_out(self) -> None:
        self.add_row(
            6, 4, 4, 4, from_whom=self.from_whom, keeper=self.keeper, on=self.on, why=self.why
        )
        self.add_fields(people=self.people)
        halves = QHBoxLayout()
        halves.setSpacing(current().metrics.gap)
        halves.addWidget(self.people, 4)
        halves.addWidget(Field(tr("What the next keeper is told"), self.preview), 6)
        self.body.addLayout(halves)
        self.body.addWidget(self.told)
        self.pages = self.add_button(Button(tr("Save the pages…"), keys=tr("Ctrl P")), at_left=True)
        self.pages.setShortcut("Ctrl+P")
        self.add_answers(tr("Hand over"))
        self.people.setFocus()

    def _connect(self) -> None:
        self.from_whom.combo.currentIndexChanged.connect(lambda _: self._read())
        self.people.marked.connect(self.preview.show_resident)
        self.people.edited.connect(self._tell_count)
        self.keeper.combo.currentIndexChanged.connect(lambda _: self._unsay_keeper())
        self.pages.clicked.connect(self.save_pages)

    def _read(self) -> None:
        """Offer who may come next, and read those who are to be handed over."""
        from_id, on = chosen_keeper(self.from_whom), self._desk.today
        self.keeper.set_choices(keepers(self._known, besides=from_id))
        self._desk.read_latest(
            "handover",
            lambda connection: handover(connection, from_id, None, on),
            self._show,
            owner=self,
        )

    def _show(self, pack: HandoverPack) -> None:
        self.pack = pack
        self.people.show_people(pack.people)
        self._tell_count()

    def _tell_count(self) -> None:
        pack = self.chosen_pack()
        everybody = self.pack.people if self.pack else ()
        going = pack.people if pack else ()
        self.told.setText(_counted(everybody, going) if pack else "")
        self.accepting.set_label(
            plural("Hand {count} over", "Hand {count} over", len(going))
            if going
            else tr("Hand over")
        )
        self.pages.setEnabled(bool(going))
        self.people.set_problem("")

    def _unsay_keeper(self) -> None:
        if self.keeper.choice():
            self.keeper.set_problem("")

    def _tell_written(self, path: Path) -> None:
        self.told.setText(tr("Saved as {name}. It is not encrypted.", name=path.name))


def _givers(known: Iterable[OrganiserRow], today: date) -> dict[str, str]:
    """From whom residents may come, each with whether they left and how many they keep."""
    givers = {}
    for row in known:
        if row.keeps:
            count = plural("{count} resident", "{count} residents", row.keeps)
            gone = tr("left {day}", day=short_day(row.left_on, today)) if row.left_on else ""
            givers[str(row.id)] = ", ".join(filter(None, (row.name, gone, count)))
    return givers | {NOBODY: tr("whom nobody keeps")}


def _first_wanted(known: Iterable[OrganiserRow]) -> str:
    """Somebody who left and keeps residents still, else whoever keeps some."""
    keeping = [row for row in known if row.keeps]
    left = [row for row in keeping if row.left_on is not None]
    return next((str(row.id) for row in (*left, *keeping)), NOBODY)


def _counted(everybody: Sequence[HandedOver], going: Sequence[HandedOver]) -> str:
    """How many go over, and how many of those who are to be asked first go or stay."""
    told = [_how_many_go(len(going))]
    unasked = sum(not one.shared for one in going)
    staying = sum(not one.shared for one in everybody) - unasked
    if unasked:
        told.append(
            plural(
                "{count} of them did not agree to be shared with the team: ask them first.",
                "{count} of them did not agree to be shared with the team: ask them first.",
                unasked,
            )
        )
    if staying:
        told.append(
            plural(
                "{count} stays, who did not agree to be shared with the team: ask, then send them"
                " over with Space.",
                "{count} stay, who did not agree to be shared with the team: ask, then send each"
                " over with Space.",
                staying,
            )
        )
    return " ".join(told)


def _how_many_go(count: int) -> str:
    if not count:
        return tr("Nobody goes over yet.")
    return plural("{count} resident goes over.", "{count} residents go over.", count)


def _held_by(pack: HandoverPack) -> str:
    """What personal is on the pages, with counts; nothing is said of none."""
    shared = sum(one.shared for one in pack.people)
    others = len(pack.people) - shared
    told = [tr("The PDF is not encrypted.")]
    if shared:
        told.append(
            plural(
                "Of {count} resident, who agreed to be shared with the team, it holds the name and"
                " the door, how to reach them, what they said, who knows them and what is open.",
                "Of {count} residents, who agreed to be shared with the team, it holds the name and"
                " the door, how to reach them, what they said, who knows them and what is open.",
                shared,
            )
        )
    if others:
        told.append(
            plural(
                "Of {count} resident, who did not agree to that, it holds the door alone.",
                "Of {count} residents, who did not agree to that, it holds the door alone.",
                others,
            )
        )
    told.append(
        tr("It is for the next keeper alone, and to be destroyed once they have met."),
    )
    return " ".join(told)


def _pdf(pack: HandoverPack) -> bytes:
    from organiser_app.reports.documents.handover import handover_pack  # noqa: PLC0415

    return handover_pack(pack)
