/// The one script for applicants. Every page works without it; with it, a form saves itself, an upload
/// shows how far it is, and problems get the focus.
package enum Script {
  package static let hall = """
    "use strict";
    (() => {
      const problems = document.querySelector(".problems");
      if (problems) problems.focus();

      for (const form of document.querySelectorAll("form[data-autosave]")) {
        const said = document.querySelector("[data-saved]");
        let timer = 0, last = null;
        const text = () => { const data = new FormData(form), kept = new URLSearchParams();
          for (const [name, value] of data) if (typeof value === "string" && name !== "go") kept.append(name, value);
          return kept.toString(); };
        last = text();
        const save = async () => {
          const now = text();
          if (now === last) return;
          const answer = await fetch(form.dataset.autosave, { method: "POST", body: now, credentials: "same-origin",
            headers: { "Content-Type": "application/x-www-form-urlencoded", "Accept": "text/plain" } }).catch(() => null);
          if (!said) return;
          if (answer && answer.ok) { last = now; said.textContent = await answer.text(); }
          else said.textContent = said.dataset.failed || "";
        };
        form.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(save, 1200); });
        document.addEventListener("visibilitychange", () => { if (document.hidden) save(); });
      }

      for (const form of document.querySelectorAll("form[data-upload]")) {
        form.addEventListener("submit", event => {
          const files = [...form.querySelectorAll("input[type=file]")].some(input => input.files.length);
          if (!files || !window.XMLHttpRequest) return;
          event.preventDefault();
          const data = new FormData(form);
          if (event.submitter && event.submitter.name) data.append(event.submitter.name, event.submitter.value);
          const bar = document.createElement("progress"), said = document.createElement("p");
          bar.max = 100; bar.value = 0; said.setAttribute("role", "status");
          bar.setAttribute("aria-label", form.dataset.upload);
          form.append(bar, said);
          const request = new XMLHttpRequest();
          request.upload.addEventListener("progress", at => {
            if (at.lengthComputable) { bar.value = at.loaded / at.total * 100; said.textContent = Math.round(bar.value) + " %"; } });
          request.addEventListener("load", () => {
            if (request.status < 300 && request.responseURL && !/\\/uploads?$/.test(new URL(request.responseURL).pathname)) location.assign(request.responseURL);
            else { document.open(); document.write(request.responseText); document.close(); } });
          request.addEventListener("error", () => { bar.remove(); said.remove(); form.submit(); });
          request.open("POST", form.action);
          request.send(data);
        });
      }

      for (const button of document.querySelectorAll("[data-print]")) {
        button.hidden = false;
        button.addEventListener("click", () => print());
      }

      addEventListener("keydown", event => {
        if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
        if (/^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName || "")) return;
        const target = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
        if (!target) return;
        event.preventDefault();
        if (/^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) target.focus(); else target.click();
      });
    })();
    """
}
