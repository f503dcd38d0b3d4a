"""The command that finds words in a log."""

from __future__ import annotations

from organiser_app.cli.call import Call
from organiser_app.cli.opening import opened
from organiser_app.cli.output import answer
from organiser_app.cli.words import kind_name
from organiser_app.language import tr
from organiser_app.store.queries.search import HitKind, SearchHit
from organiser_app.store.queries.search import search as find


def search(call: Call) -> None:
    """Show what holds every one of the words, the newest first."""
    words = " ".join(call.arguments.words)
    with opened(call) as log, log.reading() as connection:
        hits = find(connection, words, call.arguments.most)
    lines = [_line(hit) for hit in hits] or [tr("Nothing in the log holds “{words}”.", words=words)]
    answer(call, {"log": call.log_path, "words": words, "hits": hits}, lines)


def _line(hit: SearchHit) -> str:
    said = ": ".join(part for part in (hit.title, hit.excerpt) if part)
    return f"{_called(hit):<12}{said}"


def _called(hit: SearchHit) -> str:
    """What was found, in one or two words."""
    names = {
        HitKind.STATEMENT: tr("statement"),
        HitKind.QUOTE: tr("quote"),
        HitKind.NOTE: tr("note"),
        HitKind.STORY: tr("story"),
        HitKind.RESIDENT: tr("resident"),
        HitKind.PROJECT: tr("project"),
        HitKind.THEME: tr("theme"),
        HitKind.PLACE: tr("place"),
        HitKind.NEXT_STEP: tr("next step"),
        HitKind.COMMITMENT: tr("promise"),
    }
    if hit.statement_kind and hit.kind is HitKind.STATEMENT:
        return kind_name(hit.statement_kind)
    return names[hit.kind]
