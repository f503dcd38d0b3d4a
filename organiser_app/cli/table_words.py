"""What the commands call the rows of the tables; those that hang on others have no word here."""

from __future__ import annotations

from organiser_app.language import tr


def table_name(table: str) -> str | None:
    """The field's word for the rows of a table, in the plural; None where they only join others."""
    names = {
        "ask": tr("asks"),
        "attempt": tr("attempts"),
        "commitment": tr("commitments"),
        "door": tr("doors"),
        "erased": tr("tombstones"),
        "grant": tr("grants"),
        "group": tr("groups"),
        "listening": tr("listenings"),
        "meeting": tr("meetings"),
        "next_step": tr("next steps"),
        "organiser": tr("organisers"),
        "patch": tr("patches"),
        "place": tr("places"),
        "project": tr("projects"),
        "referral": tr("referrals"),
        "resident": tr("residents"),
        "round": tr("rounds"),
        "statement": tr("statements"),
        "story": tr("stories of change"),
        "street": tr("streets"),
        "theme": tr("themes"),
        "tie": tr("ties"),
        "wave": tr("waves"),
    }
    return names.get(table)
