"""Every page that a link leads to: no axe violation, no error, small enough, both languages."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe

from people import PEOPLE, sign_in
from walker import every_kind, open_page

MOST_BYTES = 60_000
ERRORS = {"/no-such-page": 404, "/departments/no-such-department": 404, "/matters/no-such-matter": 404}


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


@pytest.mark.parametrize("size, language", [("desktop", "zh"), ("phone", "en")])
@pytest.mark.parametrize("person", [None, *PEOPLE])
def test_every_page_that_a_link_leads_to(visitor, keep, person, size, language):
    page = visitor(size, language)
    if person:
        sign_in(page, person)
    faults, seen = [], set()
    for kind, response in every_kind(page):
        if response.status >= 400:
            faults.append(f"{page.url}: status {response.status}")
        faults += [f"{page.url}: {problem}" for problem in problems_of(page, response)]
        if kind not in seen:
            name = re.sub(r"\W+", "-", kind).strip("-") or "home"
            keep(page, f"{person or 'visitor'}-{size}-{language}-{name}")
        seen.add(kind)
    assert not faults, "\n".join(faults)
    assert len(seen) >= 3, f"only {seen} were found"


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("address, status", ERRORS.items())
def test_an_error_page_is_a_page(visitor, keep, address, status, language):
    page = visitor("phone", language)
    response = open_page(page, address)
    assert response is not None and response.status == status
    assert page.locator("h1").inner_text().strip()
    assert problems_of(page, response) == []
    keep(page, f"error-{language}-{status}-{re.sub(r'[^a-z]+', '-', address)}")
