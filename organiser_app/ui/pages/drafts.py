"""What was begun and not saved, in any form, each a key away from going on with it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

from organiser_app.language import plural, tr
from organiser_app.store.queries.home import DraftRow
from organiser_app.ui.actions import PageName
from organiser_app.ui.desk import Desk
from organiser_app.ui.dialogs.tie import change_tie
from organiser_app.ui.forms.form import Form
from organiser_app.ui.forms.form_draft import read_draft
from organiser_app.ui.tables import RowsModel, RowsView, SimpleDelegate, SimpleRow
from organiser_app.ui.widgets import Answer, Card, KeyHint, Question

_PAGE_OF = {
    Form.RESIDENT: PageName.PEOPLE,
    Form.CIRCLE: PageName.PEOPLE,
    Form.TIE: PageName.PEOPLE,
    Form.NOTE: PageName.PEOPLE,
    Form.KEEPER: PageName.PEOPLE,
    Form.UNLINK: PageName.PEOPLE,
    Form.COMMITMENT_BY: PageName.PEOPLE,
    Form.COMMITMENT_TO: PageName.PEOPLE,
    Form.AGREED_STEP_ABOUT: PageName.PEOPLE,
    Form.ORGANISER: PageName.PEOPLE,
    Form.ORGANISER_LEFT: PageName.PEOPLE,
    Form.HANDOVER: PageName.PEOPLE,
    Form.COMPANION: PageName.SIDE_BY_SIDE,
    Form.COMPANION_MET: PageName.SIDE_BY_SIDE,
    Form.COMPANION_DEPTH: PageName.SIDE_BY_SIDE,
    Form.COMPANION_END: PageName.SIDE_BY_SIDE,
    Form.PROJECT: PageName.PROJECTS,
    Form.PROJECT_BORN: PageName.PROJECTS,
    Form.STEP: PageName.PROJECTS,
    Form.MEMBER: PageName.PROJECTS,
    Form.NEED_MET: PageName.GIFTS,
    Form.REFERRAL: PageName.GIFTS,
    Form.REFERRAL_ANSWER: PageName.GIFTS,
    Form.GIFT: PageName.GIFTS,
    Form.NEED_STORY: PageName.GIFTS,
    Form.INTRODUCE: PageName.GIFTS,
    Form.MATCH: PageName.GIFTS,
    Form.COMMITMENT: PageName.PROMISES,
    Form.PART_KEPT: PageName.PROMISES,
    Form.LAPSE: PageName.PROMISES,
    Form.RENEW: PageName.PROMISES,
    Form.RELEASE: PageName.PROMISES,
    Form.AGREED_STEP: PageName.PROMISES,
    Form.STEP_DAY: PageName.PROMISES,
    Form.THEME: PageName.CODEBOOK,
    Form.THEME_NAME: PageName.CODEBOOK,
    Form.THEME_WORDS: PageName.CODEBOOK,
    Form.THEME_MERGE: PageName.CODEBOOK,
    Form.THEME_SPLIT: PageName.CODEBOOK,
    Form.THEME_NEST: PageName.CODEBOOK,
    Form.WAVE: PageName.WAVES,
    Form.ROUND: PageName.LISTEN,
    Form.DOORS: PageName.LISTEN,
    Form.KNOCK: PageName.LISTEN,
    Form.SHEET: PageName.PAPER,
    Form.GROUP: PageName.GROUPS,
    Form.GROUP_MEMBER: PageName.GROUPS,
    Form.GROUP_ROLE: PageName.GROUPS,
    Form.MEETING: PageName.MEETINGS,
    Form.MEETING_WITH: PageName.MEETINGS,
    Form.MEETING_GUESTS: PageName.MEETINGS,
    Form.MEETING_HELD: PageName.MEETINGS,
    Form.PREPARATION: PageName.MEETINGS,
    Form.REFLECTION: PageName.MEETINGS,
    Form.ASK: PageName.ASKS,
    Form.ASK_BORN: PageName.ASKS,
    Form.ASK_MOVE: PageName.ASKS,
    Form.PARTNER: PageName.ASKS,
    Form.PLACE_OPEN: PageName.ASSETS,
    Form.TEAM_CARD: PageName.TEAM,
    Form.TEAM_WORDS: PageName.TEAM,
    Form.TEAM_NAME: PageName.TEAM,
}
_TYPED = {Form.LISTEN: PageName.LISTEN, Form.PAPER: PageName.PAPER}
"""The forms whose draft is the text itself."""


class DraftsCard(Card):
    """The drafts of the log, the latest first; hidden while there is none."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(tr("Drafts"), tr("kept from the first key"))
        self._desk = desk
        self._drafts: dict[str, DraftRow] = {}
        self._rows = RowsModel(self)
        self.list = RowsView(tr("Drafts"), self._rows, SimpleDelegate(), hug=True)
        self.list.opened.connect(lambda _: self._go_on())
        self.list.clicked.connect(lambda _: self._go_on())
        throwing = QShortcut(QKeySequence(Qt.Key.Key_Delete), self.list)
        throwing.setContext(Qt.ShortcutContext.WidgetShortcut)
        throwing.activated.connect(self._throw_away)
        self.add_to_head(KeyHint(tr("Del")))
        self.add(self.list)

    def show_drafts(self, found: tuple[DraftRow, ...]) -> None:
        """Show what was begun."""
        self._drafts = {str(draft.id): draft for draft in found}
        self._rows.set_rows([_row(draft) for draft in found])
        self.setVisible(bool(found))

    def _in_hand(self) -> DraftRow | None:
        row = self.list.current_row()
        return self._drafts.get(row.key) if isinstance(row, SimpleRow) else None

    def _go_on(self) -> None:
        draft = self._in_hand()
        if draft is None:
            return
        if draft.form in _TYPED:
            self._desk.show(_TYPED[Form(draft.form)], draft.id)
            return
        about = read_draft(draft.body).about
        if draft.form == Form.TIE_CHANGE and about is not None:
            change_tie(self._desk, about, self)
        elif draft.form == Form.STATEMENT:
            self._desk.show(PageName.HEARD, about)
        else:
            self._desk.show(_PAGE_OF[Form(draft.form)], about, draft.form)

    def _throw_away(self) -> None:
        draft = self._in_hand()
        if draft is None:
            return
        question = Question(
            tr("Throw this draft away?"),
            _row(draft).in_words(),
            yes=tr("Throw away"),
            danger=True,
            parent=self,
        )
        if question.ask() is Answer.YES:
            self._desk.keep_draft(draft.id, draft.form, "")


def _row(draft: DraftRow) -> SimpleRow:
    if draft.form not in _TYPED:
        begun = read_draft(draft.body)
        return SimpleRow(str(draft.id), begun.question, icon="pencil", under=begun.words)
    lines = [line for line in draft.body.splitlines() if line.strip()]
    return SimpleRow(
        str(draft.id),
        lines[0] if lines else "",
        icon="listen",
        note=plural("{count} line", "{count} lines", len(lines)),
    )
