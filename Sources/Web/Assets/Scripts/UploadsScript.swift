extension Script {
  /// Files go up one after another as soon as they are chosen, each with a bar and, where it is not taken,
  /// its own sentence. The list of a material is always the server's.
  static let uploads = #"""
    let goingUp = 0;
    for (const form of document.querySelectorAll("form[data-upload]")) {
      const place = form.closest("[data-material]"), input = form.querySelector("input[type=file]"), say = form.dataset;
      const line = file => {
        const item = document.createElement("li"), name = document.createElement("span"), said = document.createElement("span");
        const bar = document.createElement("progress");
        name.textContent = file.name; said.setAttribute("role", "status"); said.className = "soft small";
        bar.max = 100; bar.value = 0; bar.setAttribute("aria-label", say.upload + " " + file.name);
        item.append(name, said, bar);
        place.querySelector("[data-going]").append(item);
        return { item, said, bar };
      };
      const fail = (row, text) => { row.item.className = "wrong-text"; row.said.className = ""; row.said.textContent = text; row.item.replaceChildren(row.said); };
      const send = (file, row) => new Promise(done => {
        const lost = text => { fail(row, file.name + say.colon + text); done(); };
        if (file.size > Number(say.most)) return lost(say.tooLarge);
        const data = new FormData(), request = new XMLHttpRequest();
        for (const field of form.querySelectorAll("input[type=hidden]")) data.append(field.name, field.value);
        data.append("file", file);
        request.upload.addEventListener("progress", at => {
          if (at.lengthComputable) { row.bar.value = at.loaded / at.total * 100; row.said.textContent = Math.round(row.bar.value) + " %"; } });
        request.addEventListener("load", () => {
          const part = new DOMParser().parseFromString(request.responseText, "text/html"), files = part.querySelector("[data-files]");
          if (files) {
            place.querySelector("[data-files]").replaceWith(files);
            const room = part.querySelector("[data-room]");
            form.hidden = room && room.dataset.room === "0";
            place.querySelector("[data-full]").hidden = !form.hidden;
          }
          const wrong = part.querySelector(".wrong-text");
          if (!files || request.status >= 300 && !wrong) return lost(say.failed);
          if (request.status < 300) row.item.remove(); else fail(row, wrong.textContent);
          document.dispatchEvent(new Event("hall:seen"));
          done();
        });
        for (const end of ["error", "abort", "timeout"]) request.addEventListener(end, () => lost(say.failed));
        request.open("POST", form.action + "?part=material");
        request.send(data);
      });
      form.classList.add("live");
      input.addEventListener("change", async () => {
        const rows = [...input.files].map(file => [file, line(file)]);
        input.value = "";
        goingUp += rows.length;
        for (const [file, row] of rows) { await send(file, row); goingUp--; }
      });
    }
    addEventListener("beforeunload", event => { if (goingUp > 0) event.preventDefault(); });
    """#
}
