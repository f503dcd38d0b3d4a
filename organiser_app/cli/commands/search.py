"""The command that finds words in a log."""

from __future__ import annotations

from organiser_app.cli.call import Call
from organiser_app.cli.opening import opened
from organiser_app.cli.output import answer
from organiser_app.domain.values import StatementKind
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
    return names.get(hit.kind) or _kind(hit.statement_kind)


def _kind(kind: StatementKind | None) -> str:
    names = {
        StatementKind.LOVE: tr("love"),
        StatementKind.CONCERN: tr("concern"),
        StatementKind.DREAM: tr("dream"),
        StatementKind.IDEA: tr("idea"),
        StatementKind.NEED: tr("need"),
        StatementKind.GIFT: tr("gift"),
    }
    return names[kind] if kind else tr("statement")
