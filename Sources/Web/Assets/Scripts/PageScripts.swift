extension Script {
  /// Problems get the focus, so that a screen reader begins with them.
  static let problems = #"""
    const problems = document.querySelector(".problems");
    if (problems) problems.focus();
    """#

  /// A button pressed twice sends once.
  static let twice = #"""
    document.addEventListener("submit", event => {
      const form = event.target;
      if (event.defaultPrevented || form.method !== "post") return;
      if (form.dataset.sent) { event.preventDefault(); return; }
      form.dataset.sent = "yes";
      setTimeout(() => delete form.dataset.sent, 3000);
    });
    """#

  /// A button that prints is of no use without the script, so it shows itself.
  static let print = #"""
    for (const button of document.querySelectorAll("[data-print]")) {
      button.hidden = false;
      button.addEventListener("click", () => window.print());
    }
    """#
}
