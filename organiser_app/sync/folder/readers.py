"""For whom this log writes into a shared folder: every confirmed member, and its own copies."""

from __future__ import annotations

import hashlib

from sqlalchemy import Connection

from organiser_app.sync.manifest import Manifest
from organiser_app.sync.team import confirmed_members


def readers_mark(connection: Connection) -> str:
    """Something short that is another as soon as the readers are others."""
    keys = sorted(each.keys.sealing_key for each in confirmed_members(connection))
    return hashlib.sha256("\n".join(keys).encode()).hexdigest()


def all_can_read(connection: Connection, manifest: Manifest) -> bool:
    """Whether everybody for whom this log writes can read somebody's pack as well."""
    others = (each for each in confirmed_members(connection) if each.keys != manifest.sender)
    return all(each.keys.sealing_key in manifest.readers for each in others)
