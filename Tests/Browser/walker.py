"""Walks the hall's own links, as a person who clicks everything would."""

import re
from urllib.parse import urlsplit


def kind(address):
    """Pages of one kind differ only by what they show: numbers, identifiers and query are left out."""
    path = urlsplit(address).path
    path = re.sub(r"\d{6}-\d{8}-\d{5,}-\d(-\d\d)?", "NUMBER", path)
    path = re.sub(r"^/(matters|departments)/[^/]+", r"/\1/NAME", path)
    return re.sub(r"/[0-9a-f]{8,}[0-9a-f-]*|/\d+", "/ID", path) or "/"


def links(page):
    """Addresses of this hall that the page links to, downloads and other places left out."""
    found = page.eval_on_selector_all(
        "a[href]", "anchors => anchors.filter(a => !a.hasAttribute('download')).map(a => a.href)"
    )
    here = urlsplit(page.url).netloc
    return [address.split("#")[0] for address in found if urlsplit(address).netloc == here]


# The guides of a theme, of a matter with opinions and of a plain one differ; the home page names them first.
MOST_OF_A_KIND = {"/matters/NAME": 3}


def every_kind(page, start="/", most=60, skip=()):
    """Visits pages from `start` on, one of each kind or a few, and yields (kind, response).

    `skip`: addresses whose pages, and those below them, somebody else walks.
    """
    waiting, met, visits = [start], {start}, {}
    while waiting and most > 0:
        address = waiting.pop(0)
        name = kind(address)
        if visits.get(name, 0) >= MOST_OF_A_KIND.get(name, 1):
            continue
        visits[name] = visits.get(name, 0) + 1
        most -= 1
        response = open_page(page, address)
        if response is None:
            continue
        yield name, response
        for link in links(page):
            path = urlsplit(link).path
            if link not in met and not any(path == one or path.startswith(one + "/") for one in skip):
                met.add(link)
                waiting.append(link)


def open_page(page, address):
    """The response, or None where the address is a download and no page."""
    try:
        response = page.goto(address)
    except Exception as error:
        if "Download is starting" in str(error) or "ERR_ABORTED" in str(error):
            return None
        raise
    is_page = "text/html" in (response.headers.get("content-type") or "")
    return response if is_page else None
