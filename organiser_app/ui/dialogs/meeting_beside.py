"""Under the hour of a meeting that is planned: what else is near it with the same people."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from PySide6.QtWidgets import QLabel, QVBoxLayout

from organiser_app.domain.relationship_values import MeetingKind
from organiser_app.language import tr
from organiser_app.store.queries.meetings_beside import MeetingsBeside, meetings_beside
from organiser_app.ui.desk import Desk
from organiser_app.ui.forms.meeting_time import MeetingTimeField
from organiser_app.ui.meeting_words import short_when, title_of
from organiser_app.ui.theme import Text
from organiser_app.ui.widgets import Ink, label


@dataclass(frozen=True, slots=True)
class WithWhom:
    """Of which kind a meeting is, and with which resident or group, None where nobody is chosen.

    `meeting_id` is the meeting that is planned anew, or None where it is a new one.
    """

    kind: MeetingKind
    resident_id: UUID | None = None
    group_id: UUID | None = None
    meeting_id: UUID | None = None


class BesideNote:
    """Tells what is near a moment and never stands in the way: people do meet twice in a week."""

    def __init__(self, desk: Desk, at: MeetingTimeField, body: QVBoxLayout) -> None:
        self._desk, self._at = desk, at
        self.label: QLabel = label("", Text.META, Ink.SOON, wrap=True)
        self.label.hide()
        body.insertWidget(body.indexOf(at) + 1, self.label)

    def look(self, whom: WithWhom) -> None:
        """Look for what is near the moment that stands in the field, and tell it."""
        moment = self._at.moment()
        if moment is None or not (whom.resident_id or whom.group_id):
            self._tell("")
            return

        def told(found: MeetingsBeside) -> None:
            self._tell(beside_words(found, whom.kind, self._desk.today))

        self._desk.read_latest(
            "meetings beside",
            lambda connection: meetings_beside(
                connection,
                moment,
                resident_id=whom.resident_id,
                group_id=whom.group_id,
                besides=whom.meeting_id,
            ),
            told,
            owner=self._at,
        )

    def _tell(self, words: str) -> None:
        self.label.setText(words)
        self.label.setVisible(bool(words))


def beside_words(found: MeetingsBeside, kind: MeetingKind, today: date) -> str:
    """What is near a meeting of that kind; nothing where nothing is."""
    close, other = found.same_hour, found.same_week
    if close is not None:
        return tr(
            "There is a meeting near that hour already: {title}, {when}.",
            title=title_of(close),
            when=short_when(close.at, today),
        )
    if other is not None and kind is MeetingKind.ONE_TO_ONE:
        when = short_when(other.at, today)
        return tr("There is a one-to-one with them within the same seven days: {when}.", when=when)
    return ""
