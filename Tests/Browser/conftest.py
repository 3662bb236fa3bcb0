"""The hall under test, and Chromium as its visitor.

The hall runs on a temporary database with demonstration data and its clock held at a Monday morning,
so that every date on a page is known. It listens on the loopback interface only.
"""

import os
import pathlib
import shutil
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request

import pytest
from playwright.sync_api import sync_playwright

ROOT = pathlib.Path(__file__).resolve().parents[2]
HALL = pathlib.Path(os.environ.get("HALL", ROOT / ".build/debug/hall"))
SCREENSHOTS = ROOT / ".build-screenshots"
HELD_CLOCK = "2026-09-28T08:30:00+08:00"

SIZES = {"desktop": (1366, 900), "phone": (360, 740)}


class Hall:
    """A running `hall serve`."""

    def __init__(self, folder, program=HALL, more=()):
        self.folder, self.program, self.more = folder, program, more
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.log = folder / "hall.log"
        self.process = None

    def start(self):
        command = [
            str(self.program), "serve", "--database", f"sqlite:{self.folder / 'hall.db'}",
            "--port", str(self.port), "--demo", "--clock", HELD_CLOCK,
            "--secret-file", str(self.folder / "secret"), *self.more,
        ]
        self.process = subprocess.Popen(command, cwd=ROOT, stdout=self.log.open("ab"), stderr=subprocess.STDOUT)
        deadline = time.monotonic() + 300
        while time.monotonic() < deadline:
            if self.process.poll() is not None:
                raise RuntimeError(f"the hall ended at its start:\n{self.log.read_text(errors='replace')}")
            try:
                urllib.request.urlopen(self.address + "/", timeout=2).read()
                return
            except urllib.error.HTTPError:
                return
            except OSError:
                time.sleep(0.1)
        raise RuntimeError(f"the hall did not answer in 300 s:\n{self.log.read_text(errors='replace')}")

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(timeout=30)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture(scope="session")
def hall(tmp_path_factory):
    running = Hall(tmp_path_factory.mktemp("hall"))
    running.start()
    yield running
    assert running.stop() == 0, "SIGTERM ends the hall cleanly"


@pytest.fixture(scope="session")
def chromium():
    path = shutil.which("chromium")
    assert path, "Debian's chromium is missing: `make test` installs it"
    with sync_playwright() as playwright:
        # --no-sandbox: CI runs as root, where Chromium's sandbox cannot start.
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def visitor(hall, chromium):
    """Makes browser pages: `visitor("phone", "en", javascript=False)`. Each has cookies of its own."""
    contexts = []

    def make(size="desktop", language="zh", javascript=True):
        width, height = SIZES[size]
        context = chromium.new_context(
            base_url=hall.address,
            viewport={"width": width, "height": height},
            is_mobile=size == "phone",
            locale={"zh": "zh-CN", "en": "en-GB"}[language],
            java_script_enabled=javascript,
        )
        # Long, for a loaded machine: it is waited for only where something fails.
        context.set_default_timeout(30_000)
        contexts.append(context)
        return context.new_page()

    yield make
    for context in contexts:
        context.close()


@pytest.fixture
def keep():
    """Keeps a screenshot of the whole page under .build-screenshots/, for a person to look at."""
    SCREENSHOTS.mkdir(exist_ok=True)

    def save(page, name):
        page.screenshot(path=str(SCREENSHOTS / f"{name}.png"), full_page=True)

    return save
