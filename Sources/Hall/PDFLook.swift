/// Looks into a PDF as it streams by, for what would run something: names in plain objects, and names inside
/// packed object streams, which are unpacked within bounds.
struct PDFLook {
  /// Enough for the objects of a long document; a page's picture is never in an object stream.
  private static let mostUnpacked = 8 * 1_048_576

  private var outer = PDFNames()
  private var inner = PDFNames()
  private var inflater: Inflater?
  /// Where the packed stream at hand ends, counted from the file's first byte; nil while it is open.
  private var packedEnd: Int? = 0
  private var isLineEndDue = false
  private var count = 0
  private var unpacked = 0
  private var refusal: AttachmentProblem?

  mutating func take(_ piece: [UInt8]) {
    guard refusal == nil, outer.active == nil else { return }
    unpack(piece[...], at: count)
    for (offset, byte) in piece.enumerated() {
      guard let begun = outer.take(byte) else { continue }
      begin(begun, afterLineFeed: byte == 10, piece[(offset + 1)...], at: count + offset + 1)
      if refusal != nil || outer.active != nil { return }
    }
    count += piece.count
  }

  /// - Throws: why it is not taken.
  func verdict() throws(AttachmentProblem) {
    if let refusal { throw refusal }
    if let name = outer.active ?? inner.active { throw .active(name) }
    if outer.isEncrypted { throw .encrypted }
    // Cut off in the middle of what should have been seen.
    if packedEnd == nil { throw .active("ObjStm") }
  }

  private mutating func begin(
    _ dictionary: PDFNames.Dictionary,
    afterLineFeed: Bool,
    _ rest: ArraySlice<UInt8>,
    at place: Int
  ) {
    // A viewer reads objects out of a stream that says where its first one stands.
    guard dictionary.holdsObjects else { return }
    // One stream hidden in another, or packed in a way that the hall does not undo: nobody needs either.
    guard let end = packedEnd, end <= place, !dictionary.isOddlyPacked else {
      refusal = .active("ObjStm")
      return
    }
    guard dictionary.isFlate else { return }
    inflater = Inflater(most: Self.mostUnpacked - unpacked)
    inner = PDFNames()
    packedEnd = nil
    isLineEndDue = !afterLineFeed
    unpack(rest, at: place)
  }

  private mutating func unpack(_ bytes: ArraySlice<UInt8>, at place: Int) {
    guard packedEnd == nil, let inflater, !bytes.isEmpty else { return }
    var (bytes, place) = (bytes, place)
    if isLineEndDue, bytes.first == 10 { (bytes, place) = (bytes.dropFirst(), place + 1) }
    isLineEndDue = false
    var names = inner
    var made = 0
    let used = inflater.take(bytes) { piece in
      made += piece.count
      for byte in piece { _ = names.take(byte) }
    }
    (inner, unpacked) = (names, unpacked + made)
    switch inflater.state {
    case .open: return
    case .finished:
      packedEnd = place + used
      inner.end()
      if let name = inner.active { refusal = .active(name) }
    case .broken, .tooLong: refusal = .active("ObjStm")
    }
    self.inflater = nil
  }
}
