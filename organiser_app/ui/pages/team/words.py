"""The team in words: how each member stands, what a merge did, and how things are as a whole."""

from __future__ import annotations

from datetime import date, datetime

from organiser_app.language import plural, tr
from organiser_app.sync.carrier import BY_HUB
from organiser_app.sync.handed_in import Gap, HandedIn, MemberStanding, TeamStanding
from organiser_app.sync.in_question import InQuestion
from organiser_app.sync.manifest import PackKind
from organiser_app.sync.runs import RunRow
from organiser_app.sync.team import TeamMember
from organiser_app.ui.days import short_day
from organiser_app.ui.tables import MemberLine, SimpleRow

OWN = "own"
"""The key of the row about this log itself."""


def state_words(seen: TeamStanding) -> str:
    """How things stand on the whole, for the head of the page."""
    trusted = seen.trusted
    if not seen.members:
        return tr("Nobody’s card was added yet. Show yours with C, and add theirs with N.")
    waiting = sum(waits(each.member) for each in seen.members)
    silent = sum(each.is_silent for each in trusted)
    parts = (
        plural("{count} member", "{count} members", len(trusted)),
        plural("{count} to confirm", "{count} to confirm", waiting) if waiting else "",
        plural("{count} never handed in", "{count} never handed in", silent) if silent else "",
    )
    return tr("{state}.", state=", ".join(filter(None, parts)))


def waits(member: TeamMember) -> bool:
    """Whether somebody's words are still to be heard before packs go between us."""
    return not member.is_trusted and member.left_at is None


def own_line(seen: TeamStanding, today: date) -> MemberLine:
    """This log among the others."""
    wrote = tr("no pack written yet")
    if seen.wrote_at is not None:
        wrote = tr("last pack written {day}", day=_day(seen.wrote_at, today))
    return MemberLine(OWN, seen.name, tr("this log"), wrote)


def member_line(each: MemberStanding, asked: InQuestion | None, today: date) -> MemberLine:
    """A member, with what is in question once that was counted."""
    return MemberLine(
        key=str(each.member.id),
        name=each.member.name,
        handed=_handed(each, today),
        waits=_waits_for(each),
        gap=_gap_words(each.handed_in.gap, today) if each.handed_in and each.handed_in.gap else "",
        questions=_questions(each, asked) if asked is not None else (),
        gone=_left(each),
    )


def run_row(run: RunRow, today: date) -> SimpleRow:
    """A merge in the list of merges."""
    merged = run.merged_at.astimezone()
    back = run.taken_back_at
    when = f"{short_day(merged.date(), today)} {merged:%H:%M}"
    return SimpleRow(
        key=str(run.sequence),
        title=_whose(run),
        icon="team" if back is None else "undo",
        under=did_words(run),
        note=when if back is None else tr("taken back {day}", day=_day(back, today)),
    )


def _whose(run: RunRow) -> str:
    if run.kind is PackKind.PSEUDONYMOUS:
        return tr("Pack of {name}, under pseudonyms", name=run.sender)
    if run.road == BY_HUB:
        return tr("From {name}, by the hub", name=run.sender)
    return tr("Pack of {name}", name=run.sender)


def did_words(run: RunRow) -> str:
    """What a merge did, as counts of rows."""
    counted = (
        (run.added, tr("{count} added", count=f"{run.added:,}")),
        (run.altered, tr("{count} changed", count=f"{run.altered:,}")),
        (run.disagreed, tr("{count} disagreed on", count=f"{run.disagreed:,}")),
        (run.erased, tr("{count} removed", count=f"{run.erased:,}")),
        (run.refused, tr("{count} refused", count=f"{run.refused:,}")),
    )
    said = [words for count, words in counted if count]
    return ", ".join(said) or tr("nothing that this log did not have")


def _handed(each: MemberStanding, today: date) -> str:
    if each.member.left_at is not None:
        return tr("left {day}", day=_day(each.member.left_at, today))
    if each.member.confirmed_at is None:
        return tr("card added {day}", day=_day(each.member.added_at, today))
    if each.handed_in is None:
        return tr("confirmed {day}", day=_day(each.member.confirmed_at, today))
    return _packs(each.handed_in, today)


def _waits_for(each: MemberStanding) -> str:
    if waits(each.member):
        return tr("words not confirmed yet")
    if each.is_silent:
        return tr("never handed in")
    return tr("merge taken back") if each.is_taken_back else ""


def _packs(came: HandedIn, today: date) -> str:
    made, merged = _day(came.made_at, today), _day(came.merged_at, today)
    ago = _ago(came.made_at, today)
    if made == merged:
        return tr("pack of {day}, {ago}, merged that day", day=made, ago=ago)
    return tr("pack of {day}, {ago}, merged {merged}", day=made, ago=ago, merged=merged)


def _ago(moment: datetime, today: date) -> str:
    days = (today - moment.astimezone().date()).days
    return plural("{count} day ago", "{count} days ago", days) if days > 0 else tr("today")


def _gap_words(gap: Gap, today: date) -> str:
    before = _day(gap.before, today)
    if gap.after is None:
        return tr(
            "Changes from before {day} never came: ask for a pack with everything.", day=before
        )
    return tr(
        "Changes between {after} and {day} never came: ask for a pack with everything.",
        after=_day(gap.after, today),
        day=before,
    )


def _questions(each: MemberStanding, asked: InQuestion) -> tuple[str, ...]:
    disagree = asked.disagreements_of.get(each.member.id, 0)
    likely = asked.likely_of.get(each.member.id, 0)
    counted = (
        (disagree, plural("{count} disagreement", "{count} disagreements", disagree)),
        (likely, plural("{count} perhaps the same", "{count} perhaps the same", likely)),
    )
    return tuple(words for count, words in counted if count)


def _left(each: MemberStanding) -> bool:
    return each.member.left_at is not None


def _day(moment: datetime, today: date) -> str:
    return short_day(moment.astimezone().date(), today)
