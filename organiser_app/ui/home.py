"""The parts of the window that belong to no page: who, where, how the log is kept, find, keys."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING, cast

from organiser_app.language import tr
from organiser_app.services.backups import back_up_if_due, last_backup
from organiser_app.store.queries.home import Home, home
from organiser_app.store.queries.today import how_many_due
from organiser_app.sync.carrier import CarrierStanding
from organiser_app.sync.folder import standing as folder
from organiser_app.sync.hub import standing as hub
from organiser_app.ui.actions import PageName
from organiser_app.ui.address_book import bring_in, open_calendar, open_contacts
from organiser_app.ui.appearance import offer_looks
from organiser_app.ui.beginning import log_name
from organiser_app.ui.dialogs.keys import KeysDialog
from organiser_app.ui.dialogs.palette import Palette
from organiser_app.ui.dialogs.recovery import RecoveryKeyDialog
from organiser_app.ui.forms.form import Form
from organiser_app.ui.main_window import MainWindow
from organiser_app.ui.packs import offer_team
from organiser_app.ui.sync_words import at_the_foot
from organiser_app.ui.syncing import Syncing
from organiser_app.ui.widgets import StatusPart

if TYPE_CHECKING:  # pages are made when they are first asked for
    from organiser_app.ui.pages.people import PeoplePage


def at_home(window: MainWindow) -> None:
    """Fill the frame of a window, and let its actions act."""
    desk = window.desk
    palette = cache(lambda: Palette(window))
    window.on("find", lambda: palette().open_up())
    window.top.search.textEdited.connect(lambda words: palette().open_with(words))
    window.on("capture", lambda: window.open_page(PageName.LISTEN).begin_new())
    window.on("add_resident", lambda: window.open_page(PageName.PEOPLE).begin_new())
    window.on("forget", lambda: _forget_somebody(window))
    window.on("organisers", lambda: _on_people(window, Form.ORGANISER))
    window.on("hand_over", lambda: _on_people(window, Form.HANDOVER))
    window.on("calendar", lambda: open_calendar(window))
    window.on("contacts", lambda: open_contacts(window))
    window.on("bring_in_contacts", lambda: bring_in(window))
    offer_team(window)
    window.on("start_project", lambda: window.open_page(PageName.PROJECTS).begin_new())
    window.on("recovery_key", lambda: _show_recovery_key(window))
    offer_looks(window)
    window.on("keys", lambda: KeysDialog(window.stack.currentWidget(), window).exec())
    window.on("back_up", lambda: _back_up(window))
    syncing = Syncing(desk, window)
    window.on("sync", syncing.now)
    for told in (desk.bus.changed, desk.bus.synced):
        told.connect(lambda _: _tell_how_it_stands(window))
    window.closed.connect(syncing.stop)
    syncing.begin()
    desk.away.run(  # it may take long: nothing that is read or typed waits for it
        lambda: back_up_if_due(desk.log),
        lambda _: _tell_how_it_stands(window),
        desk.bus.failed.emit,
        owner=window,
    )


def _on_people(window: MainWindow, form: Form) -> None:
    window.open_page(PageName.PEOPLE).take_up(form, None)


def _forget_somebody(window: MainWindow) -> None:
    """Ask about whoever is in hand on the page of residents; their name has to be typed."""
    page = cast("PeoplePage", window.open_page(PageName.PEOPLE))
    page.once_read(page.forgetting.ask)()


def _tell_how_it_stands(window: MainWindow) -> None:
    """Show whose the log is and how it is kept, and on the rail how many promises are due."""
    desk, today = window.desk, window.desk.today

    def show(seen: tuple[Home, tuple[CarrierStanding, ...], int]) -> None:
        facts, carriers, due = seen
        icon = "sync" if any(each.is_on for each in carriers) else "sync-off"
        window.rail.set_foot(facts.organiser, facts.patch)
        window.rail.set_count(PageName.PROMISES.value, due)
        saved = facts.changed_at
        backed_up = last_backup(desk.log)
        window.status.set_left(
            [
                StatusPart("check", _saved(saved), "accent"),
                StatusPart("save", _backed_up(backed_up, desk.log.clock())),
                StatusPart(icon, at_the_foot(carriers, today)),
            ]
        )
        window.status.set_right([StatusPart("lock", log_name(desk.log))])

    desk.read(
        lambda connection: (
            home(connection),
            (folder.standing(connection), hub.standing(connection)),
            how_many_due(connection, today),
        ),
        show,
        owner=window,
    )


def _saved(moment: datetime | None) -> str:
    if moment is None:
        return tr("Nothing to save yet")
    return tr("All saved {time}", time=moment.astimezone().strftime("%H:%M"))


def _backed_up(moment: datetime | None, now: datetime) -> str:
    if moment is None:
        return tr("No backup yet")
    time = moment.astimezone().strftime("%H:%M")
    days = (now.astimezone().date() - moment.astimezone().date()) // timedelta(days=1)
    if days == 0:
        return tr("Backed up today {time}", time=time)
    if days == 1:
        return tr("Backed up yesterday {time}", time=time)
    return tr("Backed up {days} days ago", days=days)


def _back_up(window: MainWindow) -> None:
    def done(_: object) -> None:
        _tell_how_it_stands(window)
        window.say(tr("Backed up into the log's folder"))

    desk = window.desk
    desk.tasks.run(desk.log.back_up_in_turn, done, desk.bus.failed.emit, owner=window)


def _show_recovery_key(window: MainWindow) -> None:
    log = window.desk.log
    RecoveryKeyDialog(log.folder.name, log.recovery_key, window).ask()
