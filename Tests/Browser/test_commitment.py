"""The fire check on the applicant's word, in a real browser: decided at once, checked afterwards, put right, ended."""

import re

import pytest
from desk import act
from filing import begin, fill_in, hand_in, read_receipt, submit
from people import new_applicant, sign_in


def test_a_word_is_taken_checked_and_put_right(visitor, keep):
    applicant = visitor("phone")
    new_applicant(applicant)
    begin(applicant, "fire-safety-check")
    fill_in(applicant, keep, "commitment", picks={"fire_way": "commitment", "commits": "yes"})
    hand_in(applicant)
    submit(applicant, keep, "commitment")
    number, _ = read_receipt(applicant)
    applicant.goto(f"/cases/{number}")
    assert "告知承诺书" in applicant.locator("main").inner_text()

    counter, officer, decider = visitor(), visitor(), visitor()
    for page, login in (counter, "fire-desk"), (officer, "fire-officer"), (decider, "fire-decider"):
        sign_in(page, login)
    act(counter, number, "acceptance")
    act(decider, number, "decision", ruling="grant")
    applicant.goto(f"/cases/{number}")
    assert "凭您的承诺准予" in applicant.locator("main").inner_text()
    keep(applicant, "tracking-granted-on-word")
    certificate = re.search(r"\S+证字〔\d{4}〕\d+号", applicant.locator("main").inner_text())

    officer.goto(f"/desk/cases/{number}")
    keep(officer, "desk-after-the-decision")
    broken = {"staff": "韩雪、马骏", "finding": "fail", "text": "疏散通道被占用"}
    act(officer, number, "post-checks", **broken)
    act(officer, number, "rectification-orders", text="清除占用疏散通道的物品", until="2026-10-20")
    applicant.goto(f"/cases/{number}")
    assert "请在 10月20日" in applicant.locator("main").inner_text()
    keep(applicant, "tracking-to-put-right")
    # To the end of that day it may be put right: nothing is revoked before.
    with pytest.raises(AssertionError, match="改正期限到"):
        act(officer, number, "post-checks", **broken)
    with pytest.raises(AssertionError):
        act(decider, number, "licence-ends", cause="broken_commitment", text="复查仍不符合承诺")
    act(officer, number, "post-checks", staff="韩雪、马骏", finding="pass", text="已清除")
    act(decider, number, "licence-ends", cause="fraud", text="承诺书上的签名系伪造")
    keep(decider, "desk-end-of-a-licence")
    applicant.goto(f"/cases/{number}")
    told = applicant.locator("main").inner_text()
    assert "终止了这项许可" in told and "许可终止决定书" in told
    keep(applicant, "tracking-ended")
    assert certificate is None or certificate.group(0) in told


def test_results_are_public(visitor, keep):
    """S: 行政许可法 §40. What the demonstration granted is there, and no full name."""
    stranger = visitor("phone", "en")
    stranger.goto("/")
    stranger.get_by_role("link", name="Licences granted").click()
    page = stranger.locator("main").inner_text()
    assert "**" in page and "林小禾" not in page
    keep(stranger, "results")
