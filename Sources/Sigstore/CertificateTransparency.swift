/// Signed certificate timestamps: the proof that the authority logged the certificate before it was
/// issued. Source: RFC 6962, sections 3.2 and 3.3.

import Bytes
import SwiftASN1
import X509

/// Checking embedded timestamps of certificates.
enum CertificateTransparency {
  /// 1.3.6.1.4.1.11129.2.4.2: the list of timestamps in a certificate.
  private static let extensionID: ASN1ObjectIdentifier = [1, 3, 6, 1, 4, 1, 11129, 2, 4, 2]

  /// Throws unless a log of the trusted root promised to log `leaf`, issued by the next of `chain`.
  /// Timestamps of unknown logs are ignored; one of a known log that fails refuses the certificate.
  static func check(_ leaf: Certificate, chain: [Certificate], logs: [TrustedRoot.Log])
    throws(SigstoreError)
  {
    guard let list = leaf.extensions[oid: extensionID] else {
      throw .certificateTransparency(reason: "the certificate has no timestamp of a log")
    }
    guard chain.count >= 2 else {
      throw .certificateTransparency(reason: "the issuer of the certificate is not known")
    }
    let issuerHash = HashAlgorithm.sha256.digest(try VerifyingKey.encoded(chain[1].publicKey))
    let body = try preCertificate(leaf)
    var verified = false
    for stamp in try stamps(list.value) {
      guard let log = logs.first(where: { $0.id == stamp.logID || $0.key.keyID == stamp.logID })
      else { continue }
      guard log.validFor.contains(stamp.milliseconds / 1000) else {
        throw .timeOutside(of: "the certificate log", time: stamp.milliseconds / 1000)
      }
      guard log.key.verifies(stamp.signature, over: stamp.signed(issuerHash, body)) else {
        throw .certificateTransparency(reason: "the signature of a log does not verify")
      }
      verified = true
    }
    guard verified else {
      throw .certificateTransparency(reason: "no log of the trusted root promised to log it")
    }
  }

  /// What the log was shown: the certificate's body without the list of timestamps.
  private static func preCertificate(_ certificate: Certificate) throws(SigstoreError) -> [UInt8] {
    do {
      let body = try DER.parse(certificate.tbsCertificateBytes)
      return try DERTree.rebuilt(body) { node in
        // Each extension is a sequence that begins with its identifier.
        guard node.identifier == .sequence, let first = DERTree.children(node).first,
          first.identifier == .objectIdentifier
        else { return true }
        return try ASN1ObjectIdentifier(derEncoded: first) != extensionID
      }
    } catch {
      throw .certificateTransparency(reason: "the certificate's body cannot be read")
    }
  }

  private static func stamps(_ value: ArraySlice<UInt8>) throws(SigstoreError) -> [Stamp] {
    let unreadable = SigstoreError.certificateTransparency(reason: "the list cannot be read")
    guard let octets = try? ASN1OctetString(derEncoded: Array(value)) else { throw unreadable }
    var outer = TLSBytes(octets.bytes)
    guard var list = outer.vector(), outer.isEmpty else { throw unreadable }
    var stamps: [Stamp] = []
    while !list.isEmpty {
      guard stamps.count < Limits.certificateTimestamps, var item = list.vector(),
        let stamp = Stamp(&item)
      else { throw unreadable }
      stamps.append(stamp)
    }
    return stamps
  }

  /// One timestamp, version 1.
  private struct Stamp {
    let logID: [UInt8]
    let milliseconds: Int64
    let extensions: [UInt8]
    let signature: [UInt8]

    /// Nothing for other versions, other hashes than SHA-256, and what is left over.
    init?(_ bytes: inout TLSBytes) {
      guard bytes.number(1) == 0, let id = bytes.take(32), let time = bytes.number(8),
        let milliseconds = Int64(exactly: time), let extensions = bytes.vector(),
        bytes.number(1) == 4, let algorithm = bytes.number(1), [1, 3, 7].contains(algorithm),
        let signature = bytes.vector(), bytes.isEmpty
      else { return nil }
      logID = Array(id)
      self.milliseconds = milliseconds
      self.extensions = Array(extensions.rest)
      self.signature = Array(signature.rest)
    }

    /// What the log signed, for an entry of type precert_entry.
    func signed(_ issuerHash: [UInt8], _ body: [UInt8]) -> [UInt8] {
      var bytes: [UInt8] = [0, 0]
      bytes += TLSBytes.encode(UInt64(milliseconds), 8)
      bytes += TLSBytes.encode(1, 2)
      bytes += issuerHash
      bytes += TLSBytes.encode(UInt64(body.count), 3)
      bytes += body
      bytes += TLSBytes.encode(UInt64(extensions.count), 2)
      return bytes + extensions
    }
  }
}

/// The presentation language of TLS (RFC 8446 3): big-endian numbers, vectors with a length of two bytes.
struct TLSBytes {
  private(set) var rest: ArraySlice<UInt8>
  init(_ bytes: ArraySlice<UInt8>) { rest = bytes }
  var isEmpty: Bool { rest.isEmpty }

  mutating func take(_ count: Int) -> ArraySlice<UInt8>? {
    guard rest.count >= count else { return nil }
    defer { rest = rest.dropFirst(count) }
    return rest.prefix(count)
  }

  mutating func number(_ width: Int) -> UInt64? {
    take(width).map { $0.reduce(0) { $0 << 8 | UInt64($1) } }
  }

  mutating func vector() -> TLSBytes? {
    number(2).flatMap { take(Int($0)) }.map { TLSBytes($0) }
  }

  static func encode(_ value: UInt64, _ width: Int) -> [UInt8] {
    (0..<width).reversed().map { UInt8(truncatingIfNeeded: value >> UInt64($0 * 8)) }
  }
}
