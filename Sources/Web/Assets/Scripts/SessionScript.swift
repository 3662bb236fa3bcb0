extension Script {
  /// Two minutes before a session ends for want of a page, a notice offers to go on; once it has ended, the
  /// notice says so. Another tab may have kept the session alive: going on asks the server and is never wrong.
  static let session = #"""
    for (const notice of document.querySelectorAll("[data-session]")) {
      const seconds = Number(notice.dataset.session), said = notice.querySelector("p"), go = notice.querySelector("button");
      let warn = 0, end = 0;
      const begin = () => {
        clearTimeout(warn); clearTimeout(end);
        notice.hidden = true;
        warn = setTimeout(() => { said.textContent = notice.dataset.soon; go.hidden = false; notice.hidden = false; }, (seconds - 120) * 1000);
        end = setTimeout(() => { said.textContent = notice.dataset.ended; go.hidden = true; notice.hidden = false; }, seconds * 1000);
      };
      go.addEventListener("click", async () => {
        const answer = await fetch(notice.dataset.alive, { credentials: "same-origin", redirect: "manual" }).catch(() => null);
        if (answer && answer.ok) begin(); else { said.textContent = notice.dataset.ended; go.hidden = true; }
      });
      document.addEventListener("hall:seen", begin);
      begin();
    }
    """#
}
