"""Meetings in words: what they are called, when they are, who came."""

from __future__ import annotations

from datetime import date, datetime

from organiser_app.domain.relationship_values import MeetingKind, MeetingState
from organiser_app.language import plural, tr
from organiser_app.store.queries.meetings import MeetingRow
from organiser_app.ui.days import dated, full_day
from organiser_app.ui.tables import SimpleRow, Tone
from organiser_app.ui.theme.gatherings import MEETING_ICONS, meeting_kind_word


def title_of(row: MeetingRow) -> str:
    """What a meeting is called, as "With Bill Hughes"; its kind is said beside it."""
    if row.kind is MeetingKind.GROUP:
        return row.group or meeting_kind_word(row.kind)
    if not row.who:
        return meeting_kind_word(row.kind)
    if row.kind is MeetingKind.ONE_TO_ONE:
        return tr("With {name}", name=row.who)
    return tr("At {name}’s", name=row.who)


def day_of_meeting(at: datetime) -> date:
    """The day of a meeting, where the machine is."""
    return at.astimezone().date()


def is_late(row: MeetingRow, today: date) -> bool:
    """Whether its day has passed and nobody has said what came of it."""
    return row.state is MeetingState.PLANNED and day_of_meeting(row.at) < today


def hour_words(at: datetime) -> str:
    """The hour of a meeting."""
    return f"{at.astimezone():%H:%M}"


def when_words(at: datetime, today: date) -> str:
    """The day and the hour, as "Tuesday 12 May, 18:00"."""
    day = day_of_meeting(at)
    year = "" if day.year == today.year else f" {day.year}"
    return f"{full_day(day)}{year}, {hour_words(at)}"


def short_when(at: datetime, today: date) -> str:
    """The day and the hour in a row, as "today 18:00" or "Tue 12 May 18:00"."""
    day = day_of_meeting(at)
    return f"{tr('today') if day == today else dated(day, today)} {hour_words(at)}"


def came_words(row: MeetingRow) -> str:
    """Of a meeting that is to come, who is coming; of one that was, how many came."""
    if row.kind is MeetingKind.ONE_TO_ONE:
        return ""
    if row.state is MeetingState.HELD:
        return plural("{count} guest came", "{count} guests came", row.came)
    if not row.asked:
        return tr("nobody is asked yet")
    asked = plural("{count} asked", "{count} asked", row.asked)
    return tr("{coming} of {asked} coming", coming=row.coming, asked=asked)


def meeting_line(row: MeetingRow, today: date) -> SimpleRow:
    """A meeting in the column, under the heading that says how it stands."""
    kind = tr("group") if row.kind is MeetingKind.GROUP else meeting_kind_word(row.kind).lower()
    parts = (short_when(row.at, today), kind)
    return SimpleRow(
        key=str(row.id),
        title=title_of(row),
        icon=MEETING_ICONS[row.kind],
        under=", ".join(parts),
    )


def day_line(row: MeetingRow, today: date) -> SimpleRow:
    """A meeting in a list of one group's, by its day."""
    late = is_late(row, today)
    return SimpleRow(
        key=str(row.id),
        title=short_when(row.at, today),
        icon=MEETING_ICONS[row.kind],
        under=", ".join(filter(None, (row.where, came_words(row)))),
        note=tr("was it held?") if late else "",
        tone=Tone.LATE if late else Tone.PLAIN,
    )
