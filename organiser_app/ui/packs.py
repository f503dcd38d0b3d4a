"""What a team does from anywhere: the page of the team comes up, and does it there."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from organiser_app.ui.actions import PageName
from organiser_app.ui.main_window import MainWindow

if TYPE_CHECKING:  # it needs libraries that the first window can do without
    from organiser_app.ui.pages.team import TeamPage
    from organiser_app.ui.pages.team.folder_part import FolderPart
    from organiser_app.ui.pages.team.hub_part import HubPart
    from organiser_app.ui.widgets import Button


def offer_team(window: MainWindow) -> None:
    """Let the actions of the team act."""

    def team() -> TeamPage:
        return cast("TeamPage", window.open_page(PageName.TEAM))

    def folder() -> FolderPart:
        return team().sync.folder

    def hub() -> HubPart:
        return team().sync.hub

    def handing() -> Button:
        return team().programme.handing

    def adding() -> Button:
        return team().programme.adding

    window.on("look_into_packs", lambda: team().ask_for_packs())
    window.on("hand_over_pack", lambda: team().hand_over())
    window.on("own_card", lambda: team().show_card())
    window.on("add_member", lambda: team().begin_new())
    window.on("sync_folder", lambda: folder().choose_folder())
    window.on("sync_hub", lambda: hub().ask_for_address())
    window.on("hand_in_figures", lambda: handing().click())
    window.on("add_up_figures", lambda: adding().click())
