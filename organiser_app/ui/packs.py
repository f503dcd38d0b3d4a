"""What is done with packs and cards from anywhere: the page of the team comes up and does it."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from organiser_app.ui.actions import PageName
from organiser_app.ui.main_window import MainWindow

if TYPE_CHECKING:  # it needs libraries that the first window can do without
    from organiser_app.ui.pages.team import TeamPage


def offer_team(window: MainWindow) -> None:
    """Let the actions of the team act."""

    def team() -> TeamPage:
        return cast("TeamPage", window.open_page(PageName.TEAM))

    window.on("look_into_packs", lambda: team().ask_for_packs())
    window.on("hand_over_pack", lambda: team().hand_over())
    window.on("own_card", lambda: team().show_card())
