"""How each page is made, in the order of the work; its module is loaded when it is first seen."""

from __future__ import annotations

from importlib import import_module

from organiser_app.ui.actions import PageName
from organiser_app.ui.desk import Desk
from organiser_app.ui.main_window import PageMaker
from organiser_app.ui.pages.page import Page

_CLASSES = {
    PageName.TODAY: "today:TodayPage",
    PageName.LISTEN: "listen:ListenPage",
    PageName.PAPER: "paper:PaperPage",
    PageName.HEARD: "heard:HeardPage",
    PageName.WAVES: "waves:WavesPage",
    PageName.CODING: "coding:CodingPage",
    PageName.CODEBOOK: "codebook:CodebookPage",
    PageName.PEOPLE: "people:PeoplePage",
    PageName.GROUPS: "groups:GroupsPage",
    PageName.MEETINGS: "meetings:MeetingsPage",
    PageName.SIDE_BY_SIDE: "side_by_side:SideBySidePage",
    PageName.DUPLICATES: "duplicates:DuplicatesPage",
    PageName.WEB: "web:WebPage",
    PageName.GIFTS: "gifts:GiftsPage",
    PageName.STUCK: "stuck:StuckPage",
    PageName.ASSETS: "assets:AssetsPage",
    PageName.PROJECTS: "projects:ProjectsPage",
    PageName.PROMISES: "promises:PromisesPage",
    PageName.ASKS: "asks:AsksPage",
    PageName.REPORTS: "reports:ReportsPage",
    PageName.TEAM: "team:TeamPage",
    PageName.SAME_PLACES: "same_places:SamePlacesPage",
}


def _maker(module: str, name: str) -> PageMaker:
    def make(desk: Desk) -> Page:
        page = getattr(import_module(f"organiser_app.ui.pages.{module}"), name)(desk)
        assert isinstance(page, Page)  # noqa: S101
        return page

    return make


PAGE_MAKERS: dict[PageName, PageMaker] = {
    page: _maker(*named.split(":")) for page, named in _CLASSES.items()
}
