extension Script {
  /// Problems get the focus, so that a screen reader begins with them.
  static let problems = #"""
    const problems = document.querySelector(".problems");
    if (problems) problems.focus();
    """#

  /// A button that prints is of no use without the script, so it shows itself.
  static let print = #"""
    for (const button of document.querySelectorAll("[data-print]")) {
      button.hidden = false;
      button.addEventListener("click", () => window.print());
    }
    """#
}
