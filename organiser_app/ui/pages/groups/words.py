"""A group in words: what it is, who came to its meetings, and what came of it."""

from __future__ import annotations

from datetime import date

from organiser_app.domain.relationship_values import AskState
from organiser_app.domain.rules.calendar_words import short_month
from organiser_app.language import plural, tr
from organiser_app.store.queries.groups import (
    LAST_MEETINGS,
    GroupAsk,
    GroupDetail,
    GroupMemberRow,
    GroupRow,
)
from organiser_app.ui.days import month_words, short_day
from organiser_app.ui.tables import PersonRow, SimpleRow, Tone
from organiser_app.ui.theme.gatherings import group_kind_word


def listed(row: GroupRow, today: date) -> SimpleRow:
    """A group in the column."""
    if row.ended_on is not None:
        ended = tr("ended {day}", day=short_day(row.ended_on, today))
        return SimpleRow(str(row.id), row.name, icon="people", under=ended)
    members = plural("{count} member", "{count} members", row.members)
    day = row.next_at.astimezone().date() if row.next_at else None
    coming = day is not None and day >= today
    return SimpleRow(
        key=str(row.id),
        title=row.name,
        icon="people",
        under=members if coming else f"{group_kind_word(row.kind)}, {members}",
        note=short_day(day, today) if day is not None and coming else "",
        tone=Tone.SOON if coming else Tone.PLAIN,
    )


def sentence_of(seen: GroupDetail, today: date) -> str:
    """What a group is, since when, and when and where it meets."""
    begun, ended = seen.row.begun_on, seen.row.ended_on
    kind = group_kind_word(seen.row.kind)
    since = (
        tr("{kind} since {month}.", kind=kind, month=month_words(begun)) if begun else f"{kind}."
    )
    parts = (
        seen.purpose,
        since,
        tr("Ended on {day}.", day=short_day(ended, today)) if ended else "",
        _meets(seen),
    )
    return " ".join(filter(None, parts))


def member_line(member: GroupMemberRow) -> PersonRow:
    """A member: whether they lead, their part, how often they came, their circle, since when."""
    came = tr("came {came} of {all}", came=member.came, all=member.of_meetings)
    part = member.role or ("" if member.is_resident else tr("organiser"))
    parts = (tr("leads") if member.leads else "", part, came if member.of_meetings else "")
    joined = member.joined_on
    return PersonRow(
        key=str(member.id),
        name=member.name,
        under=", ".join(filter(None, parts)),
        circle=member.circle,
        last_heard=f"{short_month(joined)} {joined.year}" if joined else "",
    )


def gone_words(gone: tuple[GroupMemberRow, ...]) -> str:
    """Who has left a group."""
    if not gone:
        return ""
    return tr("Left: {names}.", names=", ".join(member.name for member in gone))


def attendance_words(seen: GroupDetail) -> str:
    """How many came to the last meetings, the latest first."""
    last = [row for row in seen.held[:LAST_MEETINGS] if row.asked]
    if not last:
        return ""
    if len(last) == 1:
        return plural(
            "{count} came to the last meeting.", "{count} came to the last meeting.", last[0].came
        )
    latest, *before = [str(row.came) for row in last]
    if len(before) == 1:
        return tr(
            "{latest} came to the last meeting, {before} to the one before it.",
            latest=latest,
            before=before[0],
        )
    return tr(
        "{latest} came to the last meeting; to the {count} before it {numbers} and {first}.",
        latest=latest,
        count=len(before),
        numbers=", ".join(before[:-1]),
        first=before[-1],
    )


def ask_line(ask: GroupAsk, today: date) -> SimpleRow:
    """Something that a group asks, and how it stands."""
    state, tone = _stands(ask.state)
    since = short_day(ask.on, today) if ask.on else ""
    return SimpleRow(
        key=str(ask.id),
        title=ask.what,
        icon="question",
        under=tr("asked of {partner}", partner=ask.partner) if ask.partner else "",
        note=" ".join(filter(None, (state, since))),
        tone=tone,
    )


def _stands(state: AskState | None) -> tuple[str, Tone]:
    if state is None:
        return "", Tone.PLAIN
    return {
        AskState.UNDERWAY: (tr("underway"), Tone.PLAIN),
        AskState.WON: (tr("won"), Tone.GOOD),
        AskState.STALLED: (tr("stalled"), Tone.SOON),
        AskState.REFUSED: (tr("refused"), Tone.LATE),
    }[state]


def _meets(seen: GroupDetail) -> str:
    if seen.meets and seen.where:
        return tr("Meets {when}, at {place}.", when=seen.meets, place=seen.where)
    if seen.meets:
        return tr("Meets {when}.", when=seen.meets)
    return tr("Meets at {place}.", place=seen.where) if seen.where else ""
