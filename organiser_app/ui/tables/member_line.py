"""What a row about a member of the team shows: strings only, with dates already in words."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MemberLine:
    """A member: how they stand, what they handed in, what is missing, and what is in question.

    `waits` is what somebody has to do about them, such as hear their words, and `beside` a quiet
    word in its place; a `gap` takes a line of its own. Whoever is `gone` is painted quietly.
    `questions` stand at the right, two at the most.
    """

    key: str
    name: str
    beside: str = ""
    handed: str = ""
    waits: str = ""
    gap: str = ""
    questions: tuple[str, ...] = ()
    gone: bool = False

    def in_words(self) -> str:
        """The row as one sentence."""
        parts = (self.name, self.beside, self.waits, self.handed, self.gap, *self.questions)
        return ", ".join(part for part in parts if part)
