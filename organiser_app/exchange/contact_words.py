"""What is said of contacts before they come in, in the window and on the command line alike."""

from __future__ import annotations

from organiser_app.language import tr
from organiser_app.services.contacts import Coming, ContactField


def namesake_words(coming: Coming) -> str:
    """That somebody of the log has the name of an entry that is new; empty where nobody has."""
    if coming.namesake is None:
        return ""
    name = coming.namesake.names[0]
    if not coming.namesake.addresses:
        return tr("the same name as {name}, who is in the log", name=name)
    return tr("the same name as {name} at {where}", name=name, where=coming.namesake.addresses[0])


def field_word(field: ContactField) -> str:
    """What a contact may bring beside the name."""
    return {
        ContactField.PHONE: tr("phone"),
        ContactField.EMAIL: tr("email"),
        ContactField.WHERE: tr("door"),
    }[field]
