"""What pictures show of a programme's figures, without a hub to answer."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from PySide6.QtWidgets import QWidget

from organiser_app.store.log import Log
from organiser_app.sync.adding_up import FiguresGiven, added_up
from organiser_app.sync.counting import figures_of, usual_period
from organiser_app.sync.hub.figures import ProgrammeSum
from organiser_app.sync.hub.standing import turn_on
from organiser_app.sync.team import confirmed_members
from organiser_app.ui.actions import PageName
from organiser_app.ui.bus import Bus
from organiser_app.ui.desk import Desk
from organiser_app.ui.main_window import MainWindow
from organiser_app.ui.pages.team import TeamPage
from organiser_app.ui.pages.team.handing_in import HandInDialog
from organiser_app.ui.pages.team.hub_address import HubAddressDialog
from organiser_app.ui.tasks import InlineExecutor, Tasks

_PLACE = "organiser at hub.example.org"
_LEADS = ("Femi Adeyemi", "Gwen Parry", "Ines Duarte", "Siân Probert")
_SILENT = ("Mercy Boateng", "Tom Okafor")
_OLDER = (
    "More than one log of team 6f0c1b2a9d3e handed in figures. The newest count, which are those"
    " of Ines Duarte."
)


def handing_in(log: Log) -> QWidget:
    """Whose figures leave, and every one of them."""
    worker = Tasks(InlineExecutor())
    desk = Desk(log, worker, Bus(), worker)
    readers = log.read(confirmed_members)
    dialog = HandInDialog(desk, readers, _PLACE, usual_period(desk.today))
    dialog.show()
    return dialog


def hub_without_proof(log: Log) -> QWidget:
    """What it costs that a hub proves nothing."""
    worker = Tasks(InlineExecutor())
    desk = Desk(log, worker, Bus(), worker)
    dialog = HubAddressDialog(desk, "Address of the hub", turn_on, yes="Sync through it")
    dialog.show()
    dialog.plain.box.click()
    return dialog


def figures_added_up(window: MainWindow) -> None:
    """What four of six teams handed in, and of whom nothing came."""
    log = window.desk.log
    days = usual_period(window.desk.today)
    figures = log.read(lambda connection: figures_of(connection, days))
    handed_in = [
        FiguresGiven(
            bytes([place]), name, _made(log.clock(), place), replace(figures, organiser=name)
        )
        for place, name in enumerate(_LEADS)
    ]
    (total,) = added_up(handed_in)
    page = window.open_page(PageName.TEAM)
    assert isinstance(page, TeamPage)
    page.programme.view.show_programme(
        ProgrammeSum(days, total, (_OLDER,), _SILENT), window.desk.today
    )
    page.show_over(page.programme.view)


def _made(now: datetime, place: int) -> datetime:
    return now - timedelta(days=place)
