import HTTPTypes
import Hummingbird
import NIOCore

/// Serves the files that the binary holds. Their addresses name their content, so a browser may keep
/// them for a year.
struct StaticFiles: Sendable {
  let assets: [String: Asset]

  init(_ assets: [Asset]) {
    self.assets = Dictionary(assets.map { ($0.href.text, $0) }) { first, _ in first }
  }

  func add(to router: Router<WebContext>) {
    router.get("assets/:name") { request, _ -> Response in
      guard let asset = assets[request.uri.path] else { throw WebError.notFound }
      return Response(
        status: .ok,
        headers: [
          .contentType: asset.type, .cacheControl: "public, max-age=31536000, immutable",
        ],
        body: ResponseBody(byteBuffer: ByteBuffer(bytes: asset.bytes))
      )
    }
  }
}
