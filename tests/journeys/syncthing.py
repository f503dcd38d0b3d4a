"""Real Syncthing daemons on loopback, each with a home of its own, which find nobody else."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from xml.etree import ElementTree

PROGRAM = shutil.which("syncthing")
_OPTIONS = {
    "globalAnnounceEnabled": "false",
    "localAnnounceEnabled": "false",
    "relaysEnabled": "false",
    "natEnabled": "false",
    "reconnectionIntervalS": "1",
    "startBrowser": "false",
    "urAccepted": "-1",
    "autoUpgradeIntervalH": "0",
    "crashReportingEnabled": "false",
    "setLowPriority": "false",
    "minHomeDiskFree": "0",
}


class Daemon:
    """One daemon that carries one folder; it can be killed and started again at any moment."""

    def __init__(self, home: Path, folder: Path) -> None:
        self.folder = folder
        self._home = home
        self._port, self._gui_port = _free_port(), _free_port()
        self._running: subprocess.Popen[bytes] | None = None
        assert PROGRAM is not None
        home.mkdir()
        (folder / ".stfolder").mkdir(parents=True)
        made = [PROGRAM, "generate", f"--home={home}", "--no-default-folder"]
        subprocess.run(made, check=True, capture_output=True)
        device = ElementTree.parse(home / "config.xml").find("device")  # noqa: S314 - just made
        assert device is not None
        self.id = str(device.get("id"))

    @property
    def address(self) -> str:
        """Where the others find it."""
        return f"tcp://127.0.0.1:{self._port}"

    def know(self, daemons: Sequence[Daemon]) -> None:
        """Share the folder with all of these, itself among them."""
        whole = ElementTree.Element("configuration", version="36")
        for each in daemons:
            device = ElementTree.SubElement(whole, "device", id=each.id, name=each.id[:7])
            ElementTree.SubElement(device, "address").text = each.address
        gui = ElementTree.SubElement(whole, "gui", enabled="true", tls="false")
        ElementTree.SubElement(gui, "address").text = f"127.0.0.1:{self._gui_port}"
        self._share(whole, daemons)
        options = ElementTree.SubElement(whole, "options")
        for name, value in {"listenAddress": self.address, **_OPTIONS}.items():
            ElementTree.SubElement(options, name).text = value
        ElementTree.ElementTree(whole).write(self._home / "config.xml")

    def start(self) -> None:
        """Start it; it has begun to carry a second or two later."""
        assert PROGRAM is not None
        with (self._home / "syncthing.log").open("ab") as log:
            self._running = subprocess.Popen(
                [PROGRAM, "serve", f"--home={self._home}", "--no-browser", "--no-upgrade"],
                stdout=log,
                stderr=log,
                env={**os.environ, "HOME": str(self._home), "STNODEFAULTFOLDER": "1"},
                start_new_session=True,  # it runs as two processes, which are killed together
            )

    def kill(self) -> None:
        """Kill it as a power cut would."""
        if self._running is not None:
            os.killpg(self._running.pid, signal.SIGKILL)
            self._running.wait()
            self._running = None

    def _share(self, whole: ElementTree.Element, daemons: Sequence[Daemon]) -> None:
        folder = ElementTree.SubElement(
            whole,
            "folder",
            id="team",
            path=str(self.folder),
            type="sendreceive",
            rescanIntervalS="2",
            fsWatcherEnabled="true",
            fsWatcherDelayS="1",
        )
        for each in daemons:
            ElementTree.SubElement(folder, "device", id=each.id)
        ElementTree.SubElement(folder, "minDiskFree", unit="%").text = "0"


def _free_port() -> int:
    with closing(socket.socket()) as opened:
        opened.bind(("127.0.0.1", 0))
        return int(opened.getsockname()[1])
