"""Who organises here: all of them in a list, and the forms that add, change and see one off."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from uuid import UUID

from PySide6.QtWidgets import QWidget

from organiser_app.domain.keeping_inputs import OrganiserInput, is_a_name, is_taken
from organiser_app.domain.values import OrganiserRole
from organiser_app.language import plural, tr
from organiser_app.services.organisers import add_organiser, edit_organiser, leave
from organiser_app.store.queries.organisers import OrganiserRow, organisers
from organiser_app.ui.days import short_day
from organiser_app.ui.desk import Desk
from organiser_app.ui.dialogs.form_dialog import FormDialog
from organiser_app.ui.forms.fields import ChoiceField, LineField
from organiser_app.ui.forms.form import Form
from organiser_app.ui.forms.past_day import PastDayField
from organiser_app.ui.forms.who import ResidentField
from organiser_app.ui.pages.beside import bind_keys
from organiser_app.ui.tables import RowsModel, RowsView, SimpleDelegate, SimpleRow, Tone
from organiser_app.ui.theme import current
from organiser_app.ui.widgets import Button, Dialog

_WIDE, _ROWS_HIGH = 640, 240


def role_word(role: OrganiserRole) -> str:
    """In what part somebody organises."""
    return {
        OrganiserRole.PAID: tr("organiser"),
        OrganiserRole.TRAINEE: tr("trainee"),
        OrganiserRole.VOLUNTEER: tr("volunteer organiser"),
        OrganiserRole.TEAM_LEAD: tr("team lead"),
    }[role]


class OrganisersDialog(Dialog):
    """The organisers of the log; `hand_over` is called with the one whose residents are to move."""

    def __init__(
        self,
        desk: Desk,
        hand_over: Callable[[UUID], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            tr("Who organises here"),
            tr("Whom they keep stays with them until you hand them over."),
            parent,
        )
        self._desk, self._hand_over = desk, hand_over
        self.setMinimumWidth(current().metrics.px(_WIDE))
        self.known: dict[str, OrganiserRow] = {}
        self.rows = RowsModel(self)
        self.list = RowsView(tr("Organisers"), self.rows, SimpleDelegate())
        self.list.setFixedHeight(current().metrics.px(_ROWS_HIGH))
        self.body.addWidget(self.list)
        self.add = self.add_button(Button(tr("Add…"), keys=tr("A")), at_left=True)
        self.edit = self.add_button(Button(tr("Change…"), keys=tr("E")), at_left=True)
        self.gone = self.add_button(Button(tr("Left…"), keys=tr("L")), at_left=True)
        self.over = self.add_button(Button(tr("Hand over…"), keys=tr("H")), at_left=True)
        self.add_safe(tr("Close"))
        self._connect()
        self.read()

    def ask(self) -> None:
        """Stay until it is closed, with what is changed here in sight."""
        self._desk.bus.changed.connect(self.read)
        self.exec()
        self._desk.bus.changed.disconnect(self.read)

    def read(self) -> None:
        """Show who organises here now."""
        self._desk.read(organisers, self._show, owner=self)

    def in_hand(self) -> OrganiserRow | None:
        """The organiser in hand."""
        row = self.list.current_row()
        return self.known.get(row.key) if isinstance(row, SimpleRow) else None

    def begin_new(self) -> None:
        """Ask who is new, and add them."""
        dialog = OrganiserDialog(self._desk, others=self._names(), parent=self)
        given = dialog.ask()
        if given is not None:
            self._desk.change(dialog.settling(add_organiser), given)

    def change(self) -> None:
        """Say anew who the one in hand is."""
        row = self.in_hand()
        if row is None:
            return
        dialog = OrganiserDialog(self._desk, row, self._names(besides=row), self)
        given = dialog.ask()
        if given is not None:
            self._desk.change(dialog.settling(edit_organiser), row.id, given)

    def see_off(self) -> None:
        """Say since when the one in hand is gone, or that they are here again."""
        row = self.in_hand()
        if row is None:
            return
        if row.left_on is not None:
            self._desk.change(leave, row.id, None)
            return
        dialog = LeftDialog(self._desk, row, self)
        on = dialog.ask()
        if on is not None:
            self._desk.change(dialog.settling(leave), row.id, on)

    def hand_over(self) -> None:
        """Close, and give those whom the one in hand keeps to somebody else."""
        row = self.in_hand()
        if row is not None and row.keeps:
            self.accept()
            self._hand_over(row.id)

    def _names(self, besides: OrganiserRow | None = None) -> list[str]:
        return [row.name for row in self.known.values() if besides is None or row != besides]

    def _connect(self) -> None:
        for button, act in (
            (self.add, self.begin_new),
            (self.edit, self.change),
            (self.gone, self.see_off),
            (self.over, self.hand_over),
        ):
            button.clicked.connect(act)
            button.setAutoDefault(False)
        bind_keys(
            self,
            {
                "A": (tr("Add an organiser"), self.begin_new),
                "E": (tr("Say who they are"), self.change),
                "L": (tr("They left, or are here again"), self.see_off),
                "H": (tr("Hand over whom they keep"), self.hand_over),
            },
        )
        self.list.opened.connect(lambda _: self.change())
        self.list.marked.connect(lambda _: self._offer())
        self.list.setFocus()

    def _show(self, found: tuple[OrganiserRow, ...]) -> None:
        place = max(self.list.currentIndex().row(), 0)
        self.known = {str(row.id): row for row in found}
        self.rows.set_rows([_row(row, self._desk.today) for row in found])
        if found:
            self.list.choose_near(place)
        self._offer()

    def _offer(self) -> None:
        """Offer what can be done with the one in hand."""
        row = self.in_hand()
        self.edit.setEnabled(row is not None)
        self.gone.setEnabled(row is not None and not row.own)
        self.gone.set_label(tr("Here again") if row and row.left_on else tr("Left…"))
        self.over.setEnabled(row is not None and row.keeps > 0)


class OrganiserDialog(FormDialog[OrganiserInput]):
    """Asks for name and part, and of a volunteer organiser which resident they are.

    `others` are the names that are taken.
    """

    def __init__(
        self,
        desk: Desk,
        known: OrganiserRow | None = None,
        others: Iterable[str] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            desk,
            Form.ORGANISER,
            tr("Who is {name}?", name=known.name) if known else tr("Who organises here too?"),
            about=known.id if known else None,
            parent=parent,
        )
        self._others = tuple(others)
        self._before = known.name if known else ""
        self.name = LineField(tr("Name"))
        self.role = ChoiceField(tr("Part"), {role: role_word(role) for role in OrganiserRole})
        self.resident = ResidentField(tr("The resident who they are"), desk)
        if known is not None:
            self.name.set_text(known.name)
            self.role.choose(known.role)
            if known.resident_id is not None:
                self.resident.put_back(f"{known.resident}\n{known.resident_id}")
        self.add_fields(name=self.name, role=self.role, resident=self.resident)
        self.add_answers(tr("Save") if known else tr("Add"))
        self.role.combo.currentIndexChanged.connect(lambda _: self._suit_role())
        self._suit_role()
        self.name.setFocus()

    def answer(self) -> OrganiserInput:
        """What stands in the fields; a resident may be left out."""
        volunteer = self._is_volunteer() and self.resident.is_chosen()
        return OrganiserInput(
            name=self.name.text(),
            role=self.role.choice() or OrganiserRole.PAID,
            resident_id=self.resident.resident_id() if volunteer else None,
        )

    def accept(self) -> None:
        """Save it, unless there is no name of their own, or a resident whom nobody knows."""
        problem = self._wrong_with_name()
        named = not problem
        self.name.set_problem(problem)
        typed = self._is_volunteer() and self.resident.line.text().strip()
        unknown = bool(typed) and not self.resident.is_chosen()
        if unknown:
            self.resident.set_problem(tr("Choose a resident who is in the log, or nobody."))
        if named and not unknown:
            super().accept()
        else:
            (self.resident if named else self.name).setFocus()

    def _wrong_with_name(self) -> str:
        name = self.name.text()
        if not is_a_name(name):
            return tr("Give their name, with two letters at least.")
        if name != self._before and is_taken(name, self._others):
            return tr(
                "There is a {name} already. Add what tells them apart, as a place.", name=name
            )
        return ""

    def _is_volunteer(self) -> bool:
        return self.role.choice() is OrganiserRole.VOLUNTEER

    def _suit_role(self) -> None:
        self.resident.setVisible(self._is_volunteer())


class LeftDialog(FormDialog[date]):
    """Asks since when an organiser is gone, and says who then wants a new keeper."""

    def __init__(self, desk: Desk, row: OrganiserRow, parent: QWidget | None = None) -> None:
        keeps = plural(
            "They keep {count} resident, who stays with them until you hand them over.",
            "They keep {count} residents, who stay with them until you hand them over.",
            row.keeps,
        )
        super().__init__(
            desk,
            Form.ORGANISER_LEFT,
            tr("Has {name} left?", name=row.name),
            keeps if row.keeps else tr("They keep nobody."),
            about=row.id,
            parent=parent,
        )
        self.on = PastDayField(
            tr("Their last day"), desk.today, tr("As “Friday” or “2 March”."), needed=True
        )
        self.add_fields(on=self.on)
        self.add_answers(tr("They left"))
        self.on.setFocus()

    def answer(self) -> date:
        """Their last day."""
        return self.on.happened_on()

    def accept(self) -> None:
        """See them off, unless no day can be read, or it is still to come."""
        if self.on.check():
            super().accept()
        else:
            self.on.setFocus()


def _row(row: OrganiserRow, today: date) -> SimpleRow:
    keeps = plural("keeps {count} resident", "keeps {count} residents", row.keeps)
    facts = [role_word(row.role), keeps if row.keeps else tr("keeps nobody")]
    gone = tr("left {day}", day=short_day(row.left_on, today)) if row.left_on else ""
    waiting = row.left_on is not None and row.keeps > 0
    return SimpleRow(
        key=str(row.id),
        title=row.name,
        icon="person",
        under=", ".join(facts),
        note=tr("yourself") if row.own else gone,
        tone=Tone.SOON if waiting else Tone.PLAIN,
    )
