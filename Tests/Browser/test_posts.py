"""Standing in, in a real browser: a B post, an absence, a delegation, handing over."""

import pytest

from people import sign_in


def say(page):
    page.wait_for_load_state()
    return page.locator("main").inner_text()


@pytest.fixture
def people(visitor):
    pages = {}
    for login in "city-chief", "city-officer", "city-head":
        pages[login] = visitor()
        sign_in(pages[login], login)
    return pages


def test_the_b_takes_over_while_the_holder_is_away(people, keep):
    chief, officer, head = (people[f"city-{seat}"] for seat in ("chief", "officer", "head"))
    chief.goto("/desk/posts")
    chief.locator("summary", has_text="确定 B 角").click()
    form = chief.locator("form[action$='/b-posts']")
    form.locator("[name=held]").select_option(label=next(
        text for text in form.locator("[name=held] option").all_inner_texts() if text.endswith("承办人")
    ))
    form.locator("[name=to]").select_option(label=head.locator("header").inner_text().split("（")[0].split()[-1])
    form.locator("button").click()
    assert "B 角已确定" in say(chief)
    keep(chief, "posts-of-a-unit")

    officer.goto("/desk/posts")
    officer.locator("summary", has_text="登记离岗").click()
    officer.fill("#reason", "出差")
    officer.locator("form[action$='/absence'] button").click()
    assert "已登记离岗" in say(officer)
    keep(officer, "posts-away")
    head.goto("/desk/posts")
    assert "正在代办" in say(head)
    keep(head, "posts-acting")

    officer.goto("/desk/posts")
    officer.locator("form[action$='/return'] button").click()
    assert "欢迎回来" in say(officer)
    head.goto("/desk/posts")
    assert "现在不代办" in say(head)


def test_a_delegation_needs_a_document_and_a_day(people, keep):
    officer = people["city-officer"]
    officer.goto("/desk/posts")
    officer.locator("summary", has_text="委托一位同事").click()
    form = officer.locator("form[action$='/delegations']")
    form.locator("[name=to]").select_option(index=1)
    form.locator("#until").fill("2026-09-01")
    form.locator("#document").fill("沈城管委〔2026〕1号")
    form.locator("button").click()
    assert "日期应当在今天以后" in say(officer)
    keep(officer, "posts-problem")
    officer.locator("form[action$='/delegations'] #until").fill("2026-10-30")
    officer.locator("form[action$='/delegations'] button").click()
    assert "沈城管委〔2026〕1号" in say(officer)
    officer.locator("form[action$='/end'] button").last.click()
    assert "已结束" in say(officer)
