"""A member's words are typed as they are heard: all are the same, or nothing is confirmed."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from organiser_app.domain.errors import InvalidInput
from organiser_app.language import plural, tr
from organiser_app.sync.team import TeamMember, wrong_words
from organiser_app.ui.desk import Desk
from organiser_app.ui.dialogs.form_dialog import FormDialog
from organiser_app.ui.forms.fields import TextField
from organiser_app.ui.forms.form import Form


class ConfirmDialog(FormDialog[bool]):
    """Asks for the words that somebody reads aloud; they are not shown, so that one has to listen.

    `came` is a sentence about how they came to wait, where that was just now.
    """

    def __init__(
        self, desk: Desk, member: TeamMember, came: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(
            desk,
            Form.TEAM_WORDS,
            tr("What does {name} read aloud?", name=member.name),
            " ".join(filter(None, (came, _how()))),
            about=member.id,
            parent=parent,
        )
        self._member = member
        self.words = TextField(tr("The words that you hear"), self._counted(0), lines=3)
        self.words.edited.connect(self._count)
        self.add_fields(words=self.words)
        self.add_answers(tr("Confirm"))
        self.words.setFocus()

    def answer(self) -> bool:
        """They are the same, or the dialog would still be open."""
        return True

    def accept(self) -> None:
        """Confirm them, if every word is the same."""
        problem = self._problem()
        self.words.set_problem(problem)
        if problem:
            self.words.setFocus()
        else:
            super().accept()

    def _problem(self) -> str:
        try:
            wrong = wrong_words(self._member.words, self.words.text())
        except InvalidInput as problem:
            return problem.message
        return _not_the_same(wrong, self._member.name) if wrong else ""

    def _count(self) -> None:
        self.words.set_hint(self._counted(len(self.words.text().split())))

    def _counted(self, typed: int) -> str:
        return tr("{count} of {most} words", count=typed, most=len(self._member.words))


def _how() -> str:
    return tr(
        "Let them read the words on their own screen to you, face to face or by telephone, and"
        " type what you hear. A mail will not do: whoever sent you a false card can send you its"
        " words as well."
    )


def _not_the_same(wrong: tuple[int, ...], name: str) -> str:
    return plural(
        "Word {places} is not the same. Let {name} read it once more. If it still differs, the"
        " card is not theirs: do not use it.",
        "Words {places} are not the same. Let {name} read them once more. If they still"
        " differ, the card is not theirs: do not use it.",
        len(wrong),
        places=", ".join(map(str, wrong)),
        name=name,
    )
