"""What can be done with needs, gifts and introductions, wherever they are listed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from organiser_app.language import tr
from organiser_app.services.gifts import (
    describe_gift,
    introduce,
    set_match_aside,
    settle_match,
    withdraw_gift,
)
from organiser_app.services.needs import meet_need, reopen_need, tell_need
from organiser_app.services.referrals import answer_referral, refer_need
from organiser_app.store.queries.gifts import GiftRow, Introduction, MatchProposal
from organiser_app.store.queries.needs import NeedRow
from organiser_app.ui.actions import PageName
from organiser_app.ui.desk import Desk
from organiser_app.ui.dialogs.gift import GiftDialog
from organiser_app.ui.dialogs.introduce import IntroduceDialog, SettleMatchDialog
from organiser_app.ui.dialogs.need import MetDialog, NeedAct, NeedDialog
from organiser_app.ui.dialogs.need_story import NeedStoryDialog
from organiser_app.ui.dialogs.referral import AnswerDialog, ReferralDialog
from organiser_app.ui.dialogs.statement import edit_heard
from organiser_app.ui.forms.form import Form
from organiser_app.ui.pages.beside import bind_keys
from organiser_app.ui.tables import RowsView
from organiser_app.ui.widgets import Answer, Question


def open_need(desk: Desk, need: NeedRow, parent: QWidget) -> None:
    """Show a need, whole, and do what is chosen there."""
    act = NeedDialog(need, desk.today, parent).ask()
    if act is not None:
        do_with_need(desk, act, need, parent)


def do_with_need(desk: Desk, act: NeedAct, need: NeedRow, parent: QWidget) -> None:
    """Do one thing with a need."""
    {
        NeedAct.MET: _meet,
        NeedAct.REFER: _refer,
        NeedAct.ANSWER: _answer,
        NeedAct.STORY: _tell,
        NeedAct.WORDS: _change_words,
        NeedAct.ASK: _begin_ask,
    }[act](desk, need, parent)


def bind_need_keys(
    desk: Desk, needs: RowsView, in_hand: Callable[[], NeedRow | None], parent: QWidget
) -> None:
    """Let the keys of a list of needs act on the one in hand."""

    def do(act: NeedAct) -> None:
        need = in_hand()
        if need is not None:
            do_with_need(desk, act, need, parent)

    for key, words, act in (
        ("M", tr("Say that it was met, or is open again"), NeedAct.MET),
        ("R", tr("Pass it to a partner"), NeedAct.REFER),
        ("A", tr("Keep a partner’s answer"), NeedAct.ANSWER),
        ("T", tr("Tell it as a story"), NeedAct.STORY),
        ("E", tr("Change the words"), NeedAct.WORDS),
        ("H", tr("Begin an ask that answers it"), NeedAct.ASK),
    ):
        bind_keys(needs, {key: (words, partial(do, act))})


def open_gift(desk: Desk, gift: GiftRow, parent: QWidget) -> None:
    """Ask what sort of thing a gift is, and whether it is still offered."""
    dialog = GiftDialog(desk, gift, parent)
    given = dialog.ask()
    if given is not None:
        desk.change(dialog.settling(describe_gift), gift.id, given)


def withdraw(desk: Desk, gift: GiftRow) -> None:
    """Offer a gift no more from today."""
    if gift.is_offered(desk.today):
        desk.change(withdraw_gift, gift.id, desk.today)


def bring_together(desk: Desk, found: MatchProposal, parent: QWidget) -> None:
    """Ask what is to be kept of an introduction, and keep it."""
    dialog = IntroduceDialog(desk, found, parent)
    given = dialog.ask()
    if given is not None:
        need, gift = found.need.id, found.gift.id
        desk.change(dialog.settling(introduce), need, gift, given.on, given.kind)


def set_aside(desk: Desk, found: MatchProposal, parent: QWidget) -> None:
    """Never propose a pair again, if that is meant."""
    question = Question(
        tr("Set this pair aside?"),
        tr("This gift is not proposed for this need again. Undo brings it back."),
        yes=tr("Set aside"),
        parent=parent,
    )
    if question.ask() is Answer.YES:
        desk.change(set_match_aside, found.need.id, found.gift.id, desk.today)


def settle_introduction(desk: Desk, made: Introduction, parent: QWidget) -> None:
    """Ask what came of an introduction, and keep it."""
    dialog = SettleMatchDialog(desk, made, parent)
    given = dialog.ask()
    if given is not None:
        desk.change(
            dialog.settling(settle_match),
            made.match.id,
            given.state,
            given.on,
            met=given.met,
            satisfied=given.satisfied,
        )


def _meet(desk: Desk, need: NeedRow, parent: QWidget) -> None:
    if need.met_on is not None:
        desk.change(reopen_need, need.id)
        return
    dialog = MetDialog(desk, need, parent)
    given = dialog.ask()
    if given is not None:
        desk.change(dialog.settling(meet_need), need.id, given)


def _refer(desk: Desk, need: NeedRow, parent: QWidget) -> None:
    dialog = ReferralDialog(desk, need, parent)
    given = dialog.ask()
    if given is not None:
        desk.change(dialog.settling(refer_need), given)


def _answer(desk: Desk, need: NeedRow, parent: QWidget) -> None:
    """The answer of the partner who has the need, or what the latest one said, said anew."""
    referral = need.with_whom or next(reversed(need.referrals), None)
    if referral is None:
        return
    dialog = AnswerDialog(desk, referral, parent)
    given = dialog.ask()
    if given is not None:
        desk.change(dialog.settling(answer_referral), referral.id, given)


def _change_words(desk: Desk, need: NeedRow, parent: QWidget) -> None:
    edit_heard(desk, need.said, parent)


def _begin_ask(desk: Desk, need: NeedRow, _parent: QWidget) -> None:
    desk.show(PageName.ASKS, need.id, Form.ASK_BORN)


def _tell(desk: Desk, need: NeedRow, parent: QWidget) -> None:
    dialog = NeedStoryDialog(desk, need, parent)
    given = dialog.ask()
    if given is not None:
        desk.change(dialog.settling(tell_need), need.id, given)
