import CZlib

/// Unpacks one packed stream as its bytes come, and never more of it than was asked for: what the stream says of
/// its own length is not believed.
final class Inflater {
  enum State { case open, finished, broken, tooLong }

  private(set) var state = State.open
  private let stream: UnsafeMutablePointer<z_stream>
  private var room: Int
  private static let pieceBytes = 16_384

  /// - Parameter most: bytes of output, after which it stops as `tooLong`.
  init(most: Int) {
    room = most
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    let size = Int32(MemoryLayout<z_stream>.size)
    if inflateInit2_(stream, 15, ZLIB_VERSION, size) != Z_OK { state = .broken }
  }

  deinit {
    inflateEnd(stream)
    stream.deinitialize(count: 1)
    stream.deallocate()
  }

  /// Reads on.
  /// - Parameter see: gets what came out, piece by piece.
  /// - Returns: how many of the bytes belong to the stream; all of them while it is open.
  func take(_ bytes: ArraySlice<UInt8>, _ see: ([UInt8]) -> Void) -> Int {
    guard state == .open, !bytes.isEmpty else { return 0 }
    var input = Array(bytes)
    let count = input.count
    return input.withUnsafeMutableBufferPointer { buffer in
      stream.pointee.next_in = buffer.baseAddress
      stream.pointee.avail_in = UInt32(clamping: count)
      while state == .open, let piece = step() {
        if !piece.isEmpty { see(piece) }
      }
      stream.pointee.next_in = nil
      return state == .open ? count : count - Int(stream.pointee.avail_in)
    }
  }

  /// One piece of output; nil when the input at hand is used up.
  private func step() -> [UInt8]? {
    var verdict = Z_OK
    let piece = [UInt8](unsafeUninitializedCapacity: Self.pieceBytes) { buffer, filled in
      stream.pointee.next_out = buffer.baseAddress
      stream.pointee.avail_out = UInt32(Self.pieceBytes)
      verdict = inflate(stream, Z_NO_FLUSH)
      filled = Self.pieceBytes - Int(stream.pointee.avail_out)
    }
    room -= piece.count
    switch verdict {
    case Z_STREAM_END: state = .finished
    case Z_OK where room < 0: state = .tooLong
    case Z_OK: return piece.isEmpty && stream.pointee.avail_in == 0 ? nil : piece
    // Nothing more can be done with the input at hand.
    case Z_BUF_ERROR: return nil
    default: state = .broken
    }
    return piece
  }
}
