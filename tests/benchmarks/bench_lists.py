"""The list of statements: opening and scrolling 500,000 rows, beside 500, and what it remembers."""

from __future__ import annotations

import os
import resource
import sys
import tempfile
from pathlib import Path

from organiser_app.store.log import Log
from tests.benchmarks.large_log import STATEMENTS, large_log
from tests.benchmarks.measuring import Line, each

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
_SCREENS = 60
_MEGABYTE = 1024


def main() -> None:
    """Print opening, scrolling and memory, the small list being the floor of the large one."""
    statements = int(sys.argv[1]) if len(sys.argv) > 1 else STATEMENTS
    with tempfile.TemporaryDirectory() as folder:
        with large_log(Path(folder) / "small", 500) as log:
            small = _open_and_scroll(log)
        with large_log(Path(folder) / "large", statements) as log:
            before = _peak()
            large = _open_and_scroll(log)
            grown = _peak() - before
    for what, measured, floor in zip(("open", "scroll"), large, small, strict=True):
        print(Line(f"a list of {statements:,} rows: {what}", measured, floor, "2x"))
    print(f"{'  memory grown':<46} {grown / _MEGABYTE:>10.1f} MB  (at most 100 MB)")


def _open_and_scroll(log: Log) -> tuple[float, float]:
    from organiser_app.store.queries.statements import statements  # noqa: PLC0415 - after Qt's platform
    from organiser_app.ui.app import dressed_application  # noqa: PLC0415
    from organiser_app.ui.bus import Bus  # noqa: PLC0415
    from organiser_app.ui.desk import Desk  # noqa: PLC0415
    from organiser_app.ui.pages.heard.page import painted  # noqa: PLC0415
    from organiser_app.ui.pages.paging import PagedRows  # noqa: PLC0415
    from organiser_app.ui.tables import RowsModel, RowsView, StatementDelegate  # noqa: PLC0415
    from organiser_app.ui.tasks import InlineExecutor, Tasks  # noqa: PLC0415

    app = dressed_application()
    desk = Desk(log, Tasks(InlineExecutor()), Bus())
    model = RowsModel()
    view = RowsView("statements", model, StatementDelegate())
    view.resize(1070, 700)
    paged = PagedRows(
        desk,
        model,
        lambda key, limit: lambda connection: statements(connection, after=key, limit=limit),
        painted,
    )

    def open_list() -> None:
        paged.restart()
        view.show()
        app.processEvents()

    def scroll() -> None:
        bar = view.verticalScrollBar()
        for _ in range(_SCREENS):
            bar.setValue(bar.value() + view.height())
            app.processEvents()

    open_list()
    opened = min(each(open_list) for _ in range(5))
    return opened, each(scroll) / _SCREENS


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


if __name__ == "__main__":
    main()
