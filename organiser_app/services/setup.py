"""The first change of a log: who listens, and where."""

from __future__ import annotations

from organiser_app.domain.change import Change
from organiser_app.domain.inputs import SetUpInput
from organiser_app.domain.models import Host, Organiser, Patch
from organiser_app.store.repositories.owner import Owner, set_owner
from organiser_app.store.unit_of_work import UnitOfWork


def set_up(work: UnitOfWork, given: SetUpInput) -> Change:
    """Make the organiser, the patch and, if named, the host, and say that the log is theirs."""
    with work:
        host_id = None
        if given.host:
            host_id = work.new_id()
            work.add(Host(id=host_id, name=given.host))
        organiser = Organiser(id=work.new_id(), name=given.organiser, host_id=host_id)
        patch = Patch(id=work.new_id(), name=given.patch, host_id=host_id)
        work.add(organiser)
        work.add(patch)
        set_owner(work.connection, Owner(organiser.id, patch.id))
        return work.commit("set_up", patch.id)
