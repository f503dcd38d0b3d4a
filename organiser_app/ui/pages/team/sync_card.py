"""The card of the sync: through a folder, through a hub, through both, or off as at first."""

from __future__ import annotations

from organiser_app.language import tr
from organiser_app.ui.desk import Desk
from organiser_app.ui.pages.team.carrier_part import CarrierPart
from organiser_app.ui.pages.team.folder_part import FolderPart
from organiser_app.ui.pages.team.hub_part import HubPart
from organiser_app.ui.theme import Text, current
from organiser_app.ui.widgets import Card, Ink, hairline, label


class SyncCard(Card):
    """Says what a sync is until one is on."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(tr("Sync"), padded=True)
        self.what_it_is = label(
            tr(
                "Logs of a team can exchange what is new by themselves: through a folder that you"
                " all have, or a hub, a database that whoever keeps it cannot read."
            ),
            Text.META,
            Ink.MUTED,
            wrap=True,
        )
        self.folder, self.hub = FolderPart(desk), HubPart(desk)
        self.body.setSpacing(current().metrics.half)
        for widget in (self.what_it_is, self.folder, hairline(), self.hub):
            self.add(widget)
        self._on: set[CarrierPart] = set()
        for part in (self.folder, self.hub):
            part.turned.connect(lambda is_on, part=part: self._explain(part, is_on=is_on))

    def _explain(self, part: CarrierPart, *, is_on: bool) -> None:
        if is_on:
            self._on.add(part)
        else:
            self._on.discard(part)
        self.what_it_is.setVisible(not self._on)
