"""What may be handed to the services that say who organises here and who keeps whom."""

from __future__ import annotations

from uuid import UUID

from organiser_app.domain.inputs import Input, Name
from organiser_app.domain.values import OrganiserRole


class OrganiserInput(Input):
    """Somebody who organises here; a volunteer organiser may be a resident of the log too."""

    name: Name
    role: OrganiserRole = OrganiserRole.PAID
    resident_id: UUID | None = None
