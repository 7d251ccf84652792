/// A single key and a single envelope.

extension TrustedKey {
  /// Whether one of the signatures on `envelope` is this key's, whatever key id it names.
  package func signed(_ envelope: Envelope) -> Bool {
    let message = envelope.preAuthenticationEncoding
    return envelope.signatures.prefix(Limits.signatures).contains {
      verifies($0.sig, over: message)
    }
  }
}
