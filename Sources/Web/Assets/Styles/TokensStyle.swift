extension Stylesheet {
  /// Colours and measures. Every text colour stands at least 4.5 to 1 on paper and on card, in both
  /// schemes; the dark ones were chosen against `--card`.
  static let tokens = """
    :root{color-scheme:light dark;
    --ink:#1a2330;--soft:#55606e;--blue:#1d4f91;--green:#1b7442;--amber:#8f5400;--orange:#b23a0a;
    --red:#a01722;--slate:#4a5b78;--paper:#faf9f6;--card:#fff;--line:#dcd8cf;--input:#6b7684;
    --tint:#e9f0fb;--warm:#fdf3e0;--warm-line:#e8cf9a;--track:#ebe8e0;--bar-green:#3f9c66;--bar-amber:#c98a1b;
    --bar-orange:#b23a0a;--bar-red:#a01722;--bar-slate:#7d8ba3;--band:#1d4f91;--band-ink:#fff;
    --solid:#1d4f91;--solid-ink:#fff;--solid-over:#163f75;--go:#ffbf2e;--go-ink:#1a2330;--ring:#ffbf2e;
    --radius:9px;--width:1120px}
    @media (prefers-color-scheme:dark){:root{
    --ink:#e9ecf1;--soft:#aab5c3;--blue:#93bbf6;--green:#76d19c;--amber:#f2bd62;--orange:#ffa27a;
    --red:#ff9aa0;--slate:#adbcd6;--paper:#12171e;--card:#1b222c;--line:#39434f;--input:#8c98a8;
    --tint:#1f2c40;--warm:#33290f;--warm-line:#6b5418;--track:#37404c;--bar-green:#4fae78;--bar-amber:#d99a2b;
    --bar-orange:#e0692f;--bar-red:#e2525d;--bar-slate:#8c9ab3;--band:#17365f;
    --solid:#93bbf6;--solid-ink:#0d1a2c;--solid-over:#b5d0f9}}
    @media (prefers-contrast:more){:root{--soft:var(--ink);--line:currentColor;--input:currentColor;--track:transparent}}
    """
}
