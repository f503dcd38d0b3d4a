"""What people call the rows of each table when they count them, and the fields that a row has."""

from __future__ import annotations

from collections.abc import Callable

from organiser_app.language import plural

_MAIN = (
    "listening", "statement", "resident", "tie", "commitment", "next_step", "project",
    "resident_group", "meeting", "referral", "ask", "partner", "grant", "story", "wave", "theme",
)  # fmt: skip
"""The tables that people know by name, in the order in which they are told; the rest follow."""

_COUNTED: dict[str, Callable[[int], str]] = {
    "ask": lambda count: plural("{count} ask", "{count} asks", count),
    "ask_move": lambda count: plural("{count} event of an ask", "{count} events of asks", count),
    "ask_statement": lambda count: plural(
        "{count} statement joined to an ask", "{count} statements joined to asks", count
    ),
    "attempt": lambda count: plural("{count} knock", "{count} knocks", count),
    "circle_move": lambda count: plural(
        "{count} move between circles", "{count} moves between circles", count
    ),
    "codebook_change": lambda count: plural(
        "{count} change of the codebook", "{count} changes of the codebook", count
    ),
    "commitment": lambda count: plural("{count} promise", "{count} promises", count),
    "commitment_condition": lambda count: plural(
        "{count} condition of a promise", "{count} conditions of promises", count
    ),
    "companion_meeting": lambda count: plural(
        "{count} meeting side by side", "{count} meetings side by side", count
    ),
    "companionship": lambda count: plural(
        "{count} pair side by side", "{count} pairs side by side", count
    ),
    "consent": lambda count: plural(
        "{count} answer about consent", "{count} answers about consent", count
    ),
    "contribution": lambda count: plural("{count} match", "{count} matches", count),
    "depth_reading": lambda count: plural(
        "{count} reading of depth", "{count} readings of depth", count
    ),
    "door": lambda count: plural("{count} door", "{count} doors", count),
    "erased": lambda count: plural("{count} tombstone", "{count} tombstones", count),
    "funder": lambda count: plural("{count} funder", "{count} funders", count),
    "gift_match": lambda count: plural(
        "{count} gift beside a need", "{count} gifts beside needs", count
    ),
    "go_back_set_aside": lambda count: plural(
        "{count} cause set aside", "{count} causes set aside", count
    ),
    "grant": lambda count: plural("{count} grant", "{count} grants", count),
    "group_member": lambda count: plural(
        "{count} member of a group", "{count} members of groups", count
    ),
    "host": lambda count: plural("{count} host", "{count} hosts", count),
    "indicator": lambda count: plural("{count} indicator", "{count} indicators", count),
    "keeper_move": lambda count: plural(
        "{count} change of keeper", "{count} changes of keeper", count
    ),
    "listening": lambda count: plural("{count} listening", "{count} listenings", count),
    "measurement": lambda count: plural("{count} measurement", "{count} measurements", count),
    "meeting": lambda count: plural("{count} meeting", "{count} meetings", count),
    "meeting_guest": lambda count: plural(
        "{count} guest of a meeting", "{count} guests of meetings", count
    ),
    "next_step": lambda count: plural("{count} next step", "{count} next steps", count),
    "organiser": lambda count: plural("{count} organiser", "{count} organisers", count),
    "outcome": lambda count: plural("{count} outcome", "{count} outcomes", count),
    "partner": lambda count: plural("{count} partner", "{count} partners", count),
    "patch": lambda count: plural("{count} patch", "{count} patches", count),
    "place": lambda count: plural("{count} place", "{count} places", count),
    "presence": lambda count: plural(
        "{count} person at a listening", "{count} people at listenings", count
    ),
    "project": lambda count: plural("{count} project", "{count} projects", count),
    "project_member": lambda count: plural(
        "{count} person in a project", "{count} people in projects", count
    ),
    "project_statement": lambda count: plural(
        "{count} statement behind a project", "{count} statements behind projects", count
    ),
    "rate": lambda count: plural("{count} rate", "{count} rates", count),
    "rate_card": lambda count: plural("{count} rate card", "{count} rate cards", count),
    "referral": lambda count: plural("{count} referral", "{count} referrals", count),
    "resident": lambda count: plural("{count} resident", "{count} residents", count),
    "resident_group": lambda count: plural("{count} group", "{count} groups", count),
    "round": lambda count: plural("{count} round", "{count} rounds", count),
    "round_companion": lambda count: plural(
        "{count} companion of a round", "{count} companions of rounds", count
    ),
    "safeguarding_passed_on": lambda count: plural(
        "{count} worry passed on", "{count} worries passed on", count
    ),
    "same_person": lambda count: plural(
        "{count} pair looked at for being one person",
        "{count} pairs looked at for being one person",
        count,
    ),
    "same_place": lambda count: plural(
        "{count} pair looked at for being one place",
        "{count} pairs looked at for being one place",
        count,
    ),
    "spending": lambda count: plural("{count} payment", "{count} payments", count),
    "stage_move": lambda count: plural(
        "{count} stage of a project", "{count} stages of projects", count
    ),
    "statement": lambda count: plural("{count} statement", "{count} statements", count),
    "statement_theme": lambda count: plural(
        "{count} theme on a statement", "{count} themes on statements", count
    ),
    "story": lambda count: plural("{count} story of change", "{count} stories of change", count),
    "street": lambda count: plural("{count} street", "{count} streets", count),
    "supersedes": lambda count: plural(
        "{count} wording in another’s place", "{count} wordings in others’ places", count
    ),
    "theme": lambda count: plural("{count} theme", "{count} themes", count),
    "tie": lambda count: plural("{count} tie", "{count} ties", count),
    "wave": lambda count: plural("{count} wave", "{count} waves", count),
    "wave_question": lambda count: plural(
        "{count} question of a wave", "{count} questions of waves", count
    ),
    "wording": lambda count: plural("{count} text", "{count} texts", count),
}


def counted(table: str, count: int) -> str:
    """So many rows of a table, as "23 listenings"; of a table of a later version just rows."""
    words = _COUNTED.get(table)
    return words(count) if words else plural("{count} row", "{count} rows", count)


def order_of(table: str) -> tuple[int, str]:
    """By which kinds of rows are told: those first that people know by name."""
    return (_MAIN.index(table) if table in _MAIN else len(_MAIN)), table
