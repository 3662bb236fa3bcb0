/// The hall's door: an arch in a blue square.
package enum Logo {
  package static let html: HTML = """
    <svg width="24" height="24" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><rect width="24" height="24" rx="5" fill="#1d4f91"/><path d="M6 19v-6a6 6 0 0 1 12 0v6" fill="none" stroke="#fff" stroke-width="2.4" stroke-linecap="round"/></svg>
    """

  static let file = """
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><rect width="24" height="24" rx="5" fill="#1d4f91"/><path d="M6 19v-6a6 6 0 0 1 12 0v6" fill="none" stroke="#fff" stroke-width="2.4" stroke-linecap="round"/></svg>
    """
}
