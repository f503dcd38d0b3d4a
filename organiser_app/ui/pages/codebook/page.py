"""The page of the codebook: whatever is done on it can be taken back, and no code is ever lost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from organiser_app.domain.rules.codebook import lies_under
from organiser_app.language import tr
from organiser_app.services.codebook import (
    add_theme,
    archive_theme,
    describe_theme,
    merge_themes,
    nest_theme,
    rename_theme,
    restore_theme,
    split_theme,
)
from organiser_app.store.queries.codebook import Branch, ThemeDetail, Tree, theme_detail, tree
from organiser_app.ui.actions import PageName
from organiser_app.ui.desk import Desk
from organiser_app.ui.dialogs.statement import edit_heard
from organiser_app.ui.dialogs.theme import DescribeDialog, RenameDialog, ThemeDialog
from organiser_app.ui.dialogs.theme_standing import MergeDialog, NestDialog, SplitDialog
from organiser_app.ui.forms.form import Form
from organiser_app.ui.pages.beside import Bound, bind_keys
from organiser_app.ui.pages.codebook.sheet import ThemeSheet
from organiser_app.ui.pages.codebook.tree import ThemesColumn
from organiser_app.ui.pages.side_page import SidePage
from organiser_app.ui.tables import SimpleRow, StatementRow
from organiser_app.ui.widgets import Answer, Button, EmptyState, Question

_UNREAD = Tree(1, ())


@dataclass(frozen=True, slots=True)
class _Seen:
    theme: ThemeDetail | None


class CodebookPage(SidePage):
    """The themes by which statements are coded, and how they changed."""

    name = PageName.CODEBOOK

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._tree = _UNREAD
        self._seen: ThemeDetail | None = None
        self.themes, self.sheet = ThemesColumn(), ThemeSheet()
        adding = Button(tr("Add a theme"), icon="plus", keys=tr("A"))
        adding.clicked.connect(self.begin_new)
        self.nothing = EmptyState(
            tr("No theme is in the codebook yet"),
            tr("A theme is what statements have in common. Type one after # as you listen, too."),
            adding,
        )
        self.forms = {
            Form.THEME_NAME: self.rename,
            Form.THEME_WORDS: self.describe,
            Form.THEME_MERGE: self.merge,
            Form.THEME_SPLIT: self.split,
            Form.THEME_NEST: self.nest,
        }
        self.lay_out(self.themes, self.themes.list, self.sheet, self.nothing)
        self._connect()

    def refresh(self) -> None:
        """Read the tree anew, and the theme in hand."""
        self.desk.read(tree, self._show_tree, owner=self)

    def show_record(self, record_id: UUID) -> None:
        """Show one theme, in the tree too."""
        self._in_hand = record_id
        self.refresh()

    def begin_new(self) -> None:
        """Ask which theme is new, and show it once it is in the log."""
        dialog = ThemeDialog(self.desk, self._tree.branches, self)
        given = dialog.ask()
        if given is not None:
            self.desk.change(dialog.settling(add_theme), given)

    def rename(self) -> None:
        """Call the theme in hand by another name, or merge it into the one that has that name."""
        theme = self._theme()
        if theme is None:
            return
        dialog = RenameDialog(self.desk, theme, self._tree.branches, self)
        given = dialog.ask()
        if given is not None:
            self.desk.change(dialog.settling(rename_theme), theme.id, given)
        elif dialog.instead is not None:
            self.merge(dialog.instead)

    def describe(self) -> None:
        """Say what belongs to the theme in hand."""
        theme = self._theme()
        if theme is None:
            return
        dialog = DescribeDialog(self.desk, theme, self)
        words = dialog.ask()
        if words is not None and words != theme.description:
            self.desk.change(dialog.settling(describe_theme), theme.id, words)

    def merge(self, into: UUID | None = None) -> None:
        """Let the theme in hand count as another."""
        theme = self._theme()
        others = self._beside(theme) if theme else ()
        if theme is None or not others:
            return
        dialog = MergeDialog(self.desk, theme, others, into, self)
        chosen = dialog.ask()
        if chosen is not None:
            self.desk.change(dialog.settling(merge_themes), theme.id, chosen)

    def split(self) -> None:
        """Make narrower themes under the one in hand."""
        theme = self._theme()
        if theme is None:
            return
        dialog = SplitDialog(self.desk, theme, self._tree.branches, self)
        given = dialog.ask()
        if given is not None:
            self.desk.change(dialog.settling(split_theme), theme.id, given)

    def nest(self) -> None:
        """Put the theme in hand under another, or at the top."""
        theme = self._theme()
        if theme is None:
            return
        dialog = NestDialog(self.desk, theme, self._beside(theme), self)
        above = dialog.ask()
        if above is not None and above.theme_id != theme.parent_id:
            self.desk.change(dialog.settling(nest_theme), theme.id, above.theme_id)

    def archive(self) -> None:
        """Offer the theme in hand no longer for coding, or again."""
        theme = self._theme()
        if theme is not None:
            self.desk.change(restore_theme if theme.archived else archive_theme, theme.id)

    def go_back(self) -> None:
        """Show what was heard."""
        self.desk.show(PageName.HEARD)

    def _connect(self) -> None:
        themes, sheet = self.themes, self.sheet
        themes.chosen.connect(self._choose)
        themes.entered.connect(sheet.latest.list.setFocus)
        themes.add_button.clicked.connect(self.begin_new)
        sheet.header.back.clicked.connect(self.go_back)
        sheet.latest.list.opened.connect(self._open_statement)
        sheet.merged.list.opened.connect(self._bring_back)
        acts = self._acts()
        for button, act, _, _ in acts:
            button.clicked.connect(lambda _checked=False, act=act: act())
        keys: dict[str, Bound] = {key: (said, self.once_read(act)) for _, act, key, said in acts}
        keys |= {
            "A": (tr("Add a theme"), self.begin_new),
            "/": (tr("Find a theme"), themes.filter.setFocus),
            "[": (tr("The theme before"), lambda: themes.list.walk(-1)),
            "]": (tr("The next theme"), lambda: themes.list.walk(1)),
            "Esc": (tr("Back to Heard"), self.go_back),
        }
        bind_keys(self, keys)

    def _acts(self) -> tuple[tuple[Button, Callable[[], None], str, str], ...]:
        """The buttons of the header, with what each does, its key, and its words for the help."""
        head = self.sheet.header
        return (
            (head.rename, self.rename, "R", tr("Rename the theme")),
            (head.merge, self.merge, "M", tr("Merge it into another")),
            (head.split, self.split, "S", tr("Split it into narrower themes")),
            (head.nest, self.nest, "N", tr("Nest it under another")),
            (head.describe, self.describe, "D", tr("Say what belongs to it")),
            (head.archive, self.archive, "X", tr("Archive it, or bring it back")),
        )

    def _theme(self) -> Branch | None:
        return next((each for each in self._tree.branches if each.id == self._in_hand), None)

    def _beside(self, theme: Branch) -> tuple[Branch, ...]:
        """The themes in use that neither are this one nor lie under it; and the one above it."""
        above = {each.id: each.parent_id for each in self._tree.branches if each.parent_id}
        return tuple(
            each
            for each in self._tree.branches
            if each.id != theme.id
            and not lies_under(above, each.id, theme.id)
            and (not each.archived or each.id == theme.parent_id)
        )

    def _show_tree(self, found: Tree) -> None:
        self._tree = found
        self.show_sheet(there=bool(found.branches))
        wanted, self._in_hand = self._in_hand, None
        self.themes.show_branches(found.branches, wanted)

    def _choose(self, theme_id: UUID) -> None:
        if theme_id == self._in_hand:
            return
        self._in_hand = theme_id
        self.begin_read()
        theme = self._theme()
        if theme is not None:
            names = {each.id: each.name for each in self._tree.branches}
            wider = names[theme.parent_id] if theme.parent_id else ""
            self.sheet.show_branch(theme, wider)
        self.desk.read_latest(
            "theme",
            lambda connection: _Seen(theme_detail(connection, theme_id)),
            self._show,
            owner=self,
        )

    def _show(self, seen: _Seen) -> None:
        self._seen = seen.theme
        if seen.theme is not None:
            self.sheet.show_detail(seen.theme, self._tree.version, self.desk.today)
        self.open_begun(there=seen.theme is not None)

    def _open_statement(self, row: StatementRow) -> None:
        for heard in self._seen.latest if self._seen else ():
            if str(heard.id) == row.key:
                edit_heard(self.desk, heard, self)

    def _bring_back(self, row: SimpleRow) -> None:
        question = Question(
            tr("Bring “{theme}” back?", theme=row.title),
            tr("What was coded with it counts for it again, and no longer for the other."),
            yes=tr("Bring back"),
            parent=self,
        )
        if question.ask() is Answer.YES:
            self.desk.change(restore_theme, UUID(row.key))
