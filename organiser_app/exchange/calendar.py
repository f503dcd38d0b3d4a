"""What is agreed for a day as iCalendar (RFC 5545), for the calendar of a phone or a computer.

A record has the same UID each time, so that a calendar that has the file already takes up what
changed. Nothing in the file depends on when it was made: its stamps are when the records changed.
Steps and promises are events of a whole day, since most phones' calendars pass over tasks; with
`as_tasks` they are tasks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta

from icalendar import Calendar, Event, Todo

from organiser_app.domain.relationship_values import MeetingKind
from organiser_app.domain.rules.naming import NamesShown, Naming
from organiser_app.language import tr
from organiser_app.store.queries.calendar import CalendarKind, CalendarRow, Standing

PRODUCT = "-//Organiser//Next steps and promises//EN"
MEETING_LASTS = timedelta(hours=1)
"""A meeting has no end in a log; a calendar wants one."""

_EVENT_STATUS = {Standing.CALLED_OFF: "CANCELLED", Standing.OPEN: "CONFIRMED"}
_TASK_STATUS = {
    Standing.OPEN: "NEEDS-ACTION",
    Standing.DONE: "COMPLETED",
    Standing.CALLED_OFF: "CANCELLED",
}


def calendar_file(rows: Iterable[CalendarRow], names: Naming, *, as_tasks: bool = False) -> bytes:
    """The whole file, in UTF-8; the same rows give the same bytes."""
    made = Calendar()
    made.add("prodid", PRODUCT)
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    for row in rows:
        is_task = as_tasks and row.kind is not CalendarKind.MEETING
        made.add_component(_task(row, names) if is_task else _event(row, names))
    written: bytes = made.to_ical()
    return written


def summary(row: CalendarRow, names: Naming) -> str:
    """The one line of an entry, as somebody sees it on their phone."""
    who = names.name(row.who)
    if row.kind is CalendarKind.MEETING:
        return _meeting(row, who)
    what = names.in_words(row.what)
    if row.kind is CalendarKind.NEXT_STEP:
        return what if not who or who in what else tr("{what} ({who})", what=what, who=who)
    if promiser := who or names.name(row.by_organiser):
        begun = promiser[:1].upper() + promiser[1:]
        return tr("{who} promised: {what}", who=begun, what=what)
    return tr("Promised: {what}", what=what)


def place(row: CalendarRow, names: Naming) -> str:
    """Where it is; the door of somebody who agreed goes out with whole names alone."""
    tells_door = names.shown is NamesShown.FULL and not names.withholds(row.who)
    return row.where if tells_door or not row.at_home else ""


def left_nameless(rows: Iterable[CalendarRow], names: Naming) -> int:
    """How many residents stand in the entries as "a resident", since they did not agree."""
    who = {name for row in rows for name in (row.who, row.to_whom)}
    return 0 if names.shown is NamesShown.NONE else sum(map(names.withholds, who))


def _meeting(row: CalendarRow, who: str) -> str:
    if row.meeting is MeetingKind.ONE_TO_ONE:
        return tr("One-to-one with {who}", who=who) if who else tr("One-to-one")
    if row.meeting is MeetingKind.HOUSE_MEETING:
        return tr("House meeting, {who} hosts", who=who) if who else tr("House meeting")
    return tr("Meeting of {group}", group=row.what) if row.what else tr("Meeting of a group")


def _event(row: CalendarRow, names: Naming) -> Event:
    entry = Event()
    _describe(entry, row, names)
    if row.at is None:
        entry.add("dtstart", row.on)
        entry.add("dtend", row.on + timedelta(days=1))
        entry.add("transp", "TRANSPARENT")  # a day on which it is due is no day that is taken
    else:
        entry.add("dtstart", row.at)
        entry.add("duration", MEETING_LASTS)
    entry.add("status", _EVENT_STATUS.get(row.standing, "CONFIRMED"))
    return entry


def _task(row: CalendarRow, names: Naming) -> Todo:
    entry = Todo()
    _describe(entry, row, names)
    entry.add("due", row.on)
    entry.add("status", _TASK_STATUS[row.standing])
    return entry


def _describe(entry: Event | Todo, row: CalendarRow, names: Naming) -> None:
    """What an event and a task have in common."""
    entry.add("uid", f"{row.id}@organiser")
    entry.add("dtstamp", row.changed_at.replace(microsecond=0))
    entry.add("last-modified", row.changed_at.replace(microsecond=0))
    entry.add("sequence", _sequence(row))
    title = summary(row, names)
    entry.add("summary", tr("Done: {what}", what=title) if _is_done_event(entry, row) else title)
    if description := "\n".join(_facts(row, names)):
        entry.add("description", description)
    if where := place(row, names):
        entry.add("location", where)
    entry.add("class", "PRIVATE")


def _is_done_event(entry: Event | Todo, row: CalendarRow) -> bool:
    """An event knows no "done", as a task does."""
    is_agreed = row.kind is not CalendarKind.MEETING
    return isinstance(entry, Event) and is_agreed and row.standing is Standing.DONE


def _facts(row: CalendarRow, names: Naming) -> Iterator[str]:
    if row.project:
        yield tr("Project: {name}", name=names.in_words(row.project))
    if to_whom := names.name(row.to_whom):
        yield tr("Promised to {name}", name=to_whom)


def _sequence(row: CalendarRow) -> int:
    """A number that rises with each change (RFC 5545, 3.8.7.4): the seconds since it was made."""
    return max(int((row.changed_at - row.made_at) / timedelta(seconds=1)), 0)
