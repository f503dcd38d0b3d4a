"""Sync while the window is open, by all carriers that are on, each at its own pace."""

from __future__ import annotations

from PySide6.QtCore import QObject

from organiser_app.language import tr
from organiser_app.ui.carriers import through_folder, through_hub
from organiser_app.ui.desk import Desk
from organiser_app.ui.turning import Turning


class Syncing(QObject):
    """Takes the turns of a desk's log, as long as its sync is on; `bus.synced` tells of each."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._all = (
            Turning(desk, through_folder(desk), self),
            Turning(desk, through_hub(desk), self),
        )
        desk.bus.sync_wanted.connect(self.begin)

    def now(self) -> None:
        """Take a turn now, or say that the sync is off."""
        if any(each.is_on for each in self._all):
            self.begin()
        else:
            self._desk.bus.said.emit(
                tr("The sync is off. On the page Team, a folder or a hub is chosen for it.")
            )

    def stop(self) -> None:
        """Take no turn any more, since the window closes; one that has begun ends at its step."""
        for each in self._all:
            each.stop()

    def begin(self) -> None:
        """Read how the sync stands, and take a turn now by all that is on."""
        for each in self._all:
            each.begin()
