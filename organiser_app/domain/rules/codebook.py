"""How themes stand to one another: what each counts as, what lies under what, what was called how.

A theme that was merged counts as the theme it was merged into, and so on along the chain to its
*root*. A root may lie under another. Two logs that were changed apart may, once brought together,
merge in a circle or nest in one; the theme of the least id is then where the circle is broken, so
that every log comes to the same answer. A link to a theme that is gone leads nowhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from organiser_app.domain.values import CodebookOperation

Links = Mapping[UUID, UUID]
_MADE = (CodebookOperation.ADD, CodebookOperation.SPLIT)


@dataclass(frozen=True, slots=True)
class ThemeLinks:
    """A theme as its row has it: merged into which, and under which."""

    id: UUID
    merged_into_id: UUID | None = None
    parent_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class ThemeNow:
    """A theme by its name of today, and whether it is archived."""

    id: UUID
    name: str
    archived: bool = False


@dataclass(frozen=True, slots=True)
class Past:
    """One change of the codebook, as far as names and standing go."""

    version: int
    operation: CodebookOperation
    theme_id: UUID
    before: str = ""


def roots(themes: Iterable[ThemeLinks]) -> dict[UUID, UUID]:
    """What each theme counts as: itself, or the root that its chain of merges leads to."""
    known = {theme.id: theme for theme in themes}
    merged = without_circles(
        {
            theme.id: theme.merged_into_id
            for theme in known.values()
            if theme.merged_into_id in known and theme.merged_into_id is not None
        }
    )
    return {theme_id: _end(merged, theme_id) for theme_id in known}


def parents(themes: Iterable[ThemeLinks]) -> dict[UUID, UUID]:
    """The root under which each root lies, for those that lie under one; never in a circle."""
    known = list(themes)
    counts_as = roots(known)
    return without_circles(
        {
            theme.id: counts_as[theme.parent_id]
            for theme in known
            if counts_as[theme.id] == theme.id
            and theme.parent_id in counts_as
            and counts_as[theme.parent_id] != theme.id
        }
    )


def without_circles(links: Links) -> dict[UUID, UUID]:
    """The links without the one that goes out from the least id of each circle."""
    kept, seen = dict(links), set[UUID]()
    for start in links:
        way: list[UUID] = []
        at = start
        while at in links and at not in seen:
            seen.add(at)
            way.append(at)
            at = links[at]
        if at in way:
            del kept[min(way[way.index(at) :])]
    return kept


def wider(above: Links, theme_id: UUID) -> Iterator[UUID]:
    """The themes above one, the nearest first."""
    while theme_id in above:
        theme_id = above[theme_id]
        yield theme_id


def lies_under(above: Links, theme_id: UUID, other_id: UUID) -> bool:
    """Whether one theme lies under another, at whatever depth."""
    return other_id in wider(above, theme_id)


def counted_for(counts_as: Links, above: Links) -> list[tuple[UUID, UUID]]:
    """For each root, every theme whose statements count for it: (root, theme).

    That is itself, what was merged into it, and all that for the themes under it.
    """
    return [
        (root, theme_id)
        for theme_id, own in counts_as.items()
        for root in (own, *wider(above, own))
    ]


def by_level(counts_as: Links, above: Links) -> list[dict[UUID, UUID]]:
    """For each level of the tree that has others below it, what each theme counts for there.

    The first is the top, where every theme counts for the widest above it; themes of which nothing
    on a level lies above or under another are left out of that level.
    """
    wide = set(above.values())
    chains = {
        theme_id: [*reversed(list(wider(above, root))), root]
        for theme_id, root in counts_as.items()
    }
    depth = max(map(len, chains.values()), default=0)
    levels = (
        {
            theme_id: chain[level]
            for theme_id, chain in chains.items()
            if len(chain) > level and chain[level] in wide
        }
        for level in range(depth)
    )
    return [level for level in levels if level]


def in_order(names: Mapping[UUID, str], above: Links) -> list[tuple[UUID, int]]:
    """The roots as a tree is read, each with its depth; those side by side by name."""
    below: dict[UUID | None, list[UUID]] = {}
    for theme_id in sorted(names, key=lambda each: (names[each].casefold(), each)):
        below.setdefault(above.get(theme_id), []).append(theme_id)
    order: list[tuple[UUID, int]] = []
    waiting = [(each, 0) for each in reversed(below.get(None, []))]
    while waiting:
        theme_id, depth = waiting.pop()
        order.append((theme_id, depth))
        waiting.extend((each, depth + 1) for each in reversed(below.get(theme_id, [])))
    return order


def name_at(now: str, changes: Sequence[Past], version: int) -> str:
    """What a theme was called under a version, by the changes of that theme in their order."""
    later = (
        past.before
        for past in changes
        if past.operation is CodebookOperation.RENAME and past.version > version
    )
    return next(later, now)


def as_it_stood(
    themes: Iterable[ThemeNow], changes: Sequence[Past], version: int
) -> tuple[ThemeNow, ...]:
    """The themes that a version of the codebook had, by the names they had in it."""
    of: dict[UUID, list[Past]] = {}
    for past in changes:
        of.setdefault(past.theme_id, []).append(past)
    stood = [_stood(theme, of.get(theme.id, []), version) for theme in themes]
    found = [theme for theme in stood if theme is not None]
    return tuple(sorted(found, key=lambda theme: (theme.name.casefold(), theme.id)))


def _stood(theme: ThemeNow, changes: Sequence[Past], version: int) -> ThemeNow | None:
    """A theme under a version; None where it was not made yet, or was merged into another."""
    if any(past.operation in _MADE and past.version > version for past in changes):
        return None
    merged = archived = False
    for past in changes:
        if past.version > version:
            break
        if past.operation is CodebookOperation.MERGE:
            merged = True
        elif past.operation is CodebookOperation.ARCHIVE:
            archived = True
        elif past.operation is CodebookOperation.RESTORE:
            merged, archived = False, archived and merged
    untold = theme.archived and not any(
        past.operation is CodebookOperation.ARCHIVE for past in changes
    )
    if merged:
        return None
    return ThemeNow(theme.id, name_at(theme.name, changes, version), archived or untold)


def _end(links: Links, start: UUID) -> UUID:
    while start in links:
        start = links[start]
    return start
