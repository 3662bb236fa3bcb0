/// How the pages are served.
package struct WebSettings: Sendable {
  /// At least 32 bytes that only this hall knows; form tokens are made with it.
  package var secret: [UInt8]
  /// The hall is reached over TLS: cookies say so and browsers are told to stay with it.
  package var isSecure: Bool
  package var isDemonstration: Bool
  /// Where the hall is reached from outside, e.g. `https://hall.example.gov.cn`: stands in what is printed.
  package var address: String
  /// Whoever brings it may read `/metrics`; nil: this machine alone may.
  package var metricsToken: String?
  /// How long the database may take before `/readyz` says that it does not answer.
  package var readyWithin = Duration.seconds(2)

  package init(
    secret: [UInt8],
    isSecure: Bool = false,
    isDemonstration: Bool = false,
    address: String = "http://127.0.0.1:8080",
    metricsToken: String? = nil
  ) {
    self.secret = secret
    self.isSecure = isSecure
    self.isDemonstration = isDemonstration
    self.address = address
    self.metricsToken = metricsToken
  }
}
