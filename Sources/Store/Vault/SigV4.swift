/// AWS Signature Version 4: a pure function of request, credentials and time.
/// Source: "Create a signed AWS API request" and "Authenticating Requests: Using the Authorization
/// Header (AWS Signature Version 4)" of the AWS documentation; tested against AWS's published vectors.

import Bytes
import Crypto

/// Credentials for a store. They never print themselves.
package struct S3Credentials: Sendable, CustomStringConvertible, CustomReflectable {
  let accessKey: String
  let secretKey: String
  let sessionToken: String?

  /// Credentials; a session token for temporary ones.
  package init(accessKey: String, secretKey: String, sessionToken: String? = nil) {
    self.accessKey = accessKey
    self.secretKey = secretKey
    self.sessionToken = sessionToken
  }

  package var description: String { "credentials" }
  /// Nothing: a reflection must not show them.
  package var customMirror: Mirror { Mirror(self, children: []) }
}

/// A request that is to be signed.
package struct SignableRequest: Sendable {
  /// Such as `PUT`.
  package var method: String
  /// The path before any encoding, beginning with `/`.
  package var path: String
  /// Names and values of the query before any encoding.
  package var query: [(String, String)]
  /// Headers that are signed, `host` among them.
  package var headers: [(String, String)]
  /// Lowercase hex SHA-256 of the body, or `UNSIGNED-PAYLOAD`.
  package var payloadHash: String

  /// A request.
  package init(
    method: String, path: String, query: [(String, String)] = [], headers: [(String, String)],
    payloadHash: String
  ) {
    self.method = method
    self.path = path
    self.query = query
    self.headers = headers
    self.payloadHash = payloadHash
  }

  /// The path as it goes over the wire: every byte but unreserved ones and `/` encoded, once.
  package var encodedPath: String { SigV4.encoded(path, keepsSlash: true) }

  /// The query as it goes over the wire and is signed.
  package var encodedQuery: String {
    query.map { (SigV4.encoded($0.0), SigV4.encoded($0.1)) }
      .sorted { $0.0 == $1.0 ? SigV4.precedes($0.1, $1.1) : SigV4.precedes($0.0, $1.0) }
      .map { "\($0.0)=\($0.1)" }.joined(separator: "&")
  }
}

/// The signing.
package enum SigV4 {
  /// The canonical request: what the signature is about.
  package static func canonicalRequest(_ request: SignableRequest) -> String {
    let (lines, names) = canonicalHeaders(request.headers)
    return [
      request.method, request.encodedPath, request.encodedQuery, lines, names, request.payloadHash,
    ].joined(separator: "\n")
  }

  /// The value of the `Authorization` header. `date` is `YYYYMMDDTHHMMSSZ` and stands in the headers
  /// as `x-amz-date` already.
  package static func authorization(
    _ request: SignableRequest, _ credentials: S3Credentials, region: String, service: String,
    date: String
  ) -> String {
    let day = String(date.prefix(8))
    let scope = "\(day)/\(region)/\(service)/aws4_request"
    let text = [
      "AWS4-HMAC-SHA256", date, scope, Digest.of(utf8: canonicalRequest(request)).hex,
    ].joined(separator: "\n")
    var key = SymmetricKey(data: Array(("AWS4" + credentials.secretKey).utf8))
    for part in [day, region, service, "aws4_request"] {
      key = SymmetricKey(
        data: Array(HMAC<SHA256>.authenticationCode(for: Array(part.utf8), using: key)))
    }
    let signature = Hex.encode(
      Array(HMAC<SHA256>.authenticationCode(for: Array(text.utf8), using: key)))
    let names = canonicalHeaders(request.headers).names
    return
      "AWS4-HMAC-SHA256 Credential=\(credentials.accessKey)/\(scope), SignedHeaders=\(names), Signature=\(signature)"
  }

  private static func canonicalHeaders(_ headers: [(String, String)]) -> (
    lines: String, names: String
  ) {
    var values: [String: [String]] = [:]
    for (name, value) in headers {
      let words = value.split(separator: " ", omittingEmptySubsequences: true)
      values[name.lowercased(), default: []].append(words.joined(separator: " "))
    }
    let names = values.keys.sorted(by: precedes)
    let lines = names.map { "\($0):\((values[$0] ?? []).joined(separator: ","))\n" }.joined()
    return (lines, names.joined(separator: ";"))
  }

  static func precedes(_ left: String, _ right: String) -> Bool {
    left.utf8.lexicographicallyPrecedes(right.utf8)
  }

  /// Percent-encoding of everything but unreserved characters (RFC 3986, 2.3).
  static func encoded(_ text: String, keepsSlash: Bool = false) -> String {
    var result = ""
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"), UInt8(ascii: "~"):
        result.unicodeScalars.append(Unicode.Scalar(byte))
      case UInt8(ascii: "/") where keepsSlash: result += "/"
      default: result += "%" + Hex.encode(CollectionOfOne(byte)).uppercased()
      }
    }
    return result
  }
}
