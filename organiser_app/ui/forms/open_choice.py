"""One of several, of which none is chosen until somebody does."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from organiser_app.language import tr
from organiser_app.ui.forms.day import DayField
from organiser_app.ui.forms.fields import Choice, ChoiceField
from organiser_app.ui.need_words import satisfied_words

_UNSAID = "unsaid"


class OpenChoiceField(ChoiceField[Choice]):
    """Begins with nothing chosen, so that what closes a matter is never kept by a hasty key."""

    def __init__(self, words: str, choices: Mapping[Choice, str], hint: str = "") -> None:
        super().__init__(words, choices, hint)
        self.combo.setPlaceholderText(tr("Choose…"))
        self.combo.setCurrentIndex(-1)

    def check(self) -> bool:
        """Whether something is chosen; where nothing is, say so."""
        chosen = self.choice() is not None
        self.set_problem("" if chosen else tr("Choose one."))
        return chosen


class SatisfiedField(OpenChoiceField[str]):
    """How well a need was met, as the resident said; that they did not say is an answer too."""

    def __init__(self) -> None:
        said = {str(number): satisfied_words(number) for number in range(1, 6)}
        super().__init__(
            tr("How well, in their own judgement"), {**said, _UNSAID: tr("They did not say")}
        )

    def satisfied(self) -> int | None:
        """A number from 1 to 5; None where they did not say."""
        said = self.choice()
        return int(said) if said and said != _UNSAID else None

    def say_nothing(self) -> None:
        """Choose that they did not say."""
        self.choose(_UNSAID)


def first_wrong(*fields: OpenChoiceField[Any] | DayField) -> OpenChoiceField[Any] | DayField | None:
    """The first of these fields that cannot stand; every one that cannot says so."""
    wrong = [field for field in fields if not field.check()]
    return wrong[0] if wrong else None
