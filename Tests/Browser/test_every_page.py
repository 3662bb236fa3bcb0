"""Every page that a link leads to: no axe violation, no error, small enough, both languages."""

import re

import pytest

from checks import problems_of
from people import PEOPLE, sign_in
from walker import every_kind, open_page

# Pages that are the same whoever asks.
PUBLIC = {"/", "/matters", "/progress", "/account"}
ERRORS = {"/no-such-page": 404, "/departments/no-such-department": 404, "/matters/no-such-matter": 404}


@pytest.mark.parametrize("size, language", [("desktop", "zh"), ("phone", "en")])
@pytest.mark.parametrize("person", [None, *PEOPLE])
def test_every_page_that_a_link_leads_to(visitor, keep, person, size, language):
    """S8 in part: responsive and accessible, for each role, in both languages."""
    page = visitor(size, language)
    if person:
        sign_in(page, person)
    faults, seen = [], set()
    for kind, response in every_kind(page, PEOPLE.get(person, "/"), skip=PUBLIC if person else ()):
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
