"""Pages that are open keep up with what others do, and never take anything out of their reader's hands."""

from checks import until
from filing import file_restaurant
from people import DESK, SUPERVISOR, new_applicant, sign_in


def mark(page):
    """A page that is loaded again has no mark any more."""
    page.evaluate("window.isTheSame = true")


def is_the_same(page):
    return page.evaluate("window.isTheSame === true")


def accept(page, number):
    page.goto(f"/desk/cases/{number}?act=acceptance")
    page.locator("form[data-send] button.button").first.click()
    page.wait_for_load_state()


def test_a_new_filing_comes_into_the_open_worklist_and_the_focus_stays(visitor, keep):
    clerk, applicant = visitor(), visitor()
    sign_in(clerk, DESK)
    clerk.goto("/desk")
    mark(clerk)
    first = clerk.locator(".list li a").first
    first.focus()
    place = first.get_attribute("href")
    new_applicant(applicant)
    number = file_restaurant(applicant)[0]
    clerk.locator(f".list a[href*='{number}']").wait_for()
    assert clerk.locator("h1 .size").inner_text().startswith(str(clerk.locator(".list li").count()))
    assert is_the_same(clerk), "the list came by itself, the page was not loaded again"
    assert clerk.evaluate("document.activeElement.getAttribute('href')") == place
    keep(clerk, "live-worklist")


def test_an_applicant_sees_the_acceptance_while_the_page_is_open(visitor, keep):
    applicant, clerk = visitor("phone"), visitor()
    new_applicant(applicant)
    number = file_restaurant(applicant)[0]
    applicant.goto(f"/cases/{number}")
    before = applicant.locator("[data-live=answer]").inner_text()
    mark(applicant)
    sign_in(clerk, DESK)
    accept(clerk, number)
    until(
        applicant, "before => document.querySelector('[data-live=answer]').innerText !== before", arg=before
    )
    assert is_the_same(applicant)
    keep(applicant, "live-tracking-phone")


def test_who_is_in_the_middle_of_a_case_is_told_and_keeps_what_was_typed(visitor, keep):
    applicant, clerk, colleague = visitor(), visitor(language="en"), visitor()
    new_applicant(applicant)
    number = file_restaurant(applicant)[0]
    for page in (clerk, colleague):
        sign_in(page, DESK)
    clerk.goto(f"/desk/cases/{number}?act=correction-notices")
    note = clerk.locator("form[data-send] :is(textarea, input[type=text]):visible").first
    note.fill("half a sentence")
    mark(clerk)
    accept(colleague, number)
    notice = clerk.locator("[data-live-notice]")
    notice.wait_for(state="visible")
    assert is_the_same(clerk) and note.input_value() == "half a sentence"
    keep(clerk, "live-notice-en")
    notice.locator("button").click()
    until(clerk, "window.isTheSame !== true")


def test_the_deadline_board_keeps_up(visitor):
    supervisor, applicant = visitor(), visitor()
    sign_in(supervisor, SUPERVISOR)
    supervisor.goto("/supervision")
    before = supervisor.locator(".board-cards").inner_text()
    mark(supervisor)
    new_applicant(applicant)
    file_restaurant(applicant)
    until(
        supervisor, "before => document.querySelector('.board-cards').innerText !== before", arg=before
    )
    assert is_the_same(supervisor)


def test_a_visitor_hears_nothing(visitor):
    page = visitor()
    page.goto("/")
    assert page.request.get("/live").status == 204
