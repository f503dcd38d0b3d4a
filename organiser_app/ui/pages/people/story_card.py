"""The story of a resident as a card: all of it, or their own words, or what was done alone."""

from __future__ import annotations

from datetime import date
from enum import Enum

from PySide6.QtWidgets import QButtonGroup

from organiser_app.language import plural, tr
from organiser_app.store.queries.story import ListeningEntry, StoryEntry
from organiser_app.ui.pages.list_card import ListCard
from organiser_app.ui.pages.people.story import story_rows
from organiser_app.ui.tables import StoryDelegate
from organiser_app.ui.widgets import Chip


class Part(Enum):
    """Which entries of a story are shown."""

    ALL = "all"
    WORDS = "words"
    DEEDS = "deeds"

    def holds(self, entry: StoryEntry) -> bool:
        """Whether an entry belongs to this part."""
        spoken = isinstance(entry, ListeningEntry)
        return self is Part.ALL or spoken is (self is Part.WORDS)


class StoryCard(ListCard):
    """The entries newest first, with a chip for each part of them."""

    def __init__(self) -> None:
        super().__init__(
            tr("Story"), tr("Their story begins when you listen to them."), StoryDelegate()
        )
        self._entries: tuple[StoryEntry, ...] = ()
        self._part, self._today = Part.ALL, date.min
        group = QButtonGroup(self)
        self.chips: dict[Part, Chip] = {}
        for part, (word, meaning) in _parts().items():
            chip = self.chips[part] = Chip(word, checkable=True)
            chip.setAccessibleName(meaning)
            chip.setToolTip(meaning)
            chip.setChecked(part is self._part)
            chip.clicked.connect(lambda _checked, part=part: self.show_part(part))
            group.addButton(chip)
            self.add_to_head(chip)

    def show_story(self, entries: tuple[StoryEntry, ...], today: date) -> None:
        """Show the story of a resident, in the part that was chosen last."""
        self._entries, self._today = entries, today
        self.show_part(self._part)

    def show_part(self, part: Part) -> None:
        """Show this part of the story."""
        self._part = part
        shown = [entry for entry in self._entries if part.holds(entry)]
        self.show_rows(story_rows(shown, self._today))
        self.set_note(plural("{count} entry", "{count} entries", len(shown)))


def _parts() -> dict[Part, tuple[str, str]]:
    """The word on each chip, as short as a narrow window wants it, and what it means."""
    return {
        Part.ALL: (tr("all"), tr("The whole story")),
        Part.WORDS: (tr("said"), tr("What they said")),
        Part.DEEDS: (tr("done"), tr("What was done and agreed")),
    }
