"""Fills in the form of a matter as a person does: page by page, answers by name."""

import pathlib
import re

# The sample answers of J1, a restaurant of 320 m² with a signboard: three departments.
ANSWERS = {
    "business_name": "林记小馆", "credit_code": "92210100MADEM00152", "legal_representative": "林小禾",
    "phone": "13800000001", "staff_count": "12", "food_safety_manager": "林小禾",
    "address": "演示区演示大道 8 号 1 层", "floor": "1", "floor_area": "320", "kitchen_area": "90",
    "dining_area": "200", "seats": "80", "exits": "2", "fire_safety_manager": "林小禾",
    "sign_text": "林记小馆", "sign_width": "6", "sign_height": "1.2",
}
YES = {"public_venue", "has_signboard", "open_fire", "sign_lit"}
NO = {"by_agent", "online_sale", "entertainment_venue", "sells_tobacco"}
# Of a choice, another than the first.
PICKS = {"fire_way": "inspection"}

PAPER = pathlib.Path(__file__).resolve().parent / "pictures" / "material.png"


def begin(page, matter="catering-opening"):
    """From the guide of a matter to the first page of its form."""
    page.goto(f"/matters/{matter}")
    page.locator("form[action$='/drafts'] button").first.click()
    page.wait_for_load_state()
    assert "/sections/" in page.url


def fill_in(page, keep=lambda page, name: None, name="restaurant", picks=PICKS, answers=ANSWERS):
    """Every page of the form, to the materials."""
    sections = 0
    while "/sections/" in page.url:
        sections += 1
        assert sections < 12, f"the form does not end: {page.locator('main').inner_text()[:600]}"
        fill_section(page, picks, answers)
        keep(page, f"{name}-2-section-{sections}")
        page.locator("main form button.button[name=go][value=next]").click()
        page.wait_for_load_state()


def to_materials(page):
    begin(page)
    fill_in(page)
    assert page.url.endswith("/materials")


def file_restaurant(page, keep=lambda page, name: None, name="restaurant"):
    """From the home page to the receipt; returns the case's number and its query code."""
    page.goto("/")
    page.locator("#themes ~ ul a[href*='catering-opening']").click()
    keep(page, f"{name}-1-guide")
    page.locator("form[action$='/drafts'] button").first.click()
    clicks_to_form = 2
    assert "/sections/" in page.url and clicks_to_form <= 3, "S46: home to form in at most 3 clicks"
    fill_in(page, keep, name)
    hand_in(page)
    keep(page, f"{name}-3-materials")
    submit(page, keep, name)
    keep(page, f"{name}-5-receipt")
    return read_receipt(page)


def submit(page, keep=lambda page, name: None, name="restaurant"):
    """From the materials over the review to the receipt."""
    page.locator("main .actions a.button").click()
    keep(page, f"{name}-4-review")
    for box in page.locator("main form input[type=checkbox]").all():
        box.check()
    page.locator("main form[action$='/submission'] button.button").click()
    page.wait_for_load_state()


def fill_section(page, picks=PICKS, answers=ANSWERS):
    chosen = set()
    for field in page.locator("main input:not([type=hidden]), main select, main textarea").all():
        name, kind = field.get_attribute("name"), field.get_attribute("type")
        if kind == "radio":
            value = field.get_attribute("value")
            wanted = "yes" if name in YES else "no" if name in NO else picks.get(name)
            if value == wanted or (wanted is None and name not in chosen):
                field.check()
        elif kind == "checkbox":
            if name not in chosen:
                field.check()
        elif name in answers:
            field.fill(answers[name])
        chosen.add(name)


def hand_in(page):
    """One file for every material: with the script it goes up as soon as it is chosen, else by a button."""
    for place in range(page.locator("main input[type=file]").count()):
        form = page.locator("main form:has(input[type=file])").nth(place)
        form.locator("input[type=file]").set_input_files(str(PAPER))
        if form.locator("button").is_visible():
            form.locator("button").click()
        page.locator("main ul[data-files]").nth(place).locator("li").wait_for()


def read_receipt(page):
    text = page.locator("main").inner_text()
    number = re.search(r"\d{6}-\d{8}-\d{5,}-\d", text)
    code = re.search(r"(?<!\d)(\d{8}|\d{4} \d{4})(?!\d)", text.replace(number.group(0) if number else "", ""))
    assert number and code, f"no number or query code on the receipt: {text[:600]}"
    return number.group(0), code.group(1).replace(" ", "")
