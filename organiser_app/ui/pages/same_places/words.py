"""What two places are, what hangs on each, and what would become of them, in words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from organiser_app.domain.rules.agreeing import Sort
from organiser_app.domain.rules.waiting_words import listed
from organiser_app.domain.values import PlaceKind
from organiser_app.language import plural, tr
from organiser_app.store.queries.same_places import PlacePair, SpotBrief, SpotSide
from organiser_app.store.queries.writers import HERE
from organiser_app.ui.days import short_day


def sort_heading(sort: Sort) -> str:
    """The heading over all pairs of a sort."""
    return {
        Sort.PATCH: tr("Patches"),
        Sort.STREET: tr("Streets"),
        Sort.DOOR: tr("Doors"),
        Sort.PLACE: tr("Places"),
        Sort.WAVE: tr("Waves"),
        Sort.THEME: tr("Themes"),
    }[sort]


def called(brief: SpotBrief) -> str:
    """A patch, street, door, place, wave or theme by its name, also where it has none."""
    return brief.name or tr("One without a name")


def both_called(sort: Sort, kept: SpotBrief, other: SpotBrief) -> str:
    """Two by their names, or by the one that they share; doors with their street before them."""
    one, another = called(kept), called(other)
    both = one if one == another else tr("{one} and {other}", one=one, other=another)
    if sort is Sort.DOOR and kept.where:
        return tr("{where}: {both}", where=kept.where, both=both)
    return both


def hanging_words() -> Mapping[str, str]:
    """What the rows of each table are called that may hang on one of the two."""
    return {
        "street": tr("Streets"),
        "door": tr("Doors"),
        "attempt": tr("Attempts"),
        "listening": tr("Listenings"),
        "resident": tr("Residents"),
        "place": tr("Places"),
        "round": tr("Rounds"),
        "wave": tr("Waves"),
        "wave_question": tr("Questions"),
        "meeting": tr("Meetings"),
        "resident_group": tr("Groups"),
        "project": tr("Projects"),
        "ask": tr("Asks"),
        "statement": tr("Statements"),
        "theme": tr("Themes under it"),
    }


def facts_of(side: SpotSide, today: date) -> Mapping[str, str]:
    """What is kept of one of the two, line by line."""
    since = side.do_not_contact_since
    return {
        tr("Name"): called(side.brief),
        tr("Named by"): _whose(side),
        tr("Lies in"): side.brief.where,
        tr("Kind"): kind_word(side.kind) if side.kind is not None else "",
        tr("Postcode"): side.postcode,
        tr("On the map"): "{:.5f}, {:.5f}".format(*side.at) if side.at else "",
        tr("Imported from"): side.source,
        tr("No contact since"): short_day(since, today) if since else "",
        tr("First day"): short_day(side.days[0], today) if side.days else "",
        tr("Last day"): short_day(side.days[1], today) if side.days else "",
        tr("Described as"): side.words,
        tr("In the lists"): "" if side.in_sight else tr("no longer: brought together before"),
    }


def _whose(side: SpotSide) -> str:
    if side.named_by is None:
        return ""
    return tr("you, in this log") if side.named_by == HERE else side.named_by


def kind_word(kind: PlaceKind) -> str:
    """What kind of place it is."""
    return {
        PlaceKind.SCHOOL_GATE: tr("School gate"),
        PlaceKind.HALL: tr("Hall"),
        PlaceKind.PUB: tr("Pub"),
        PlaceKind.SHOP: tr("Shop"),
        PlaceKind.PARK: tr("Park"),
        PlaceKind.OTHER: tr("Other"),
    }[kind]


def what_will_happen(pair: PlacePair, kept: SpotSide) -> str:
    """What becomes of all that hangs on the two, once they are one; the kept one is at left."""
    if pair.likely.sort is Sort.THEME:
        return _what_merging_does(kept)
    goes = tr(
        "Both become one, {kept}. Whatever names the one at right names the one at left from then"
        " on, and the one at right is shown no more; what the one at left lacks is taken over.",
        kept=called(kept.brief),
    )
    stays = tr("Listenings stay as many as they are. It can be taken back.")
    if pair.likely.sort is Sort.WAVE:
        stays = tr(
            "It lasts from the earlier first day to the later last one, and each question is asked"
            " once. It can be taken back."
        )
    elif pair.likely.sort is not Sort.PLACE:
        stays = tr(
            "Attempts and listenings stay as many as they are: a door that two people knocked at"
            " is one door with two attempts. It can be taken back."
        )
    return " ".join(filter(None, (goes, _along(pair), stays)))


def _what_merging_does(kept: SpotSide) -> str:
    return tr(
        "The one at right is merged into {kept} in the codebook: what was coded with it counts for"
        " the one at left, and each statement keeps the theme that it was coded with. It can be"
        " brought back in the codebook.",
        kept=called(kept.brief),
    )


def _along(pair: PlacePair) -> str:
    """What comes along since it agrees."""
    if not pair.along:
        return ""
    return plural(
        "{what} has a counterpart of the same name and becomes one with it; the rest moves.",
        "{what} have a counterpart of the same name and become one with it; the rest moves.",
        sum(count for _, count in pair.along),
        what=listed(_counted(sort, count) for sort, count in pair.along),
    )


def _counted(sort: Sort, count: int) -> str:
    if sort is Sort.STREET:
        return plural("{count} street", "{count} streets", count)
    if sort is Sort.DOOR:
        return plural("{count} door", "{count} doors", count)
    if sort is Sort.WAVE:
        return plural("{count} wave", "{count} waves", count)
    return plural("{count} place", "{count} places", count)
