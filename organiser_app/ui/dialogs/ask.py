"""What residents ask of a power holder: the dialog that begins an ask, or says anew what one is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from PySide6.QtWidgets import QWidget

from organiser_app.domain.ask_inputs import LONGEST_ASK, AskInput
from organiser_app.domain.rules.partner_words import partner_kind_word
from organiser_app.language import tr
from organiser_app.store.queries.ask_births import AskBirth
from organiser_app.store.queries.asks import AskChoices, AskRow
from organiser_app.store.queries.partners import PartnerName
from organiser_app.ui.desk import Desk
from organiser_app.ui.dialogs.form_dialog import FormDialog
from organiser_app.ui.forms.fields import ChoiceField, LineField, TextField
from organiser_app.ui.forms.form import Form
from organiser_app.ui.forms.offered import OfferedField
from organiser_app.ui.forms.past_day import PastDayField
from organiser_app.ui.painting.text import curly
from organiser_app.ui.tables import SimpleRow

_NONE = ""


@dataclass(frozen=True, slots=True)
class AskAnswer:
    """What is asked; of a new ask, on which day and how it was asked."""

    given: AskInput
    on: date
    how: str = ""


class AskDialog(FormDialog[AskAnswer]):
    """Asks what is asked, of whom, for which project or group; of a new one, when and how too.

    `born` is the statement that a new one answers, or the project for which it is.
    """

    def __init__(
        self,
        desk: Desk,
        choices: AskChoices,
        known: AskRow | None = None,
        parent: QWidget | None = None,
        *,
        born: AskBirth | None = None,
    ) -> None:
        begun = known or born
        super().__init__(
            desk,
            Form.ASK_BORN if born else Form.ASK,
            tr("What do residents ask, and of whom?"),
            tr("It answers: {words}", words=curly(born.words)) if born and born.words else "",
            about=begun.id if begun else None,
            parent=parent,
        )
        self._today, self._is_new = desk.today, known is None
        self.what = TextField(tr("What they ask"), tr("As “both lifts mended by June”."), lines=2)
        self.of_whom = OfferedField(
            tr("Of whom"), tr("Partners"), tr("A council, a landlord; a new name is added.")
        )
        self.of_whom.know(offered_partners(choices.partners))
        projects, groups = _with_its_own(choices, known)
        self.project = ChoiceField[str](tr("For the project"), _offered(tr("No project"), projects))
        self.group = ChoiceField[str](tr("For the group"), _offered(tr("No group"), groups))
        self.on = PastDayField(tr("Asked on"), desk.today, needed=True)
        self.how = LineField(tr("How"), tr("As “a letter with forty names”."))
        self._lay_out()
        if known is None:
            self.project.choose(str(born.id) if born and born.is_project else _NONE)
        else:
            self._fill(known)
        self.add_answers(tr("Begin") if self._is_new else tr("Save"))
        self.what.setFocus()

    def answer(self) -> AskAnswer:
        """What stands in the fields."""
        given = AskInput(
            what=self.what.text(),
            of_whom=self.of_whom.text(),
            project_id=_chosen(self.project),
            group_id=_chosen(self.group),
        )
        return AskAnswer(given, self.on.happened_on(), self.how.text())

    def accept(self) -> None:
        """Keep it, unless it says not what is asked, or of whom, or when."""
        checks = (
            (self.what, self._is_asked()),
            (self.of_whom, self._is_of_somebody()),
            (self.on, self.on.check()),
        )
        wrong = next((field for field, right in checks if not right), None)
        if wrong is None:
            super().accept()
        else:
            wrong.setFocus()

    def _is_asked(self) -> bool:
        words = self.what.text()
        if not words:
            self.what.set_problem(tr("Say what residents ask."))
        elif len(words) > LONGEST_ASK:
            self.what.set_problem(tr("Say it in {count} letters at most.", count=LONGEST_ASK))
        else:
            self.what.set_problem("")
        return 0 < len(words) <= LONGEST_ASK

    def _is_of_somebody(self) -> bool:
        self.of_whom.set_problem("" if self.of_whom.text() else tr("Say of whom it is asked."))
        return bool(self.of_whom.text())

    def _lay_out(self) -> None:
        self.add_fields(what=self.what, of_whom=self.of_whom)
        self.add_row(project=self.project, group=self.group)
        if self._is_new:
            self.add_row(on=self.on, how=self.how)

    def _fill(self, known: AskRow) -> None:
        self.what.set_text(known.what)
        self.of_whom.set_text(known.partner)
        self.project.choose(str(known.project_id or _NONE))
        self.group.choose(str(known.group_id or _NONE))


def offered_partners(known: Sequence[PartnerName]) -> list[SimpleRow]:
    """Partners as a field that completes names offers them."""
    return [SimpleRow(str(each.id), each.name, note=partner_kind_word(each.kind)) for each in known]


def _with_its_own(
    choices: AskChoices, known: AskRow | None
) -> tuple[dict[UUID, str], dict[UUID, str]]:
    """The projects and groups to choose from, with those of a known ask, which may have ended."""
    projects, groups = dict(choices.projects), dict(choices.groups)
    if known is not None and known.project_id:
        projects[known.project_id] = known.project
    if known is not None and known.group_id:
        groups[known.group_id] = known.group
    return projects, groups


def _offered(none: str, known: Mapping[UUID, str]) -> dict[str, str]:
    return {_NONE: none, **{str(each): name for each, name in known.items()}}


def _chosen(field: ChoiceField[str]) -> UUID | None:
    choice = field.choice()
    return UUID(choice) if choice else None
