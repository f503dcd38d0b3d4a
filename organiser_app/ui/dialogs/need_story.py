"""A need written as a story that names nobody, and what answers it."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtWidgets import QWidget

from organiser_app.domain.need_inputs import NeedStoryInput
from organiser_app.domain.rules.need_story import NeedStory, read_story
from organiser_app.language import tr
from organiser_app.store.queries.need_help import StoryAnswers, names_told, story_answers
from organiser_app.store.queries.needs import NeedRow
from organiser_app.ui.desk import Desk
from organiser_app.ui.dialogs.form_dialog import FormDialog
from organiser_app.ui.forms.fields import ChoiceField, LineField, TextField
from organiser_app.ui.forms.form import Form
from organiser_app.ui.theme import Family, Text, current
from organiser_app.ui.widgets import Ink, label, set_ink

_NOTHING, _PROJECT, _ASK = "", "project ", "ask "


class NeedStoryDialog(FormDialog[NeedStoryInput]):
    """Asks who needs what and what for, in three short fields, and shows the sentence they make.

    The sentence can be written over by hand; from then on the fields leave it alone.
    """

    def __init__(self, desk: Desk, need: NeedRow, parent: QWidget | None = None) -> None:
        super().__init__(
            desk,
            Form.NEED_STORY,
            tr("How would they tell it?"),
            need.said.text,
            about=need.id,
            parent=parent,
        )
        self.who = LineField(tr("As"), tr("As “a mum on the edge of the estate”, never a name."))
        self.what = LineField(tr("I need"))
        self.why = LineField(tr("so that"))
        self.story = TextField(tr("The story"), lines=3)
        self.story.box.setFont(current().font(Text.BODY, 400, Family.SERIF))
        self.answered = ChoiceField[str](tr("What answers it"), {_NOTHING: tr("nothing yet")})
        self.add_fields(
            who=self.who, what=self.what, why=self.why, story=self.story, answered=self.answered
        )
        self.names = label("", wrap=True)
        set_ink(self.names, Ink.SOON)
        self.body.insertWidget(self.body.indexOf(self.answered), self.names)
        self.names.hide()
        self._fill(need.story)
        for field in (self.who, self.what, self.why):
            field.edited.connect(self._put_together)
        self.story.edited.connect(self._look_for_names)
        self.add_answers(tr("Keep the story"))
        desk.read(lambda connection: story_answers(connection, need.id), self._offer, owner=self)
        self.who.setFocus()

    def answer(self) -> NeedStoryInput:
        """What stands in the fields."""
        answered = self.answered.choice() or _NOTHING
        return NeedStoryInput(
            story=self.story.text(),
            project_id=_id_after(_PROJECT, answered),
            ask_id=_id_after(_ASK, answered),
        )

    def accept(self) -> None:
        """Keep it, unless there is no story."""
        if self.story.text():
            super().accept()
        else:
            self._say_what_is_missing()

    def _say_what_is_missing(self) -> None:
        """Beside the first empty field, which the cursor goes to."""
        missing = next((each for each in (self.who, self.what) if not each.text()), self.story)
        for field in (self.who, self.what, self.story):
            field.set_problem(tr("Say who needs what.") if field is missing else "")
        missing.setFocus()

    def _fill(self, story: str) -> None:
        told = read_story(story)
        if told is not None:
            self.who.set_text(told.who)
            self.what.set_text(told.what)
            self.why.set_text(told.why)
        self.story.set_text(story)
        self._made = self._sentence()

    def _sentence(self) -> str:
        return NeedStory(self.who.text(), self.what.text(), self.why.text()).sentence()

    def _put_together(self) -> None:
        """Make the sentence anew, unless somebody wrote it by hand."""
        before, self._made = self._made, self._sentence()
        if self.story.text() in ("", before):
            self.story.set_text(self._made)

    def _look_for_names(self) -> None:
        text = self.story.text()
        self._desk.read_latest(
            "names in a story",
            lambda connection: names_told(connection, text),
            self._warn,
            owner=self,
        )

    def _warn(self, names: tuple[str, ...]) -> None:
        told = ", ".join(names)
        self.names.setText(
            tr("A resident’s name may stand in it: {names}. A story names nobody.", names=told)
        )
        self.names.setVisible(bool(names))

    def _offer(self, known: StoryAnswers) -> None:
        projects = {
            f"{_PROJECT}{key}": tr("project: {name}", name=name) for key, name in known.projects
        }
        asks = {f"{_ASK}{key}": tr("ask: {what}", what=what) for key, what in known.asks}
        self.answered.set_choices({_NOTHING: tr("nothing yet"), **projects, **asks})
        if known.joined:
            joined = ", ".join(known.joined)
            self.answered.set_hint(tr("Answered already by {names}.", names=joined))


def _id_after(sort: str, chosen: str) -> UUID | None:
    return UUID(chosen.removeprefix(sort)) if chosen.startswith(sort) and sort else None
