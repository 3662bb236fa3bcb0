"""What clerks do on the case page."""


def act(page, number, name, typed=None, **more):
    """One act of the case page, its form filled in by name; `typed` for names that Python has no word for."""
    page.goto(f"/desk/cases/{number}")
    for fold in page.locator("details.seldom:not([open]) summary").all():
        fold.click()
    page.locator(f".act-list a[href*='act={name}']").first.click()
    form = page.locator("form.act-form")
    for field, value in {**(typed or {}), **more}.items():
        box = form.locator(f"[name='{field}']").first
        if box.evaluate("e => e.tagName") == "SELECT":
            box.select_option(value)
        elif box.get_attribute("type") == "radio":
            form.locator(f"[name='{field}'][value='{value}']").check()
        else:
            box.fill(value)
    form.locator("button.button").first.click()
    page.wait_for_load_state()
    assert page.locator(".problems").count() == 0, page.locator(".problems").inner_text()
