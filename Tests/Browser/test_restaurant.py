"""J1 whole, in a real browser: from the home page to the certificates and the rating."""

import pytest

from filing import file_restaurant
from people import LIN, new_applicant, sign_in

SEATS = ["desk", "officer", "head", "decider"]


def at_desk(visitor, login, pages):
    """The desk page of one clerk, signed in once."""
    if login not in pages:
        pages[login] = visitor()
        sign_in(pages[login], login)
    return pages[login]


def act_once(page, number, keep=None):
    """Does the first act that the case page offers this clerk; False when it offers none."""
    if page.goto(f"/desk/cases/{number}").status == 404:
        return False
    offered = page.locator(".act-list a[href*='act=']:not(details.seldom a)")
    for place in range(offered.count()):
        link = offered.nth(place)
        act = link.get_attribute("href")
        if any(no in act for no in ("act=correction-notices", "act=refusals")):
            continue
        link.click()
        form = page.locator("form.act-form")
        if form.count() == 0:
            page.goto(f"/desk/cases/{number}")
            continue
        fill_act(form)
        if keep:
            keep(page, f"act-{act.split('act=')[1].replace('&', '-')}")
        form.locator("button.button").first.click()
        page.wait_for_load_state()
        if page.locator(".problems").count() == 0:
            return True
        page.goto(f"/desk/cases/{number}")
    return False


def fill_act(form):
    for name in {radio.get_attribute("name") for radio in form.locator("input[type=radio]").all()}:
        form.locator(f"input[type=radio][name='{name}']").first.check()
    for field in form.locator("textarea").all():
        field.fill("现场与申报一致。")
    for field in form.locator("input[name$='.staff']").all():
        field.fill("核查员甲、核查员乙")


def work_through(visitor, number, departments, keep=None):
    """Every department does what it is asked, in this order, until nobody is asked any more."""
    pages = {}
    for _ in range(12):
        logins = [f"{department}-{seat}" for department in departments for seat in SEATS]
        did = [act_once(at_desk(visitor, login, pages), number, keep) for login in logins]
        if not any(did):
            return
    raise AssertionError("the case does not end")


@pytest.mark.parametrize(
    "size, language, javascript, departments",
    [
        ("desktop", "en", True, ["market", "fire", "city"]),
        ("phone", "zh", True, ["fire", "city", "market"]),
        ("phone", "en", False, ["city", "market", "fire"]),
    ],
)
def test_a_restaurant_from_the_front_door_to_the_certificate(
    visitor, keep, size, language, javascript, departments
):
    """S35, S40, S42, S45; S36 in part, S37 in part, S46 in part (three clicks from the home page to the form)."""
    name = f"restaurant-{size}-{language}-{'js' if javascript else 'nojs'}"
    applicant = visitor(size, language, javascript)
    new_applicant(applicant)
    number, code = file_restaurant(applicant, keep, name)

    stranger = visitor(size, language, javascript)
    stranger.goto("/progress")
    stranger.fill("main input[name=number]", number)
    stranger.fill("main input[name=code]", code)
    stranger.locator("main form:has(input[name=code]) button").first.click()
    stranger.wait_for_load_state()
    told = stranger.locator("main").inner_text()
    assert number in told and "林小禾" not in told and "13800000001" not in told
    keep(stranger, f"{name}-6-progress")

    work_through(visitor, number, departments, keep if size == "desktop" else None)

    applicant.goto(f"/cases/{number}")
    keep(applicant, f"{name}-7-granted")
    told = applicant.locator("main").inner_text()
    assert ("准予" if language == "zh" else "ranted") in told, told[:800]
    papers = applicant.locator(f"a[href*='/cases/{number}/papers/']")
    assert papers.count() >= 3
    answer = applicant.request.get(papers.first.get_attribute("href"))
    assert answer.status == 200 and len(answer.body()) > 500


def test_nobody_else_sees_the_case(visitor):
    """S44 in part: another applicant and a stranger see nothing."""
    owner = visitor()
    new_applicant(owner)
    number, _ = file_restaurant(owner)
    other = visitor()
    sign_in(other, LIN)
    assert other.goto(f"/cases/{number}").status == 404
    stranger = visitor()
    stranger.goto(f"/cases/{number}")
    assert "/session" in stranger.url or number not in stranger.locator("main").inner_text()
