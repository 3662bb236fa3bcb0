"""Forms: what is known is filled in, questions follow the answers, nothing typed is lost.

Requirements: S35, S46.
"""

import re

import pytest

from checks import problems_of, until
from filing import begin, fill_section, hand_in
from people import LIN, PASSWORD, new_applicant, sign_in

def test_from_the_home_page_to_the_form_in_three_clicks(visitor):
    """S46 in part: home, guide, form; counted as clicks."""
    page = visitor("phone", "zh")
    sign_in(page, LIN)
    page.goto("/")
    clicks = 0
    for step in ("#themes ~ ul a", "form[action$='/drafts'] button"):
        page.locator(step).first.click()
        page.wait_for_load_state()
        clicks += 1
    assert "/sections/" in page.url and clicks <= 3


def test_a_button_pressed_twice_begins_one_form(visitor):
    page = visitor()
    new_applicant(page)
    page.goto("/matters/catering-opening")
    page.locator("form[action$='/drafts'] button").first.dblclick()
    page.wait_for_url("**/sections/**")
    page.goto("/cases")
    assert page.locator("main a[href*='/drafts/']").count() == 1


@pytest.mark.parametrize("size, language", [("phone", "zh"), ("desktop", "en")])
def test_a_question_comes_and_goes_with_its_answer(visitor, keep, size, language):
    page = visitor(size, language)
    new_applicant(page)
    begin(page)
    page.fill("[name=business_name]", "林记小馆")
    assert page.locator("[name=agent_name]").count() == 0
    page.check("[name=by_agent][value=yes]")
    page.locator("[name=agent_name]").wait_for()
    assert page.locator("[data-told]").inner_text().strip(), "the change is said to a screen reader"
    assert page.input_value("[name=business_name]") == "林记小馆"
    assert page.locator("[name=by_agent][value=yes]").is_checked()
    keep(page, f"form-asked-{size}-{language}")
    page.check("[name=by_agent][value=no]")
    page.locator("[name=agent_name]").wait_for(state="detached")

    until(page, "document.querySelector('[data-saved]').textContent.match(/\\d\\d:\\d\\d/)")
    page.reload()
    assert page.input_value("[name=business_name]") == "林记小馆", "the draft was saved by itself"


def test_without_the_script_a_question_comes_after_saving_and_the_page_says_so(visitor, keep):
    page = visitor("phone", "zh", False)
    new_applicant(page)
    begin(page)
    assert "先保存" in page.locator("noscript .note, .note").first.inner_text()
    fill_section(page)
    page.check("[name=by_agent][value=yes]")
    page.locator("main form button.button[value=next]").click()
    page.wait_for_load_state()
    assert "还要再填" in page.locator("[role=status].note").inner_text()
    assert page.locator("[name=agent_name]").count() == 1
    keep(page, "form-asked-without-script")


def test_what_the_hall_knows_is_filled_in_marked_and_editable(visitor, keep):
    page = visitor("phone", "zh")
    sign_in(page, LIN)
    begin(page)
    assert page.input_value("[name=phone]") == LIN
    mark = page.locator("[data-field=phone] .known")
    assert "账号" in mark.inner_text()
    assert "办件" in page.locator("[data-field=business_name] .known").inner_text()
    assert "known" not in (page.locator("[data-field=by_agent]").inner_html())
    keep(page, "form-prefilled")
    page.fill("[name=phone]", "13900009999")
    page.locator("main form button.button[value=next]").click()
    page.wait_for_load_state()
    page.goto(re.sub(r"/sections/.*", "", page.url))
    assert page.input_value("[name=phone]") == "13900009999"
    assert page.locator("[data-field=phone] .known").count() == 0


@pytest.mark.parametrize("javascript", [True, False])
def test_what_was_typed_outlives_the_session(visitor, keep, javascript):
    page = visitor("phone", "zh", javascript)
    phone = new_applicant(page)
    begin(page)
    page.fill("[name=business_name]", "林记“小馆” <b>")
    page.context.clear_cookies(name="hall_session")
    page.locator("main form button.button[value=next]").click()
    page.wait_for_load_state()
    assert "没有丢" in page.locator("main").inner_text()
    keep(page, f"session-ended-{'js' if javascript else 'nojs'}")
    page.fill("input[name=login]", phone)
    page.fill("input[name=password]", PASSWORD)
    page.click("main form:has(input[name=password]) button")
    page.wait_for_load_state()
    page.click("main form button")
    page.wait_for_load_state()
    assert "/sections/" in page.url
    assert page.input_value("[name=business_name]") == "林记“小馆” <b>"


def test_a_session_about_to_end_says_so_two_minutes_before(visitor, keep):
    page = visitor("phone", "zh")
    page.clock.install()
    sign_in(page, LIN)
    notice = page.locator("[data-session]")
    page.clock.run_for(27 * 60_000)
    assert notice.is_hidden()
    page.clock.run_for(70_000)
    assert "2 分钟" in notice.inner_text()
    keep(page, "session-ends-soon")
    notice.locator("button").click()
    notice.wait_for(state="hidden")
    page.clock.run_for(31 * 60_000)
    assert "已过期" in notice.inner_text()


def test_too_many_wrong_passwords_close_the_login_with_a_time(visitor, keep):
    page = visitor("phone", "zh")
    phone = new_applicant(page)
    page.context.clear_cookies()
    for _ in range(6):
        page.goto("/session")
        page.fill("input[name=login]", phone)
        page.fill("input[name=password]", "wrong password")
        page.click("main form:has(input[name=password]) button")
        page.wait_for_load_state()
    told = page.locator(".problems").inner_text()
    assert "试错太多次" in told and re.search(r"\d\d:\d\d", told)
    assert page.input_value("input[name=login]") == phone
    keep(page, "session-throttled")


def test_an_ended_session_is_told_at_the_sign_in(visitor):
    page = visitor("phone", "en")
    sign_in(page, LIN)
    page.context.add_cookies([{"name": "hall_session", "value": "0123456789abcdef0123", "url": page.url}])
    page.goto("/cases")
    assert "/session" in page.url and "30 minutes" in page.locator("main").inner_text()


@pytest.mark.parametrize("size, language", [("phone", "zh"), ("desktop", "en")])
def test_every_page_of_a_filing_stands_the_checks(visitor, keep, size, language):
    """Each page of a form clean and with its errors, materials, review: axe, width, weight."""
    page = visitor(size, language)
    new_applicant(page)
    faults = []

    def look(name):
        response = page.request.get(page.url)
        faults.extend(f"{name}: {problem}" for problem in problems_of(page, response))
        keep(page, f"filing-{size}-{language}-{name}")

    def go_on():
        page.locator("main form button.button[name=go][value=next]").click()
        page.wait_for_load_state()

    begin(page)
    for number in range(1, 12):
        if "/sections/" not in page.url:
            break
        look(f"section-{number}")
        go_on()
        if page.locator(".problems").count():
            look(f"section-{number}-errors")
        fill_section(page)
        go_on()
    look("materials")
    page.locator("main .actions a.button").click()
    look("review-with-materials-missing")
    page.go_back()
    hand_in(page)
    look("materials-handed-in")
    page.locator("main .actions a.button").click()
    look("review")
    assert faults == []
