"""The commonest words of English, which say nothing of what a statement is about."""

from __future__ import annotations

_WORDS = """
about above after again against all along also although always am an and another any anybody
anyone anything are aren around as at away be because been before being below between both
but by came can cannot come comes could couldn did didn do does doesn doing don done down
during each either else enough even ever every everybody everyone everything few for from
get gets getting give go goes going gone got had hadn has hasn have haven having he her here
hers herself him himself his how however if in instead into is isn it its itself just less
let like ll made make makes many may me might mine more most much must my myself need needs
neither never no nobody none nor not nothing of off often on once one only onto or other
others our ours out over own perhaps please put quite rather re really same see shall she
should shouldn since so some somebody someone something still such take than that the their
theirs them themselves then there these they thing things think this those though through
till to together too toward towards under until up upon us use ve very want wants was wasn
way we went were weren what when where whether which while who whole whose why will with
within without won would wouldn yes yet you your yours yourself
"""

COMMON_WORDS = frozenset(_WORDS.split())
