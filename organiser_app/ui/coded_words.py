"""How a statement was coded, in words: under which version of the codebook, and what it is now."""

from __future__ import annotations

from collections.abc import Sequence

from organiser_app.language import tr
from organiser_app.store.queries.codebook import Coded


def coded_words(codes: Sequence[Coded]) -> str:
    """Every code that was ever given, the first one first; empty where there was none."""
    return "; ".join(_one(code) for code in codes)


def _one(code: Coded) -> str:
    said = {"then": code.name_then, "now": code.name_now, "version": code.version}
    if code.taken_off:
        return tr("“{then}” in version {version}, taken off since", **said)
    if code.name_then == code.name_now:
        return tr("“{then}” in version {version}", **said)
    return tr("“{then}” in version {version}, now “{now}”", **said)
