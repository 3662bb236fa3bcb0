import HTTPTypes
package import Hummingbird
import NIOCore

extension Request {
  /// Reads a whole form, and refuses one that does not carry its visitor's token.
  package func form(_ context: WebContext) async throws -> FormInput {
    let input = try await unproven()
    try input.prove(context)
    return input
  }

  /// Reads a form whose visitor's session has ended, to give it back after he has signed in again. Nothing
  /// may be done with it before he sends it once more.
  func unproven() async throws -> FormInput {
    let type = headers[.contentType]?.lowercased() ?? ""
    guard type.hasPrefix("application/x-www-form-urlencoded") else {
      throw WebError.badRequest(FormSentences.notAForm)
    }
    try checkLength(FormInput.mostBytes)
    let body: ByteBuffer
    do {
      body = try await self.body.collect(upTo: FormInput.mostBytes)
    } catch is NIOTooManyBytesError {
      throw WebError.tooLarge(mostMegabytes: 1)
    }
    guard let input = FormInput(urlEncoded: body.readableBytesView) else {
      throw WebError.badRequest(FormSentences.tooManyFields)
    }
    return input
  }

  /// Refuses at once what says that it is longer than allowed.
  func checkLength(_ most: Int) throws(WebError) {
    guard let length = headers[.contentLength].flatMap({ Int($0) }), length > most else { return }
    throw .tooLarge(mostMegabytes: max(1, most / 1_048_576))
  }
}

extension FormInput {
  /// A form proves by its token that it came from a page of this hall. Field `csrf`.
  func prove(_ context: WebContext) throws(WebError) {
    guard Tokens.same(text("csrf"), context.csrf), !context.csrf.isEmpty else { throw .staleForm }
  }
}
