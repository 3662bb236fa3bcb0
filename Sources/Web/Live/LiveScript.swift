extension Script {
  /// Parts of a page that keep up with the case: `data-live="list"` is put in place by itself, unless somebody types
  /// in it; of `data-live-ask` a notice tells, for its reader is in the middle of it. At most one look a second, none
  /// while nobody looks, and none of them counts as activity.
  static let live = #"""
    const parts = [...document.querySelectorAll("[data-live]")].map(part => part.dataset.live), notice = document.querySelector("[data-live-notice]");
    if (parts.length && notice && window.EventSource) {
      let isDue = false, timer = 0, last = 0;
      // As the server sent them: a reader who opens a detail has changed nothing.
      const sent = Object.fromEntries(parts.map(name => [name, document.querySelector(`[data-live="${name}"]`).innerHTML]));
      const find = (page, name) => page.querySelector(`[data-live="${name}"]`);
      const asks = (part, focus) => "liveAsk" in part.dataset || (part.contains(focus) && /^(INPUT|TEXTAREA|SELECT)$/.test(focus.tagName));
      const put = (part, fresh) => {
        const focus = part.contains(document.activeElement) ? document.activeElement : null, place = focus && focus.getAttribute("href");
        const scroll = part.scrollTop, open = [...part.querySelectorAll("details")].map(detail => detail.open);
        part.replaceChildren(...fresh.childNodes);
        part.scrollTop = scroll;
        [...part.querySelectorAll("details")].forEach((detail, place) => { if (open[place]) detail.open = true; });
        if (focus) ([...part.querySelectorAll("a")].find(link => link.getAttribute("href") === place) || document.querySelector("main")).focus({ preventScroll: true });
      };
      const look = async () => {
        timer = 0; isDue = false; last = Date.now();
        const answer = await fetch(location.href, { credentials: "same-origin", headers: { "Hall-Quiet": "1" } }).catch(() => null);
        if (!answer || !answer.ok || answer.redirected) return;
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        for (const name of parts) {
          const part = find(document, name), fresh = find(page, name);
          if (!part || !fresh || sent[name] === fresh.innerHTML) continue;
          if (asks(part, document.activeElement)) { notice.hidden = false; continue; }
          sent[name] = fresh.innerHTML;
          put(part, fresh);
        }
      };
      const ask = () => {
        isDue = true;
        if (timer || document.hidden) return;
        timer = setTimeout(look, Math.max(150, last + 1000 - Date.now()));
      };
      notice.querySelector("button").addEventListener("click", () => location.reload());
      document.addEventListener("visibilitychange", () => { if (!document.hidden && isDue) ask(); });
      const news = new EventSource("/live");
      news.addEventListener("change", ask);
      addEventListener("pagehide", () => news.close());
    }
    """#
}
