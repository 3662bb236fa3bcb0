"""Walks the hall's own links, as a person who clicks everything would."""

import re
from urllib.parse import urlsplit


def kind(address):
    """Pages of one kind differ only by what they show: numbers, identifiers and query are left out."""
    path = urlsplit(address).path
    path = re.sub(r"\d{6}-\d{8}-\d{5,}-\d(-\d\d)?", "NUMBER", path)
    return re.sub(r"/[0-9a-f]{8,}[0-9a-f-]*|/\d+", "/ID", path) or "/"


def links(page):
    """Addresses of this hall that the page links to, downloads and other places left out."""
    found = page.eval_on_selector_all(
        "a[href]", "anchors => anchors.filter(a => !a.hasAttribute('download')).map(a => a.href)"
    )
    here = urlsplit(page.url).netloc
    return [address.split("#")[0] for address in found if urlsplit(address).netloc == here]


def every_kind(page, start="/", most_per_kind=1, most=60):
    """Visits pages from `start` on, at most so many of each kind, and yields (kind, response)."""
    waiting, met, visits = [start], {start}, {}
    while waiting and most > 0:
        address = waiting.pop(0)
        name = kind(address)
        if visits.get(name, 0) >= most_per_kind:
            continue
        visits[name] = visits.get(name, 0) + 1
        most -= 1
        response = open_page(page, address)
        if response is None:
            continue
        yield name, response
        for link in links(page):
            if link not in met:
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
