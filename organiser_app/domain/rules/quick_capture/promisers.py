"""Who makes a promise: the words at its beginning that name somebody, and no others."""

from __future__ import annotations

import re

from organiser_app.domain.rules.quick_capture.draft import LONGEST_NAME, Draft
from organiser_app.domain.rules.quick_capture.spans import Passage, Role
from organiser_app.domain.rules.quick_capture.vocabulary import fold

_CAPITAL = r"[^\W\d_a-z][\w'’.-]*"
_WHO = re.compile(
    r"\"(?P<straight>[^\"\n]+)\"|“(?P<curly>[^“”\n]+)”"
    rf"|(?P<names>{_CAPITAL}(?:(?: and | & | ){_CAPITAL})*)(?=\s)"
    r"|(?P<described>(?:the|a|an|my|our|her|his|their)\s+\S+)(?=\s)"
    r"|(?P<plain>\S+)(?=\s)",
)
_BEGINS_WITH_NAME = re.compile(rf"[\"“]|{_CAPITAL}")
_WILL = re.compile(r"\s+will(?=\s)", re.IGNORECASE)
_ANYBODY = frozenset(
    """
    i me we us they he she you both all everyone everybody someone somebody organiser
    """.split()  # noqa: SIM905 - a list of words is read more easily so
)
_DOING = frozenset(
    """
    arrange ask attend bake be book bring build buy call carry chase check clean collect come cook
    deliver do drive email fetch find fix get give go have help hold host invite join keep knock
    lead lend look make meet message organise paint pay phone pick plan post print put read ring
    run see send set share show sign speak start stay take talk teach tell text translate try visit
    volunteer walk watch write
    """.split()  # noqa: SIM905 - a list of words is read more easily so
)
"""What is promised often begins with one of these, which a phone writes with a capital."""


def promiser_in(draft: Draft, promise: Passage) -> re.Match[str] | None:
    """The words that say who promises; None where they name nobody, or nothing is promised."""
    found = _WHO.match(promise.text)
    if found is None or not 0 < len(promiser_named(found)) <= LONGEST_NAME:
        return None
    says_what = bool(promise.text[found.end() :].strip())
    return found if says_what and _is_somebody(draft, found) else None


def promiser_named(found: re.Match[str]) -> str:
    """The name that the words give."""
    return (found["straight"] or found["curly"] or found.group()).strip()


def says_only_what(draft: Draft, promise: Passage) -> bool:
    """Whether words say what is promised, and nothing of by whom."""
    words = promise.text.strip()
    if not words or draft.is_present(words):
        return False
    return not _BEGINS_WITH_NAME.match(words) or _begins_with_doing(words)


def mark_promiser(draft: Draft, promise: Passage, found: re.Match[str]) -> None:
    """Mark who promises, and the quotation marks around them."""
    inset = 1 if found["straight"] or found["curly"] else 0
    draft.mark(promise.cut(0, inset), Role.MARK)
    draft.mark(promise.cut(inset, found.end() - inset), Role.WHO)
    draft.mark(promise.cut(found.end() - inset, found.end()), Role.MARK)


def can_be_quoted(name: str) -> bool:
    """Whether a name can stand in quotation marks of one sort or the other."""
    return '"' not in name or not set("“”") & set(name)


def written_promiser(name: str, what: str, *, quoted: bool) -> str:
    """Who promises `what`, in quotation marks where they would not be read so without."""
    found = _WHO.match(f"{name} {what} ")
    plain = found and promiser_named(found) == name and _is_plainly_somebody(found)
    if plain and not quoted:
        return name
    return f"“{name}”" if '"' in name else f'"{name}"'


def _is_somebody(draft: Draft, found: re.Match[str]) -> bool:
    """Whether words name somebody there, somebody known, or anybody at all by a name."""
    name = promiser_named(found)
    known = fold(name) in {fold(each) for each in draft.setting.residents}
    promises = _WILL.match(found.string, found.end()) is not None
    return _is_plainly_somebody(found) or promises or known or draft.is_present(name)


def _is_plainly_somebody(found: re.Match[str]) -> bool:
    if found["names"]:
        return not _begins_with_doing(found["names"])
    return found["plain"] is None or fold(found["plain"]) in _ANYBODY


def _begins_with_doing(words: str) -> bool:
    return words.split(maxsplit=1)[0].casefold() in _DOING
