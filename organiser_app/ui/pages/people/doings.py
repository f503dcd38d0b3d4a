"""What a resident did and had done with others, as rows of their story."""

from __future__ import annotations

from organiser_app.domain.relationship_values import (
    Attendance,
    CompanionEnd,
    MatchState,
    MeetingState,
)
from organiser_app.domain.values import ContributionKind, StatementKind
from organiser_app.language import plural, tr
from organiser_app.store.queries.doings import (
    BesideEntry,
    Doing,
    GaveEntry,
    JoinedEntry,
    KeeperEntry,
    MatchEntry,
    MeetingEntry,
    MetBesideEntry,
    NeedMetEntry,
    ReferralEntry,
)
from organiser_app.ui.companion_words import kind_word
from organiser_app.ui.need_words import match_word, outcome_word
from organiser_app.ui.tables import StoryRow
from organiser_app.ui.theme.gatherings import meeting_kind_word

_HOUR = 60


def doing_row(entry: Doing, key: str, day: str) -> StoryRow:
    """One entry; `day` is its day in words."""
    match entry:
        case JoinedEntry():
            return _joined(entry, key, day)
        case MeetingEntry():
            return _meeting(entry, key, day)
        case BesideEntry() | MetBesideEntry():
            return _beside(entry, key, day)
        case ReferralEntry() | MatchEntry() | NeedMetEntry():
            return _came_of(entry, key, day)
        case GaveEntry():
            return _gave(entry, key, day)
        case KeeperEntry(move=move):
            name = move.organiser
            title = (
                tr("Came into the keeping of {name}", name=name) if name else tr("Kept by nobody")
            )
            return StoryRow(key, title, "person", date=day, under=move.why)


def _joined(entry: JoinedEntry, key: str, day: str) -> StoryRow:
    title = (
        tr("Left {what}", what=entry.what) if entry.left else tr("Joined {what}", what=entry.what)
    )
    icon = "projects" if entry.is_project else "people"
    return StoryRow(key, title, icon, date=day, under="" if entry.left else entry.role)


def _meeting(entry: MeetingEntry, key: str, day: str) -> StoryRow:
    kind = meeting_kind_word(entry.kind)
    title = tr("{kind}, {place}", kind=kind, place=entry.where) if entry.where else kind
    return StoryRow(key, title, "people", date=day, under=_came(entry))


def _came(entry: MeetingEntry) -> str:
    if entry.state is MeetingState.CALLED_OFF:
        return tr("called off")
    if entry.state is MeetingState.PLANNED:
        return tr("planned")
    return {
        None: tr("they were the host"),
        Attendance.ASKED: tr("asked"),
        Attendance.COMING: tr("said they would come"),
        Attendance.CAME: tr("they came"),
        Attendance.STAYED_AWAY: tr("did not come"),
    }[entry.attendance]


def _beside(entry: BesideEntry | MetBesideEntry, key: str, day: str) -> StoryRow:
    if isinstance(entry, MetBesideEntry):
        title = tr("Met with {name}", name=entry.other)
        under = ", ".join(filter(None, (_lasted(entry.minutes), entry.what)))
        return StoryRow(key, title, "people", date=day, under=under)
    part = kind_word(entry.kind)
    if not entry.ended:
        title = tr("Walks side by side with {name}, {part}", name=entry.other, part=part)
        return StoryRow(key, title, "people", date=day, under=entry.why)
    title = tr("Walks no more side by side with {name}, {part}", name=entry.other, part=part)
    under = ", ".join(filter(None, (_ended(entry.how), entry.why)))
    return StoryRow(key, title, "people", date=day, under=under)


def _came_of(entry: ReferralEntry | MatchEntry | NeedMetEntry, key: str, day: str) -> StoryRow:
    if isinstance(entry, ReferralEntry):
        passed = entry.referral
        return StoryRow(
            key=key,
            title=tr("Need passed to {partner}: {need}", partner=passed.partner, need=entry.need),
            kind=StatementKind.NEED,
            date=day,
            under=". ".join(filter(None, (outcome_word(passed.outcome), passed.came_of_it))),
        )
    if isinstance(entry, NeedMetEntry):
        well = tr("{count} of 5, they said", count=entry.satisfied) if entry.satisfied else ""
        title = tr("Need met: {need}", need=entry.need)
        return StoryRow(key, title, kind=StatementKind.NEED, date=day, under=well)
    return _matched(entry, key, day)


def _matched(entry: MatchEntry, key: str, day: str) -> StoryRow:
    statement, match = entry.statement, entry.match
    other = match.beside(statement.id) or tr("somebody")
    title = (
        tr("Gift set beside a need of {name}: {what}", name=other, what=statement.words)
        if statement.kind is StatementKind.GIFT
        else tr("{name} could help: {what}", name=other, what=statement.words)
    )
    helped = match.state is MatchState.HELPED
    word = match_word(match.state)
    under, met = ("", word) if helped else (word, "")
    return StoryRow(key, title, kind=statement.kind, date=day, under=under, met=met)


def _gave(entry: GaveEntry, key: str, day: str) -> StoryRow:
    given = _lasted(entry.minutes) if entry.kind is ContributionKind.HOURS else _sort(entry.kind)
    what = ", ".join(filter(None, (given, entry.what)))
    title = (
        plural(
            "Gave to {project} {count} time",
            "Gave to {project} {count} times",
            entry.times,
            project=entry.project,
        )
        if entry.times > 1
        else tr("Gave to {project}", project=entry.project)
    )
    return StoryRow(key, title, "gifts", date=day, under=what)


def _lasted(minutes: int) -> str:
    if minutes and minutes % _HOUR == 0:
        return plural("{count} hour", "{count} hours", minutes // _HOUR)
    return plural("{count} minute", "{count} minutes", minutes) if minutes else ""


def _sort(kind: ContributionKind) -> str:
    return {
        ContributionKind.CASH: tr("money"),
        ContributionKind.GOODS: tr("goods"),
        ContributionKind.SPACE: tr("space"),
        ContributionKind.HOURS: "",
    }[kind]


def _ended(how: CompanionEnd | None) -> str:
    if how is None:
        return ""
    return {
        CompanionEnd.AS_HOPED: tr("it came to the end that was hoped for"),
        CompanionEnd.FRIENDS_NOW: tr("they are friends now"),
        CompanionEnd.MOVED_ON: tr("one of them moved on"),
        CompanionEnd.DRIFTED_APART: tr("they drifted apart"),
        CompanionEnd.STOPPED: tr("one of them stopped it"),
    }[how]
