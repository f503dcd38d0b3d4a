"""A door of the street as its list shows it: what came of it on this round, and what is known."""

from __future__ import annotations

from dataclasses import dataclass

from organiser_app.domain.values import AttemptOutcome
from organiser_app.language import tr
from organiser_app.ui.theme.outcomes import outcome_word


@dataclass(frozen=True, slots=True)
class DoorLine:
    """One door; `outcome` and `time` are of its last knock on this round, if there was one.

    `barred` says that nobody is to knock there, `lately` in words when somebody knocked so short
    a time before that it should be thought over, and `under` what to remember, in one line.
    """

    key: str
    label: str
    outcome: AttemptOutcome | None = None
    time: str = ""
    under: str = ""
    barred: bool = False
    lately: str = ""

    def name(self) -> str:
        """What the door is called in a sentence: "Door 14", "Flat 6"."""
        return tr("Door {label}", label=self.label) if self.label[:1].isdigit() else self.label

    def state(self) -> str:
        """What the door says of itself, in a word or two."""
        if self.barred:
            return tr("Do not contact")
        return outcome_word(self.outcome) if self.outcome else tr("not yet tried")

    def in_words(self) -> str:
        """The row as one sentence."""
        parts = (self.name(), self.state(), self.time, self.under)
        return ", ".join(part for part in parts if part)
