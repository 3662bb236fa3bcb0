"""Materials of a filing: several photos each, with progress and without the script.

Requirements: S35, S56.
"""

import pytest

from filing import PAPER, to_materials
from people import new_applicant

SECRETS = {"zh": "严禁上传涉密内容", "en": "Never upload state secrets"}


@pytest.fixture
def folder(tmp_path):
    """Two photos, a PDF, an iPhone's HEIC, a text that calls itself a photo, and a file over 15 MB."""
    photo = PAPER.read_bytes()
    pdf = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
    heic = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + b"\0" * 2000
    files = {"front.png": photo, "back.png": photo + b"\0", "plan.pdf": pdf, "IMG_2231.heic": heic,
             "notes.jpg": b"this is no photo", "huge.png": photo + b"\0" * 16_000_000}
    for name, body in files.items():
        (tmp_path / name).write_bytes(body)
    return tmp_path


def materials_page(visitor, size, language, javascript):
    page = visitor(size, language, javascript)
    new_applicant(page)
    to_materials(page)
    return page


def first_material(page):
    return page.locator("main section[data-material]").first


@pytest.mark.parametrize("size, language", [("phone", "zh"), ("desktop", "en")])
def test_photos_go_up_with_progress_and_a_sentence_for_each_that_cannot(visitor, keep, folder, size, language):
    page = materials_page(visitor, size, language, True)
    assert page.locator("main section[data-material]").count() == page.get_by_text(SECRETS[language], exact=True).count()

    page.evaluate(
        """() => { window.barsSeen = []; new MutationObserver(changes => { for (const change of changes) for (const node of change.addedNodes)
             if (node.querySelector?.("progress")) barsSeen.push(node.querySelector("progress").getAttribute("aria-label")); })
           .observe(document.querySelector("main"), { childList: true, subtree: true }); }"""
    )
    material = first_material(page)
    names = ["front.png", "plan.pdf", "notes.jpg", "huge.png"]
    material.locator("input[type=file]").set_input_files([str(folder / name) for name in names])
    material.locator("[data-files] li").nth(1).wait_for()
    material.locator(".wrong-text", has_text="huge.png").wait_for()

    bars = [label.split(" ")[-1] for label in page.evaluate("window.barsSeen")]
    assert bars == names, "each file has a bar of its own"
    assert material.locator("[data-files] li").count() == 2
    wrong = material.locator("[data-going] .wrong-text")
    assert "notes.jpg" in wrong.nth(0).inner_text() and "JPEG" in wrong.nth(0).inner_text()
    assert "huge.png" in wrong.nth(1).inner_text() and "15 MB" in wrong.nth(1).inner_text()
    keep(page, f"uploads-{size}-{language}")

    picture = material.locator("details.picture img")
    assert picture.evaluate("img => img.decode().then(() => img.naturalWidth > 0)"), "a photo is shown"
    picture.click()
    assert material.locator("details.picture[open]").count() == 1

    material.locator("[data-files] form button").first.click()
    page.wait_for_load_state()
    assert first_material(page).locator("[data-files] li").count() == 1


def test_heic_is_kept_and_says_how_to_look_at_it(visitor, folder):
    page = materials_page(visitor, "phone", "zh", True)
    material = first_material(page)
    material.locator("input[type=file]").set_input_files(str(folder / "IMG_2231.heic"))
    line = material.locator("[data-files] li")
    line.wait_for()
    assert "HEIC" in line.inner_text() and "下载" in line.inner_text()
    answer = page.request.get(line.locator("a").get_attribute("href"))
    assert answer.headers["content-disposition"].startswith("attachment")
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.body() == (folder / "IMG_2231.heic").read_bytes()


def test_without_the_script_a_button_sends_them_and_each_problem_stands_by_its_name(visitor, keep, folder):
    page = materials_page(visitor, "phone", "en", False)
    material = first_material(page)
    material.locator("input[type=file]").set_input_files([str(folder / n) for n in ("front.png", "back.png", "notes.jpg")])
    material.get_by_role("button", name="Upload").click()
    page.wait_for_load_state()
    material = first_material(page)
    assert material.locator("[data-files] li").count() == 2
    assert "notes.jpg" in material.locator(".wrong-text").inner_text()
    assert "notes.jpg" in page.locator(".problems").inner_text()
    keep(page, "uploads-without-script")
    material.locator("[data-files] form button").first.click()
    page.wait_for_load_state()
    assert first_material(page).locator("[data-files] li").count() == 1


def test_nobody_else_reads_a_file_of_a_draft(visitor, folder):
    page = materials_page(visitor, "desktop", "zh", True)
    first_material(page).locator("input[type=file]").set_input_files(str(folder / "front.png"))
    image = first_material(page).locator("[data-files] img")
    image.wait_for()
    address = image.get_attribute("src")
    other = visitor()
    new_applicant(other)
    assert other.request.get(address).status == 404
