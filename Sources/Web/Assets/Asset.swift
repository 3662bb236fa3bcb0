import Crypto

/// A static file held in the binary, served for a year at an address that names its content.
package struct Asset: Sendable {
  package let type: String
  package let bytes: [UInt8]
  package let href: Href

  package init(name: String, extension ending: String, type: String, text: String) {
    self.type = type
    bytes = Array(text.utf8)
    let digest = SHA256.hash(data: bytes).prefix(8).map { String($0, radix: 16) }.joined()
    href = Href("assets", "\(name)-\(digest).\(ending)")
  }

  package static let style = Asset(
    name: "hall",
    extension: "css",
    type: "text/css; charset=utf-8",
    text: Stylesheet.hall
  )
  package static let script = Asset(
    name: "hall",
    extension: "js",
    type: "text/javascript; charset=utf-8",
    text: Script.hall
  )
  package static let icon = Asset(
    name: "icon",
    extension: "svg",
    type: "image/svg+xml",
    text: Logo.file
  )
}
