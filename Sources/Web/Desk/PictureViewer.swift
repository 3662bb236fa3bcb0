/// A photo of the case, looked at beside what it must show: on the case page, never in its place.
///
/// Without a script each photo's link opens the page with it; with one it appears where it is.
package struct PictureViewer: Sendable {
  package struct Picture: Sendable {
    package var source: Href
    package var download: Href
    package var caption: String
  }

  /// Nil: none is open yet.
  package var picture: Picture?
  package var close: Href
  package var closeText: String
  package var downloadText: String

  package var html: HTML {
    """
    <figure class="viewer" id="viewer" tabindex="-1"\(" hidden", if: picture == nil)>
    <figcaption><b>\(picture?.caption ?? "")</b> <a class="download" href="\(picture?.download ?? close)" download>\(downloadText)</a>
    <a class="close" href="\(close)"\(" data-key=\"Escape\"", if: picture != nil)>\(closeText) <kbd>Esc</kbd></a></figcaption>
    \(picture.map { "<img src=\"\($0.source)\" alt=\"\($0.caption)\">" as HTML })
    </figure>
    """
  }
}
