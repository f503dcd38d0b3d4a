"""Names of files that every system takes."""

from __future__ import annotations

import re

_REFUSED = re.compile(r'[<>:"/\\|?*\x00-\x1f\s]+')
_LONGEST = 100


def safe_name(words: str) -> str:
    """`words` without what some system refuses in the name of a file; empty if nothing is left."""
    return _REFUSED.sub(" ", words).strip(" .")[:_LONGEST].strip(" .")
