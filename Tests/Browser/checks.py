"""What every page must stand: accessible, no wider than its window, small."""

from axe_playwright_python.sync_playwright import Axe

MOST_BYTES = 60_000


def problems_of(page, response):
    """What is wrong with the page that is open, one line each."""
    found = []
    results = Axe().run(page)
    for violation in results.response["violations"]:
        nodes = "; ".join(node["html"][:160] for node in violation["nodes"][:3])
        found.append(f"axe {violation['id']}: {violation['help']}: {nodes}")
    if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth + 1"):
        found.append("the page is wider than the window")
    size = len(response.body()) + page.evaluate(
        """async () => {
          const sheets = [...document.querySelectorAll('link[rel=stylesheet]')].map(link => link.href);
          const texts = await Promise.all(sheets.map(href => fetch(href).then(answer => answer.text())));
          return texts.reduce((sum, text) => sum + new Blob([text]).size, 0);
        }"""
    )
    if size > MOST_BYTES:
        found.append(f"HTML and CSS are {size} bytes, {MOST_BYTES} at most")
    return found
