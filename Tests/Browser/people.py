"""The demonstration's people that the browser tests sign in as."""

import itertools
from urllib.parse import urlsplit

PASSWORD = "demo-hall-2026"
LIN = "13800000001"
DESK = "market-desk"
SUPERVISOR = "wu"

# Where each one's own pages begin; what everybody sees is walked by a visitor.
PEOPLE = {LIN: "/cases", DESK: "/desk", SUPERVISOR: "/supervision"}


# One session for each person and hall: a password is made slow to check, and nobody tests it twice.
SESSIONS = {}


def sign_in(page, login):
    """Signs in by the page the first time; later visitors get the same session's cookie."""
    page.goto("/session")
    known = SESSIONS.get((hall_of(page), login))
    if known:
        page.context.add_cookies([known])
        page.goto("/cases" if login == LIN else "/")
        return
    sign_in_anew(page, login)
    SESSIONS[hall_of(page), login] = next(c for c in page.context.cookies() if c["name"] == "hall_session")


def sign_in_anew(page, login):
    """By the page, whoever was signed in before: for tests of signing in and out."""
    page.goto("/session")
    page.fill("input[name=login]", login)
    page.fill("input[name=password]", PASSWORD)
    page.click("main form:has(input[name=password]) button")
    page.wait_for_load_state()
    assert "/session" not in page.url, f"{login} was not signed in: {page.locator('main').inner_text()[:300]}"


def hall_of(page):
    return urlsplit(page.url).netloc


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
    """An applicant whom nobody has seen before; returns his phone number."""
    phone = next(PHONES)
    register(page, phone)
    return phone
