"""The demonstration's people that the browser tests sign in as."""

PASSWORD = "demo-hall-2026"
LIN = "13800000001"
DESK = "market-desk"
SUPERVISOR = "wu"

PEOPLE = [LIN, DESK, SUPERVISOR]


def sign_in(page, login):
    page.goto("/session")
    page.fill("input[name=login]", login)
    page.fill("input[name=password]", PASSWORD)
    page.click("main form button[type=submit]")
    page.wait_for_load_state()
    assert "/session" not in page.url, f"{login} was not signed in: {page.locator('main').inner_text()[:300]}"
