"""The demonstration's people that the browser tests sign in as."""

import itertools

PASSWORD = "demo-hall-2026"
LIN = "13800000001"
DESK = "market-desk"
SUPERVISOR = "wu"

PEOPLE = [LIN, DESK, SUPERVISOR]


def sign_in(page, login):
    page.goto("/session")
    page.fill("input[name=login]", login)
    page.fill("input[name=password]", PASSWORD)
    page.click("main form:has(input[name=password]) button")
    page.wait_for_load_state()
    assert "/session" not in page.url, f"{login} was not signed in: {page.locator('main').inner_text()[:300]}"


def register(page, phone):
    """Makes a new applicant's account, which signs in at once."""
    page.goto("/account")
    for name, value in {"name": "林小禾", "phone": phone, "password": PASSWORD}.items():
        page.fill(f"input[name={name}]", value)
    page.click("main form:has(input[name=password]) button")
    page.wait_for_load_state()
    assert "/account" not in page.url, page.locator("main").inner_text()[:400]


PHONES = (f"139{number:08d}" for number in itertools.count(1))


def new_applicant(page):
    """An applicant whom nobody has seen before."""
    register(page, next(PHONES))
