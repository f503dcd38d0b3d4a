"""What somebody carries, in words: how much, and when that is too much."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from organiser_app.domain.rules.carrying import (
    MOST_KEPT,
    MOST_LATE,
    MOST_LED,
    MOST_OPEN,
    TooMuch,
)
from organiser_app.language import plural, tr
from organiser_app.store.queries.promises import Agreed
from organiser_app.store.queries.promises import PromiseRow as Promise
from organiser_app.store.queries.volunteer_organisers import CarrierRow, KeptResident, Led
from organiser_app.ui.days import short_day
from organiser_app.ui.pages.agreed import promise_row
from organiser_app.ui.tables import PersonRow, PromiseRow, SimpleRow, Tone

_WEEK = 7


def carrier_line(row: CarrierRow) -> SimpleRow:
    """One of those who carry something, in the column."""
    note, tone = _how_much(row)
    return SimpleRow(
        key=str(row.id), title=row.name, icon="person", under=_carried(row), note=note, tone=tone
    )


def who_words(row: CarrierRow) -> str:
    """In what part somebody carries, and what."""
    part = tr("Volunteer organiser.") if row.organiser_id else tr("A resident who leads.")
    return f"{part} {_carried(row).capitalize()}."


def too_much_words(row: CarrierRow) -> str:
    """In what they carry too much, with the bound by which that is said."""
    over = [_over(each, row) for each in row.too_much]
    if over:
        return tr("That is a lot for one: {what}.", what="; ".join(over))
    return tr("They could be asked to carry something.") if row.load.is_nothing else ""


def last_met_words(row: CarrierRow, today: date) -> str:
    """When somebody paid last sat down with them."""
    if row.resident_id is None:
        return tr(
            "The log does not know which resident they are, so no one-to-one is planned here."
        )
    last = row.last_one_to_one
    if last is None:
        return tr("No one-to-one with somebody paid is in the log.")
    weeks = (today - last).days // _WEEK
    ago = plural("{count} week ago", "{count} weeks ago", weeks) if weeks else tr("this week")
    return tr(
        "Last one-to-one with somebody paid: {day}, {ago}.", day=short_day(last, today), ago=ago
    )


def led_line(led: Led) -> SimpleRow:
    """A group or a project that they lead."""
    return SimpleRow(
        key=str(led.id),
        title=led.name,
        icon="people" if led.is_group else "projects",
        under=led.role,
    )


def open_line(one: Promise, today: date) -> PromiseRow:
    """A step or a promise of theirs, with whom it is about or was made to."""
    row = promise_row(one, today)
    if one.record is Agreed.NEXT_STEP:
        return replace(row, under=tr("about {name}", name=one.resident)) if one.resident else row
    return replace(row, under=tr("promised to {name}", name=one.to_whom)) if one.to_whom else row


def kept_line(kept: KeptResident) -> PersonRow:
    """A resident whom they keep."""
    return PersonRow(key=str(kept.id), name=kept.name, under=kept.where or tr("no address"))


def _how_much(row: CarrierRow) -> tuple[str, Tone]:
    if row.too_much:
        return tr("a lot"), Tone.LATE
    return (tr("nothing"), Tone.SOON) if row.load.is_nothing else ("", Tone.PLAIN)


def _carried(row: CarrierRow) -> str:
    load = row.load
    parts = (
        plural("keeps {count}", "keeps {count}", load.kept) if load.kept else "",
        plural("{count} open", "{count} open", load.open) if load.open else "",
        plural("{count} late", "{count} late", load.late) if load.late else "",
        plural("leads {count}", "leads {count}", load.led) if load.led else "",
    )
    return ", ".join(filter(None, parts)) or tr("carries nothing")


def _over(what: TooMuch, row: CarrierRow) -> str:
    load = row.load
    return {
        TooMuch.KEPT: tr(
            "keeps {count} residents, where {most} are enough", count=load.kept, most=MOST_KEPT
        ),
        TooMuch.OPEN: tr(
            "has {count} steps and promises open, where {most} are enough",
            count=load.open,
            most=MOST_OPEN,
        ),
        TooMuch.LATE: tr(
            "{count} of them are late, where {most} may be", count=load.late, most=MOST_LATE
        ),
        TooMuch.LED: tr(
            "leads {count} groups and projects, where {most} are enough",
            count=load.led,
            most=MOST_LED,
        ),
    }[what]
