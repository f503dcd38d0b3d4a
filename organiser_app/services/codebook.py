"""The codebook: themes are added, renamed, merged, split, nested, archived and brought back.

None of this touches how a statement was coded: that row keeps the theme and the version of the
codebook under which it was given, and what it counts as now is read from the themes. Each of these
but `describe_theme` makes a new version.
"""

from __future__ import annotations

from uuid import UUID

from organiser_app.domain.change import Change
from organiser_app.domain.codebook_inputs import SplitInput, ThemeInput, ThemeNameInput
from organiser_app.domain.errors import InvalidInput
from organiser_app.domain.models import Theme
from organiser_app.domain.rules.codebook import lies_under
from organiser_app.domain.values import CodebookOperation
from organiser_app.language import tr
from organiser_app.store.names import folded
from organiser_app.store.repositories.codebook import (
    Standing,
    next_version,
    standing,
    write_change,
)
from organiser_app.store.repositories.finding import get
from organiser_app.store.unit_of_work import UnitOfWork


def add_theme(work: UnitOfWork, given: ThemeInput) -> Change:
    """Add a theme, at the top or under another.

    Raises `InvalidInput` where its name is taken.
    """
    with work:
        book = standing(work.connection)
        _free(book, given.name)
        if given.parent_id is not None:
            _root(work, book, given.parent_id)
        theme_id = _make(work, given.name, given.description, given.parent_id)
        write_change(work, CodebookOperation.ADD, theme_id, other_id=given.parent_id)
        return work.commit("add_theme", theme_id)


def rename_theme(work: UnitOfWork, theme_id: UUID, given: ThemeNameInput) -> Change:
    """Call a theme by another name; what was coded with it keeps the name of its version.

    Raises `InvalidInput` where it is called so already, or another theme is.
    """
    with work:
        book = standing(work.connection)
        theme = _root(work, book, theme_id)
        before = theme.name
        if before == given.name:
            raise InvalidInput(tr("It is called “{name}” already.", name=before))
        _free(book, given.name, but=theme_id)
        theme.name = given.name
        write_change(work, CodebookOperation.RENAME, theme_id, before=before, after=given.name)
        return work.commit("rename_theme", theme_id)


def describe_theme(work: UnitOfWork, theme_id: UUID, description: str) -> Change:
    """Say anew what belongs to a theme."""
    with work:
        theme = _root(work, standing(work.connection), theme_id)
        theme.description = description.strip()
        return work.commit("describe_theme", theme_id)


def merge_themes(work: UnitOfWork, theme_id: UUID, into_id: UUID) -> Change:
    """Let a theme count as another from now on, with all that was merged into it or lies under it.

    Raises `InvalidInput` where the other is the same one, or lies under it.
    """
    with work:
        book = standing(work.connection)
        theme, into = _root(work, book, theme_id), _root(work, book, into_id)
        if theme.id == into.id:
            raise InvalidInput(tr("A theme cannot be merged into itself."))
        if lies_under(book.above, into.id, theme.id):
            raise InvalidInput(
                tr(
                    "“{other}” lies under “{theme}”. Merge “{other}” into “{theme}” instead.",
                    other=into.name,
                    theme=theme.name,
                )
            )
        theme.merged_into_id = into.id
        write_change(work, CodebookOperation.MERGE, theme.id, other_id=into.id)
        return work.commit("merge_themes", into.id)


def split_theme(work: UnitOfWork, theme_id: UUID, given: SplitInput) -> Change:
    """Make narrower themes under one; its statements stay with it until they are coded with those.

    Raises `InvalidInput` where a name is taken or given twice.
    """
    with work:
        book = standing(work.connection)
        theme = _root(work, book, theme_id)
        names = {folded(name): name for name in given.names}
        if len(names) < len(given.names):
            raise InvalidInput(tr("Give each narrower theme a name of its own."))
        version = next_version(work.connection)
        for name in given.names:
            _free(book, name)
            part_id = _make(work, name, "", theme.id)
            write_change(work, CodebookOperation.SPLIT, part_id, other_id=theme.id, version=version)
        return work.commit("split_theme", theme.id)


def nest_theme(work: UnitOfWork, theme_id: UUID, under_id: UUID | None) -> Change:
    """Put a theme under another, or at the top where `under_id` is None.

    Raises `InvalidInput` where it is there already, or the other is itself or lies under it.
    """
    with work:
        book = standing(work.connection)
        theme = _root(work, book, theme_id)
        under = None if under_id is None else _root(work, book, under_id)
        if book.above.get(theme.id) == under_id:
            raise InvalidInput(tr("It stands there already."))
        if under is not None and (
            under.id == theme.id or lies_under(book.above, under.id, theme.id)
        ):
            raise InvalidInput(
                tr("A theme cannot stand under itself, nor under one that stands under it.")
            )
        theme.parent_id = under_id
        write_change(work, CodebookOperation.NEST, theme.id, other_id=under_id)
        return work.commit("nest_theme", theme.id)


def archive_theme(work: UnitOfWork, theme_id: UUID) -> Change:
    """Offer a theme no longer for coding; it keeps its statements and its counts."""
    with work:
        theme = _root(work, standing(work.connection), theme_id)
        if theme.archived:
            raise InvalidInput(tr("It is archived already."))
        theme.archived = True
        write_change(work, CodebookOperation.ARCHIVE, theme.id)
        return work.commit("archive_theme", theme.id)


def restore_theme(work: UnitOfWork, theme_id: UUID) -> Change:
    """Let a theme that was merged stand by itself again, or offer an archived one again.

    Raises `InvalidInput` where it is neither, or where its name was taken by another meanwhile.
    """
    with work:
        book = standing(work.connection)
        theme = get(work, Theme, theme_id)
        if theme.merged_into_id is None and not theme.archived:
            raise InvalidInput(tr("It is in use already."))
        if theme.merged_into_id is None:
            theme.archived = False
        else:
            _unmerged_name(book, theme)
            theme.merged_into_id = None
        write_change(work, CodebookOperation.RESTORE, theme.id)
        return work.commit("restore_theme", theme.id)


def _make(work: UnitOfWork, name: str, description: str, parent_id: UUID | None) -> UUID:
    theme = Theme(id=work.new_id(), name=name, description=description, parent_id=parent_id)
    work.add(theme)
    return theme.id


def _root(work: UnitOfWork, book: Standing, theme_id: UUID) -> Theme:
    """A theme that counts as itself; one that was merged has to be brought back first."""
    theme = get(work, Theme, theme_id)
    root_id = book.counts_as[theme.id]
    if root_id != theme.id:
        raise InvalidInput(
            tr(
                "“{theme}” was merged into “{other}”. Bring it back first.",
                theme=theme.name,
                other=book.names[root_id],
            )
        )
    return theme


def _free(book: Standing, name: str, but: UUID | None = None) -> None:
    """Raise `InvalidInput` where a name is taken by another theme than `but`."""
    known = book.called(name)
    if known is None or known == but:
        return
    theme = book.names[known]
    if folded(theme) == folded(name):
        raise InvalidInput(
            tr("There is a theme called “{name}” already. Merge the two instead.", name=theme)
        )
    raise InvalidInput(
        tr("“{name}” was merged into “{theme}”. Bring it back instead.", name=name, theme=theme)
    )


def _unmerged_name(book: Standing, theme: Theme) -> None:
    """Raise `InvalidInput` where another theme goes by the name of one that is to come back."""
    wanted = folded(theme.name)
    others = (
        other_id
        for other_id, name in book.names.items()
        if folded(name) == wanted and book.counts_as[other_id] == other_id != theme.id
    )
    if next(others, None) is not None:
        raise InvalidInput(
            tr("Another theme is called “{name}” now. Rename that one first.", name=theme.name)
        )
