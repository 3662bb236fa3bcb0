"""What every page must stand: accessible, no wider than its window, small."""

import time

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Error

MOST_BYTES = 60_000


def until(page, expression, arg=None, seconds=30):
    """Waits until the page says yes.

    Playwright's own `wait_for_function` asks from inside the page, where the hall's Content-Security-Policy
    refuses it from the second asking on.
    """
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        try:
            if page.evaluate(expression, arg):
                return
        except Error as error:
            if "context was destroyed" not in error.message:
                raise
        page.wait_for_timeout(50)
    raise AssertionError(f"the page never said yes to {expression}")


def problems_of(page, response):
    """What is wrong with the page that is open, one line each."""
    found = []
    results = Axe().run(page)
    for violation in results.response["violations"]:
        nodes = "; ".join(node["html"][:160] for node in violation["nodes"][:3])
        found.append(f"axe {violation['id']}: {violation['help']}: {nodes}")
    if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth + 1"):
        found.append("the page is wider than the window")
    size = len(response.body()) + page.evaluate(
        """async () => {
          const sheets = [...document.querySelectorAll('link[rel=stylesheet]')].map(link => link.href);
          const texts = await Promise.all(sheets.map(href => fetch(href).then(answer => answer.text())));
          return texts.reduce((sum, text) => sum + new Blob([text]).size, 0);
        }"""
    )
    if size > MOST_BYTES:
        found.append(f"HTML and CSS are {size} bytes, {MOST_BYTES} at most")
    return found
