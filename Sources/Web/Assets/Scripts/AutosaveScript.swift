extension Script {
  /// A form that saves itself. The answer is the page's changing parts as the server sees them now: which
  /// questions are asked, which step this is. A question that stays keeps its element, and what is typed in it.
  static let autosave = #"""
    for (const form of document.querySelectorAll("form[data-autosave]")) {
      const saved = document.querySelector("[data-saved]"), told = form.querySelector("[data-told]");
      let timer = 0, last = null, run = 0;
      const text = () => {
        const kept = new URLSearchParams();
        for (const [name, value] of new FormData(form)) if (typeof value === "string" && name !== "go") kept.append(name, value);
        return kept.toString();
      };
      last = text();
      const show = part => {
        const now = part.querySelector("[data-saved]"), step = document.querySelector("[data-step]");
        if (saved && now) saved.textContent = now.textContent;
        if (step && part.querySelector("[data-step]")) step.replaceChildren(...part.querySelector("[data-step]").childNodes);
        const here = form.querySelector("[data-questions]"), wanted = part.querySelector("[data-questions]");
        if (!here || !wanted) return;
        const before = new Map([...here.children].map(field => [field.dataset.field, field]));
        const after = [...wanted.children].map(field => {
          const old = before.get(field.dataset.field);
          return old && !field.hasAttribute("data-shown") ? old : field;
        });
        const more = after.filter(field => !before.has(field.dataset.field)).length;
        const less = [...before.keys()].filter(name => !after.some(field => field.dataset.field === name)).length;
        after.forEach((field, place) => { if (here.children[place] !== field) here.insertBefore(field, here.children[place] || null); });
        for (const field of [...here.children].slice(after.length)) field.remove();
        if (told && more + less > 0) told.textContent = more > 0 ? told.dataset.more : told.dataset.less;
      };
      const save = async () => {
        clearTimeout(timer);
        const now = text();
        if (now === last) return;
        const mine = ++run;
        const answer = await fetch(form.dataset.autosave, { method: "POST", body: now, credentials: "same-origin", redirect: "error",
          headers: { "Content-Type": "application/x-www-form-urlencoded" } }).catch(() => null);
        if (mine !== run) return;
        if (answer && answer.ok) {
          last = now;
          show(new DOMParser().parseFromString(await answer.text(), "text/html"));
          last = text() === now ? now : text();
          document.dispatchEvent(new Event("hall:seen"));
        } else if (saved) saved.textContent = saved.dataset.failed || "";
      };
      form.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(save, 1200); });
      form.addEventListener("change", event => { if (event.target.type === "radio" || event.target.type === "checkbox") save(); });
      form.addEventListener("submit", () => { clearTimeout(timer); run++; });
      document.addEventListener("visibilitychange", () => { if (document.hidden) save(); });
    }
    """#
}
