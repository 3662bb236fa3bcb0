extension Script {
  /// What the clerk's pages add to the hall's script: keys inside a form, the photo viewer where it stands.
  package static let desk = """
    "use strict";
    (() => {
      const typing = target => /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName || "");
      addEventListener("keydown", event => {
        if (event.isComposing) return;
        const form = document.querySelector("form[data-send]");
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && form) { event.preventDefault(); form.requestSubmit(); return; }
        if (event.ctrlKey || event.metaKey || event.altKey) return;
        if (event.key === "Escape" && typing(event.target)) {
          const back = document.querySelector('[data-key="Escape"]');
          if (back) back.click(); else event.target.blur();
        }
        // The letter is meant with Caps Lock on, too.
        if (/^[A-Z]$/.test(event.key) && !event.shiftKey && !typing(event.target)) {
          const target = document.querySelector(`[data-key="${event.key.toLowerCase()}"]`);
          if (target) { event.preventDefault(); target.click(); }
        }
      });

      const current = document.querySelector(".list [aria-current]");
      if (current) current.scrollIntoView({ block: "nearest" });
      const keys = document.querySelector("details.keys");
      if (keys) keys.addEventListener("toggle", () => { if (keys.open) { keys.scrollIntoView({ block: "nearest" }); keys.querySelector("summary").focus(); } });

      const viewer = document.querySelector(".viewer");
      if (!viewer) return;
      const close = viewer.querySelector(".close");
      let opener = null;
      document.addEventListener("click", event => {
        const link = event.target.closest("a[data-picture]");
        if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        const image = viewer.querySelector("img") || viewer.appendChild(new Image());
        image.src = link.dataset.picture; image.alt = link.dataset.caption;
        viewer.querySelector("b").textContent = link.dataset.caption;
        viewer.querySelector(".download").href = link.dataset.picture.replace("/pictures/", "/attachments/");
        viewer.hidden = false; close.dataset.key = "Escape"; opener = link;
        viewer.scrollIntoView({ block: "nearest" });
        if (!typing(document.activeElement)) viewer.focus({ preventScroll: true });
      });
      close.addEventListener("click", event => {
        if (!opener) return;
        event.preventDefault();
        viewer.hidden = true; delete close.dataset.key;
        if (!typing(document.activeElement)) opener.focus();
        opener = null;
      });
    })();
    """
}
