"""What pictures of the page of the team show of a hub, without anybody there to answer."""

from __future__ import annotations

from organiser_app.sync.hub.address import Address
from organiser_app.sync.hub.standing import keep_that_it_worked, standing, turn_on
from organiser_app.ui.actions import PageName
from organiser_app.ui.main_window import MainWindow

_URL = "postgresql://organiser_6f0c1b2a9d3e_51c0ffee:unknown@hub.example.org/organiser"
_NOTICES = (
    "Ravi Menon has rows on the hub that wait: they are not confirmed in this log.",
    "The hub is keeping back 3 rows of Femi Adeyemi.",
)


def at_a_hub(window: MainWindow) -> None:
    """A hub that has something to say; no turn is taken, since none is asked for."""
    window.open_page(PageName.TEAM)
    log = window.desk.log
    turn_on(log, Address(_URL))
    keep_that_it_worked(log, _NOTICES)
    window.desk.bus.synced.emit(log.read(standing))
