"""The sentences about a pack before it is merged, and about what is to be chosen afterwards."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from organiser_app.language import plural, tr
from organiser_app.sync.disagreements import Disagreement, Side
from organiser_app.sync.field_words import field_word
from organiser_app.sync.looking import PackSeen
from organiser_app.sync.manifest import Manifest, PackKind
from organiser_app.sync.part import PartKind
from organiser_app.sync.row_words import counted
from organiser_app.sync.senders import Standing
from organiser_app.sync.survey import Deed, Group, RowTold
from organiser_app.sync.titles import Title
from organiser_app.ui.days import short_day
from organiser_app.ui.pages.team.merging.value_words import value_words


def pack_heading(seen: PackSeen) -> str:
    """Whose pack it is."""
    return tr("{name}’s pack, before it is merged", name=seen.taken.sender.name)


def signed_words(seen: PackSeen) -> str:
    """Who vouches for it."""
    sender = seen.taken.sender
    if sender.standing is Standing.OWN:
        return tr("Written by this log, whole and unaltered")
    if sender.standing is Standing.STRANGER:
        return tr("Whole and unaltered, but nobody vouches for {name}", name=sender.name)
    return tr("Signed by {name}, whole and unaltered", name=sender.name)


def made_words(seen: PackSeen, today: date) -> str:
    """When it was made, whether it holds everything, and whether that names anybody."""
    manifest = seen.taken.merged.manifest
    moment, what = moment_words(manifest.made_at, today), _held_words(manifest)
    if manifest.kind is PackKind.PSEUDONYMOUS:
        return tr("made {moment}, {what}, under pseudonyms", moment=moment, what=what)
    return tr("made {moment}, {what}", moment=moment, what=what)


def _held_words(manifest: Manifest) -> str:
    part = manifest.part
    if part is not None and part.kind is PartKind.PATCH:
        return tr("with one patch alone, {name}", name=part.name)
    if part is not None:
        return tr("with one project alone, {name}", name=part.name)
    return tr("with what changed since the last") if manifest.since else tr("with everything")


def moment_words(moment: datetime, today: date) -> str:
    """A moment as "13 May 18:02"."""
    local = moment.astimezone()
    return f"{short_day(local.date(), today)} {local:%H:%M}"


def merge_words(count: int) -> str:
    """What the button says that merges."""
    if not count:
        return tr("Merge it")
    return plural("Merge {count} change", "Merge {count} changes", count)


def nothing_words(seen: PackSeen) -> str:
    """What is said of a pack that would do nothing."""
    if seen.taken.merged.gone:
        return tr("This log has all the rest of it already")
    return tr("This log has all of it already")


def merged_words(names: Sequence[str], merges: int) -> str:
    """What became of the packs of `names`, which made so many merges."""
    if not merges:
        return tr("This log had all of it already")
    if len(names) == 1:
        return tr("{name}’s pack is merged", name=names[0])
    return plural("{count} pack is merged", "{count} packs are merged", len(names))


def open_words(count: int) -> str:
    """What stays to be chosen once it is merged."""
    if not count:
        return ""
    return plural(
        "{count} stays open, both values kept", "{count} stay open, both values kept", count
    )


def under_words(title: Title, today: date) -> str:
    """What stands under a title: whose or where it is, and its day."""
    day = short_day(title.day, today) if title.day else ""
    return ", ".join(filter(None, (title.of, day)))


def group_words(group: Group) -> str:
    """A group by its count, as "23 listenings"; one of a resident by their name."""
    return counted(group.table, group.count) if group.table else title_words(group.title)


def title_words(title: Title) -> str:
    """What a row is called, where nothing names it too."""
    return title.words or tr("without a name")


def person_words(group: Group) -> str:
    """How much there is about a resident."""
    return plural("{count} entry", "{count} entries", group.count)


def fate_words(deed: Deed | None) -> str:
    """What became of the rows of a group."""
    return {
        Deed.ADDED: tr("added"),
        Deed.CHANGED: tr("changed"),
        Deed.WAITS: tr("carried along, for a newer version"),
        None: tr("added or changed"),
    }[deed]


def changed_words(row: RowTold) -> str:
    """Which fields of a row were altered."""
    return ", ".join(field_word(each.field) for each in row.fields)


def values_words(about: Disagreement, today: date) -> str:
    """The values between which somebody has to choose, in one line."""
    values = (value_words(side.value, today) for side in about.sides)
    return tr(" or ").join(values)


def apart_words(about: Disagreement) -> str:
    """Which part of a row two changed apart."""
    return tr("The {field}", field=field_word(about.field))


def side_words(side: Side) -> str:
    """Whose value it is."""
    if side.own:
        return tr("Yours")
    return tr("{name}’s", name=side.by) if side.by else tr("Another’s")


def take_words(side: Side) -> str:
    """What the button says by which a value is chosen."""
    if side.own:
        return tr("Keep mine")
    return tr("Take {name}’s", name=side.by) if side.by else tr("Take the other")


def wrote_words(about: Disagreement, today: date) -> Sequence[tuple[str, str]]:
    """Who wrote which value when, the earliest first: the moment, and the sentence."""
    in_order = sorted(about.sides, key=lambda side: side.written_at)
    return [(moment_words(side.written_at, today), _wrote(side, in_order)) for side in in_order]


def _wrote(side: Side, every: Sequence[Side]) -> str:
    if side.own:
        return tr("You wrote this, before their pack came")
    if any(each.own for each in every):
        return tr("{name} wrote otherwise, apart from you", name=_writer(side))
    others = ", ".join(_writer(each) for each in every if each is not side)
    return tr("{name} wrote this, apart from {others}", name=_writer(side), others=others)


def _writer(side: Side) -> str:
    return side.by or tr("Somebody whose pack never came")
