"""A matter granted on the spot, and the life of its licence, in a real browser."""

from desk import act
from filing import begin, fill_in, hand_in, read_receipt, submit
from people import new_applicant, sign_in


ENTERPRISE = {
    "enterprise_name": "演示林记餐饮有限公司", "contact_name": "林小禾", "phone": "13800000001",
    "scope_text": "餐饮服务", "address": "演示区演示大道 8 号", "registered_capital": "50",
    "legal_representative": "林小禾", "id_number": "11010519491231002X", "liaison": "赵一",
    "beneficial_owner": "林小禾", "shareholders.0.shareholder_name": "林小禾",
    "shareholders.0.shareholder_amount": "50", "officers.0.officer_name": "林小禾",
}


def told(page):
    return page.locator("main").inner_text()


def to_review(page):
    """From the first page of an opened form to the last look."""
    while "/sections/" in page.url:
        page.locator("main form button.button[name=go][value=next]").click()
        page.wait_for_load_state()
    if page.url.endswith("/materials"):
        page.locator("main .actions a.button").click()


def hand_in_again(page):
    for box in page.locator("main form input[type=checkbox]").all():
        box.check()
    page.locator("main form[action$='/submission'] button.button").click()
    page.wait_for_load_state()


def test_put_right_and_granted_on_the_spot_then_changed(visitor, keep):
    applicant, counter, decider = visitor("phone"), visitor(), visitor()
    new_applicant(applicant)
    begin(applicant, "business-registration")
    fill_in(applicant, answers=ENTERPRISE)
    hand_in(applicant)
    submit(applicant, name="registration")
    number, _ = read_receipt(applicant)

    sign_in(counter, "market-desk")
    counter.goto(f"/desk/cases/{number}")
    keep(counter, "desk-instant-matter")
    act(
        counter, number, "spot-corrections",
        {"subject.0": "field enterprise_name", "code.0": "BA1", "note.0": "名称里缺组织形式"},
    )
    assert "窗口补正" in counter.locator("#acts").inner_text()
    applicant.goto(f"/cases/{number}")
    assert "可以当场更正" in told(applicant)
    keep(applicant, "tracking-on-the-spot")
    applicant.locator(".answer a.button").click()
    keep(applicant, "correction-on-the-spot")
    applicant.locator("main form[action$='/correction'] button").click()
    applicant.wait_for_load_state()
    applicant.fill("input[name=enterprise_name]", "演示林记第二餐饮有限公司")
    to_review(applicant)
    hand_in_again(applicant)

    act(counter, number, "decisions-at-once")
    act(counter, number, "delivery", manner="counter")
    applicant.goto(f"/cases/{number}")
    page = told(applicant)
    assert "准予" in page and "材料当场更正记录" in page and "送达回证" in page
    keep(applicant, "tracking-licence-in-force")

    applicant.get_by_role("link", name="申请变更").click()
    applicant.fill("textarea[name=text]", "增加经营范围")
    keep(applicant, "licence-change")
    applicant.locator("main form button.button").click()
    applicant.wait_for_load_state()
    keep(applicant, "licence-change-form")
    applicant.locator("main form[action$='/correction'] button").click()
    applicant.wait_for_load_state()
    applicant.fill("input[name=enterprise_name]", "演示林记第三餐饮有限公司")
    to_review(applicant)
    hand_in_again(applicant)
    assert "变更申请正在办理" in told(applicant)

    sign_in(decider, "market-decider")
    decider.goto(f"/desk/cases/{number}")
    decider.locator(".act-list a[href*='act=licence-answers']").first.click()
    keep(decider, "desk-answer-a-change")
    act(decider, number, "licence-answers", ruling="grant")
    applicant.goto(f"/cases/{number}")
    page = told(applicant)
    assert "已准予变更" in page and "准予变更决定书" in page
    keep(applicant, "tracking-changed")


def test_a_supervisor_recommends(visitor, keep):
    supervisor = visitor()
    sign_in(supervisor, "wu")
    supervisor.goto("/supervision")
    supervisor.locator("a[href*='/supervision/cases/']").first.click()
    supervisor.locator("summary", has_text="提出监察建议").click()
    keep(supervisor, "supervision-recommendation")
    supervisor.fill("#recommendation", "完善收件核对，避免漏看")
    supervisor.locator("form:has(#recommendation) button").click()
    supervisor.wait_for_load_state()
    assert "监察建议" in supervisor.locator("main").inner_text()
