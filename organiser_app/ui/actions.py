"""Everything that can be done from anywhere, declared once: its words and its keys.

The window makes its shortcuts from this table, `Ctrl+K` lists it, the key help prints it, and a
test finds clashes.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from organiser_app.language import tr


class PageName(StrEnum):
    """The pages, in the order of the work."""

    TODAY = "today"
    LISTEN = "listen"
    PAPER = "paper"
    HEARD = "heard"
    CODEBOOK = "codebook"
    WAVES = "waves"
    CODING = "coding"
    PEOPLE = "people"
    GROUPS = "groups"
    MEETINGS = "meetings"
    SIDE_BY_SIDE = "side_by_side"
    DUPLICATES = "duplicates"
    WEB = "web"
    GIFTS = "gifts"
    STUCK = "stuck"
    ASSETS = "assets"
    PROJECTS = "projects"
    PROMISES = "promises"
    ASKS = "asks"
    REPORTS = "reports"
    TEAM = "team"
    SAME_PLACES = "same_places"


@dataclass(frozen=True, slots=True)
class Action:
    """One thing to do: `words` gives its name in the user's language, `keys` as Qt reads them.

    `other_keys` do the same, for hands that learnt them elsewhere; no list shows them. It is found
    by what it is `also` called as well.
    A `page` that lies `under` another has no place on the rail, where the other is lit for it.
    """

    name: str
    words: Callable[[], str]
    keys: str
    page: PageName | None = None
    under: PageName | None = None
    other_keys: str = ""
    also: Callable[[], str] = lambda: ""

    @property
    def every_keys(self) -> tuple[str, ...]:
        """All that it is done by, its own keys first; none where it has none."""
        return tuple(keys for keys in (self.keys, self.other_keys) if keys)


def _looks() -> str:
    """What people look for who want the window to look otherwise."""
    return tr("settings options preferences theme appearance look colours contrast mode")


def _cards() -> str:
    """What people look for who want to be of a team."""
    return tr("member team join identity QR code words confirm")


def _carriers() -> str:
    """What people look for who want the logs of a team to exchange what is new by themselves."""
    return tr("synchronise share exchange folder Nextcloud Syncthing drive stick hub server")


ACTIONS = (
    Action("today", lambda: tr("Today"), "Ctrl+1", PageName.TODAY),
    Action("listen", lambda: tr("Listen"), "Ctrl+2", PageName.LISTEN),
    Action(
        "paper",
        lambda: tr("Paper and phone"),
        "Ctrl+Shift+O",
        PageName.PAPER,
        under=PageName.LISTEN,
    ),
    Action("heard", lambda: tr("Heard"), "Ctrl+3", PageName.HEARD),
    Action("waves", lambda: tr("Waves"), "Ctrl+Shift+W", PageName.WAVES, under=PageName.HEARD),
    Action(
        "coding",
        lambda: tr("Code what was heard"),
        "Ctrl+Shift+G",
        PageName.CODING,
        PageName.HEARD,
    ),
    Action(
        "codebook", lambda: tr("Codebook"), "Ctrl+Shift+C", PageName.CODEBOOK, under=PageName.HEARD
    ),
    Action("people", lambda: tr("People"), "Ctrl+4", PageName.PEOPLE),
    Action("groups", lambda: tr("Groups"), "Ctrl+Shift+U", PageName.GROUPS, PageName.PEOPLE),
    Action("meetings", lambda: tr("Meetings"), "Ctrl+Shift+M", PageName.MEETINGS, PageName.PEOPLE),
    Action(
        "side_by_side",
        lambda: tr("Side by side"),
        "Ctrl+Shift+S",
        PageName.SIDE_BY_SIDE,
        under=PageName.PEOPLE,
    ),
    Action(
        "duplicates",
        lambda: tr("The same person twice"),
        "Ctrl+Shift+T",
        PageName.DUPLICATES,
        under=PageName.PEOPLE,
        also=lambda: tr("duplicate residents merge"),
    ),
    Action("web", lambda: tr("Web"), "Ctrl+5", PageName.WEB),
    Action("gifts", lambda: tr("Gifts and needs"), "Ctrl+6", PageName.GIFTS),
    Action(
        "stuck",
        lambda: tr("Where people get stuck"),
        "Ctrl+Shift+K",
        PageName.STUCK,
        under=PageName.GIFTS,
    ),
    Action(
        "assets",
        lambda: tr("What is strong here"),
        "Ctrl+Shift+A",
        PageName.ASSETS,
        under=PageName.GIFTS,
    ),
    Action("projects", lambda: tr("Projects"), "Ctrl+7", PageName.PROJECTS),
    Action("promises", lambda: tr("Promises"), "Ctrl+8", PageName.PROMISES),
    Action("asks", lambda: tr("Asks"), "Ctrl+Shift+H", PageName.ASKS, PageName.PROMISES),
    Action("reports", lambda: tr("Reports"), "Ctrl+9", PageName.REPORTS),
    Action(
        "team",
        lambda: tr("Team"),
        "Ctrl+0",
        PageName.TEAM,
        also=lambda: tr("members colleagues merges packs"),
    ),
    Action(
        "same_places",
        lambda: tr("The same place twice"),
        "Ctrl+Shift+F",
        PageName.SAME_PLACES,
        under=PageName.TEAM,
        also=lambda: tr("duplicate patches streets doors places codebook merged"),
    ),
    Action("find", lambda: tr("Find a page, person, project or action"), "Ctrl+K"),
    Action("capture", lambda: tr("Quick capture"), "Ctrl+L"),
    Action("add_resident", lambda: tr("Add a resident"), "Ctrl+Shift+R"),
    Action(
        "forget",
        lambda: tr("Forget somebody for good"),
        "",
        also=lambda: tr("erase delete remove resident privacy data protection"),
    ),
    Action("organisers", lambda: tr("Who organises here"), "Ctrl+Shift+E"),
    Action("hand_over", lambda: tr("Hand residents over to another keeper"), "Ctrl+Shift+V"),
    Action("calendar", lambda: tr("Save what is agreed as a calendar"), "Ctrl+Shift+L"),
    Action("contacts", lambda: tr("Save residents who agreed as contacts"), "Ctrl+Shift+X"),
    Action("bring_in_contacts", lambda: tr("Bring in contacts"), "Ctrl+Shift+I"),
    Action(
        "look_into_packs",
        lambda: tr("Look into packs"),
        "Ctrl+Shift+J",
        also=lambda: tr("merge open import figures"),
    ),
    Action(
        "hand_over_pack",
        lambda: tr("Hand over a pack"),
        "Ctrl+Shift+N",
        also=lambda: tr("write send share export figures pseudonyms"),
    ),
    Action("own_card", lambda: tr("Show my card, for colleagues to add"), "", also=_cards),
    Action("add_member", lambda: tr("Add a colleague’s card"), "", also=_cards),
    Action("start_project", lambda: tr("Start a project"), "Ctrl+Shift+P"),
    Action("undo", lambda: tr("Undo"), "Ctrl+Z"),
    Action("redo", lambda: tr("Redo"), "Ctrl+Shift+Z", other_keys="Ctrl+Y"),
    Action("sync", lambda: tr("Sync with the team now"), "", also=_carriers),
    Action("sync_folder", lambda: tr("Choose the folder of the sync"), "", also=_carriers),
    Action("sync_hub", lambda: tr("Give the address of the sync’s hub"), "", also=_carriers),
    Action("hand_in_figures", lambda: tr("Hand in figures at the hub"), ""),
    Action(
        "add_up_figures",
        lambda: tr("Add up what teams handed in at the hub"),
        "",
        also=lambda: tr("figures programme sum"),
    ),
    Action("back_up", lambda: tr("Back up now"), "Ctrl+Shift+B"),
    Action("recovery_key", lambda: tr("Show the recovery key"), ""),
    Action("light", lambda: tr("Light colours"), "", also=_looks),
    Action("dark", lambda: tr("Dark colours"), "", also=_looks),
    Action("high_contrast", lambda: tr("High contrast"), "", also=_looks),
    Action("as_system", lambda: tr("Colours as the system says"), "", also=_looks),
    Action("appearance", lambda: tr("Change between light and dark"), "Ctrl+Shift+D", also=_looks),
    Action("keys", lambda: tr("Show the keys"), "F1"),
    Action("quit", lambda: tr("Close Organiser"), "Ctrl+Q"),
)


def action(name: str) -> Action:
    """The action of that name."""
    return next(one for one in ACTIONS if one.name == name)


def page_action(page: PageName) -> Action:
    """The action that opens a page."""
    return next(one for one in ACTIONS if one.page is page)


def on_rail(page: PageName) -> bool:
    """Whether a page has a place of its own on the rail."""
    return page_action(page).under is None
