"""Waves: the campaigns in a column, and the one in hand with what it brought."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from organiser_app.language import plural, tr
from organiser_app.services.waves import begin_wave, edit_wave, remove_wave
from organiser_app.store.queries.filters import StatementFilter
from organiser_app.store.queries.heard import WaveRow, waves
from organiser_app.store.queries.waves import WaveProgress, wave_progress
from organiser_app.ui.actions import PageName
from organiser_app.ui.desk import Desk
from organiser_app.ui.dialogs.wave import WaveDialog
from organiser_app.ui.forms.form import Form
from organiser_app.ui.pages.beside import bind_keys
from organiser_app.ui.pages.side_page import SidePage
from organiser_app.ui.pages.waves.column import WavesColumn
from organiser_app.ui.pages.waves.sheet import WaveSheet
from organiser_app.ui.widgets import Answer, Button, EmptyState, Question


@dataclass(frozen=True, slots=True)
class _Seen:
    wave: WaveProgress | None


class WavesPage(SidePage):
    """The listening campaigns of a patch, their targets, and how they compare."""

    name = PageName.WAVES

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._waves: tuple[WaveRow, ...] = ()
        self._seen: WaveProgress | None = None
        self.forms = {Form.WAVE: self.change}
        self.waves, self.sheet = WavesColumn(), WaveSheet(desk)
        beginning = Button(tr("Begin a wave"), icon="plus", keys=tr("A"))
        beginning.clicked.connect(self.begin_new)
        self.nothing = EmptyState(
            tr("No wave is begun yet"),
            tr("A wave is a listening campaign with days, targets and questions of its own."),
            beginning,
        )
        self.lay_out(self.waves, self.waves.list, self.sheet, self.nothing)
        self._connect()

    def refresh(self) -> None:
        """Read the waves anew, and the one in hand."""
        self.desk.read(waves, self._show_waves, owner=self)

    def show_record(self, record_id: UUID) -> None:
        """Show one wave."""
        self._in_hand = record_id
        self.refresh()

    def begin_new(self) -> None:
        """Ask what is begun, and show it once it is in the log."""
        dialog = WaveDialog(self.desk, parent=self)
        given = dialog.ask()
        if given is not None:
            self.desk.change(dialog.settling(begin_wave), given)

    def change(self) -> None:
        """Say anew what the wave in hand is."""
        seen = self._seen
        if seen is None:
            return
        dialog = WaveDialog(self.desk, seen.wave, self)
        given = dialog.ask()
        if given is not None:
            self.desk.change(dialog.settling(edit_wave), seen.wave.id, given)

    def remove(self) -> None:
        """Take the wave in hand out of the log, if that is meant."""
        seen = self._seen
        if seen is None:
            return
        stay = plural(
            "Its {count} listening stays in the log, and is of no wave then.",
            "Its {count} listenings stay in the log, and are of no wave then.",
            seen.counts.listenings,
        )
        question = Question(
            tr("Remove “{name}”?", name=seen.wave.name),
            f"{stay} {tr('Its targets and its questions go. Undo brings it back.')}",
            yes=tr("Remove"),
            danger=True,
            parent=self,
        )
        if question.ask() is Answer.YES:
            self.desk.change(remove_wave, seen.wave.id)

    def _connect(self) -> None:
        header = self.sheet.header
        self.waves.chosen.connect(self._choose)
        self.waves.list.opened.connect(lambda _: self.sheet.beside.list.setFocus())
        self.waves.begin_button.clicked.connect(self.begin_new)
        self.waves.back_button.clicked.connect(self._go_back)
        header.change.clicked.connect(self.change)
        header.remove.clicked.connect(self.remove)
        self.sheet.variation.opened.connect(
            lambda days: self.desk.show_statements(PageName.HEARD, StatementFilter(period=days))
        )
        bind_keys(
            self.waves.list,
            {
                "A": (tr("Begin a wave"), self.begin_new),
                "E": (tr("Say what it is"), self.once_read(self.change)),
                "Del": (tr("Remove it"), self.once_read(self.remove)),
            },
        )
        bind_keys(self, {"Esc": (tr("Back to Heard"), self._go_back)})

    def _go_back(self) -> None:
        self.desk.show(PageName.HEARD)

    def _show_waves(self, found: tuple[WaveRow, ...]) -> None:
        self._waves = found
        self.show_sheet(there=bool(found))
        if not found:
            self._in_hand = self._seen = None
        wanted, self._in_hand = self._in_hand, None
        self.waves.show_waves(found, wanted, self.desk.today)

    def _choose(self, wave_id: UUID) -> None:
        if wave_id == self._in_hand:
            return
        self._in_hand = wave_id
        self.begin_read()
        today = self.desk.today
        self.desk.read_latest(
            "wave",
            lambda connection: _Seen(wave_progress(connection, wave_id, today)),
            self._show,
            owner=self,
        )

    def _show(self, seen: _Seen) -> None:
        before, now = self._seen, seen.wave
        if before is None or now is None or before.wave.id != now.wave.id:
            self.sheet.area.verticalScrollBar().setValue(0)
        self._seen = now
        if now is not None:
            self.sheet.show_wave(now, self._waves, self.desk.today)
        self.open_begun(there=now is not None)
