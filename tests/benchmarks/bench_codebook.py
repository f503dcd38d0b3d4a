"""The codebook of a large log: themes with their counts, the tree, and the fullest theme."""

from __future__ import annotations

import random
import sys
import tempfile
from functools import partial
from pathlib import Path

from sqlalchemy import Connection, distinct, func, select

from organiser_app.domain.models import Statement, StatementTheme, Theme, table_of
from organiser_app.store.log import Log
from organiser_app.store.queries.codebook import theme_detail, tree
from organiser_app.store.queries.themes import themes
from tests.benchmarks.large_log import large_log
from tests.benchmarks.measuring import Line, seconds

STATEMENTS = 200_000
_SECOND_THEME = 0.3


def main() -> None:
    """Print each reading beside the bare count of statements by theme."""
    statements = int(sys.argv[1]) if len(sys.argv) > 1 else STATEMENTS
    with tempfile.TemporaryDirectory() as folder, large_log(Path(folder), statements) as log:
        _code(log)
        floor = seconds(lambda: log.read(_bare))
        fullest = max(log.read(tree).branches, key=lambda branch: branch.statements).id
        for what, query in (
            ("themes with their counts", themes),
            ("the tree, narrower themes in wider", tree),
            ("the fullest theme whole", partial(theme_detail, theme_id=fullest)),
        ):
            print(Line(what, seconds(partial(log.read, query)), floor, "1 s"))


def _bare(connection: Connection) -> object:
    link = table_of(StatementTheme).c
    counted = func.count(distinct(link.statement_id))
    live = link.deleted.is_(False)
    return connection.execute(
        select(link.theme_id, counted).where(live).group_by(link.theme_id)
    ).all()


def _code(log: Log) -> None:
    """Give every statement a theme by chance, and some a second."""
    chance = random.Random(1)  # noqa: S311
    work = log.work()
    work.journalled = False
    with work:
        said = work.connection.scalars(select(table_of(Statement).c.id)).all()
        known = work.connection.scalars(select(table_of(Theme).c.id)).all()
        work.add_all(
            StatementTheme,
            (
                {"id": work.new_id(), "statement_id": each, "theme_id": theme}
                for each in said
                for theme in chance.sample(known, 1 + (chance.random() < _SECOND_THEME))
            ),
        )
        work.commit("code")


if __name__ == "__main__":
    main()
