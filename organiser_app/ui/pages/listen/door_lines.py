"""The doors of a round in the words of their list: what came of each, and what to remember."""

from __future__ import annotations

from datetime import date

from organiser_app.domain.rules.knocking import CARD_AT_TRY
from organiser_app.domain.values import AttemptOutcome
from organiser_app.language import plural, tr
from organiser_app.store.queries.doors import DoorRow, Knock
from organiser_app.ui.days import short_day
from organiser_app.ui.tables import DoorLine
from organiser_app.ui.theme.outcomes import outcome_word

_WORTH_KNOWING = (
    AttemptOutcome.UNSAFE,
    AttemptOutcome.COME_BACK,
    AttemptOutcome.REFUSED,
    AttemptOutcome.VACANT,
)
"""What came of a door the last time that whoever knocks now should know."""

_THIRD = 3


def door_line(door: DoorRow, today: date) -> DoorLine:
    """A door as a round shows it on the day `today`."""
    return DoorLine(
        key=str(door.id),
        label=door.label,
        outcome=door.here.outcome if door.here else None,
        time=f"{door.here.at.astimezone():%H:%M}" if door.here else "",
        under=_under(door, today),
        barred=door.do_not_contact_since is not None,
        lately=_lately(door, today),
    )


def full_address(label: str, street: str) -> str:
    """A door as people say it, and as a listening names it: "14 Kendal Road"."""
    return f"{label} {street}" if label[:1].isdigit() else f"{label}, {street}"


def _under(door: DoorRow, today: date) -> str:
    if door.do_not_contact_since is not None:
        noted = door.here.note if door.here else door.before.note if door.before else ""
        asked = tr("Asked on {day}", day=short_day(door.do_not_contact_since, today))
        return ", ".join(part for part in (asked, noted) if part)
    if door.here is not None:
        return door.here.note or _card(door)
    before = _card(door) or _last_time(door.before, today) or _lately(door, today)
    parts = (before, _known(door))
    return ", ".join(part for part in parts if part)


def _card(door: DoorRow) -> str:
    """When to leave a card: at the third try that nobody answers, and at each one after it."""
    tries = door.unanswered
    if door.here is None:
        near = tries >= CARD_AT_TRY - 1
        return plural("No answer {count} time", "No answer {count} times", tries) if near else ""
    if tries < CARD_AT_TRY:
        return ""
    if tries == _THIRD:
        return tr("Third time: leave a card")
    return tr("{count} times: leave a card", count=tries)


def _last_time(before: Knock | None, today: date) -> str:
    """What was noted the last time, and what came of it where that should be known."""
    if before is None:
        return ""
    if before.outcome not in _WORTH_KNOWING:
        return before.note
    day = short_day(before.at.astimezone().date(), today)
    said = tr("{outcome}, {day}", outcome=outcome_word(before.outcome), day=day)
    return ", ".join(part for part in (said, before.note) if part)


def _known(door: DoorRow) -> str:
    """Who lives there, and what waits for them."""
    parts = [*door.residents]
    if door.step:
        parts.append(door.step)
    if door.need:
        parts.append(tr("need still open"))
    return ", ".join(parts)


def _lately(door: DoorRow, today: date) -> str:
    """That somebody knocked a short time before, or nothing."""
    if not door.recently_knocked or door.before is None or door.here is not None:
        return ""
    days = (today - door.before.at.astimezone().date()).days
    if days <= 0:
        return tr("Knocked today by {name}", name=door.before.by)
    if days == 1:
        return tr("Knocked yesterday by {name}", name=door.before.by)
    return plural(
        "Knocked {count} day ago by {name}",
        "Knocked {count} days ago by {name}",
        days,
        name=door.before.by,
    )
