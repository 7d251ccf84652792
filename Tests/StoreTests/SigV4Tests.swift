/// Signing of requests to S3-compatible stores, against what AWS publishes: the Signature Version 4 test
/// suite, and the examples of the S3 documentation.

import Store
import Testing

@Suite("2.2d requests to a store are signed as AWS says")
struct SigV4Tests {
  private static let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
  private static let unreserved =
    "-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
  private static let token =
    "AQoDYXdzEPT//////////wEXAMPLEtc764bNrC9SAPBSM22wDOk4x4HIZ8j4FZTwdQWLWsKWHGBuFqwAeMicRXmxfpSPfIeoIYRqTflfKD8YUuwthAx7mSEI/qkPpKPi/kMcGdQrmGdeehM4IC1NtBmUpp2wUE8phUZampKsburEDy0KPkyQDYwT7WZ0wq5VSXDvp75YU9HFvlRd8Tx6q6fE8YQcHNVXAkiY9q6d+xo0rKwT38xVqr7ZD0u0iPPkUL64lIZbqBAz+scqKmlzm8FDrypNC9Yjc8fPOLn9FX9KSYvKTr4rvx3iSIlTJabIQwj2ICCR/oLxBA=="

  struct Vector: Sendable, CustomStringConvertible {
    let name: String
    let method: String
    let path: String
    let query: [(String, String)]
    let headers: [(String, String)]
    let body: String
    let signature: String
    var description: String { name }

    init(
      _ name: String, method: String = "GET", path: String = "/", query: [(String, String)] = [],
      headers: [(String, String)] = [], body: String = SigV4Tests.empty, _ signature: String
    ) {
      (self.name, self.method, self.path, self.query) = (name, method, path, query)
      (self.headers, self.body, self.signature) = (headers, body, signature)
    }
  }

  /// github.com/bazelbuild/bazel, third_party/aws-sig-v4-test-suite: the suite as AWS published it.
  static let suite: [Vector] = [
    Vector("get-vanilla", "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31"),
    Vector(
      "post-vanilla", method: "POST",
      "5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b"),
    Vector(
      "get-unreserved", path: "/" + unreserved,
      "07ef7494c76fa4850883e2b006601f940f8a34d404d0cfa977f52a65bbf5f24f"),
    Vector(
      "get-utf8", path: "/\u{1234}",
      "8318018e0b0f223aa2bbf98705b62bb787dc9c0e678f255a891fd03141be5d85"),
    Vector(
      "get-space", path: "/example space/",
      "652487583200325589f1fba4c7e578f72c47cb61beeca81406b39ddec1366741"),
    Vector(
      "get-vanilla-query-order-key-case", query: [("Param2", "value2"), ("Param1", "value1")],
      "b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500"),
    Vector(
      "get-vanilla-query-order-value", query: [("Param1", "value2"), ("Param1", "value1")],
      "5772eed61e12b33fae39ee5e7012498b51d56abc0abb7c60486157bd471c4694"),
    Vector(
      "get-vanilla-utf8-query", query: [("\u{1234}", "bar")],
      "2cdec8eed098649ff3a119c94853b13c643bcf08f8b0a1d91e12c9027818dd04"),
    Vector(
      "get-vanilla-query-unreserved", query: [(unreserved, unreserved)],
      "9c3e54bfcdf0b19771a7f523ee5669cdf59bc7cc0884027167c21bb143a40197"),
    Vector(
      "get-header-value-order",
      headers: ["value4", "value1", "value3", "value2"].map { ("My-Header1", $0) },
      "08c7e5a9acfcfeb3ab6b2185e75ce8b1deb5e634ec47601a50643f830c755c01"),
    Vector(
      "get-header-key-duplicate",
      headers: ["value2", "value2", "value1"].map { ("My-Header1", $0) },
      "c9d5ea9f3f72853aea855b47ea873832890dbdd183b4468f858259531a5138ea"),
    Vector(
      "get-header-value-trim",
      headers: [("My-Header1", " value1"), ("My-Header2", "\"a   b   c\"")],
      "acc3ed3afb60bb290fc8d2dd0098b9911fcaa05412b367055dee359757a9c736"),
    Vector(
      "post-header-value-case", method: "POST", headers: [("My-Header1", "VALUE1")],
      "cdbc9802e29d2942e5e10b5bccfdd67c5f22c7c4e8ae67b53629efa58b974b7d"),
    Vector(
      "post-x-www-form-urlencoded", method: "POST",
      headers: [("Content-Type", "application/x-www-form-urlencoded")],
      body: "9095672bbd1f56dfc5b65f3e153adc8731a4a654192329106275f4c7b24d0b6e",
      "ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a"),
    Vector(
      "post-sts-header-before", method: "POST", headers: [("X-Amz-Security-Token", token)],
      "85d96828115b5dc0cfc3bd16ad9e210dd772bbebba041836c64533a82be05ead"),
  ]

  @Test("the vectors of the Signature Version 4 test suite", arguments: suite)
  func suiteVector(_ vector: Vector) {
    let date = "20150830T123600Z"
    let request = SignableRequest(
      method: vector.method, path: vector.path, query: vector.query,
      headers: vector.headers + [("Host", "example.amazonaws.com"), ("X-Amz-Date", date)],
      payloadHash: vector.body)
    let credentials = S3Credentials(
      accessKey: "AKIDEXAMPLE", secretKey: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY")
    let header = SigV4.authorization(
      request, credentials, region: "us-east-1", service: "service", date: date)
    #expect(header.hasSuffix("Signature=" + vector.signature))
    #expect(header.contains("Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, "))
  }

  /// "Authenticating Requests: Using the Authorization Header", Amazon S3 API reference.
  static let storeExamples: [Vector] = [
    Vector(
      "GET Object", path: "/test.txt", headers: [("Range", "bytes=0-9")],
      "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41"),
    Vector(
      "PUT Object", method: "PUT", path: "/test$file.text",
      headers: [
        ("Date", "Fri, 24 May 2013 00:00:00 GMT"), ("x-amz-storage-class", "REDUCED_REDUNDANCY"),
      ], body: "44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072",
      "98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd"),
    Vector(
      "GET Bucket Lifecycle", query: [("lifecycle", "")],
      "fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543"),
    Vector(
      "List Objects", query: [("max-keys", "2"), ("prefix", "J")],
      "34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7"),
  ]

  @Test("the examples of the S3 documentation", arguments: storeExamples)
  func storeExample(_ vector: Vector) {
    let date = "20130524T000000Z"
    let request = SignableRequest(
      method: vector.method, path: vector.path, query: vector.query,
      headers: vector.headers + [
        ("Host", "examplebucket.s3.amazonaws.com"), ("x-amz-content-sha256", vector.body),
        ("x-amz-date", date),
      ], payloadHash: vector.body)
    let credentials = S3Credentials(
      accessKey: "AKIAIOSFODNN7EXAMPLE", secretKey: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY")
    let header = SigV4.authorization(
      request, credentials, region: "us-east-1", service: "s3", date: date)
    #expect(header.hasSuffix("Signature=" + vector.signature))
  }

  @Test("credentials never print themselves")
  func silent() {
    let credentials = S3Credentials(accessKey: "A", secretKey: "secret-word")
    #expect(!"\(credentials)".contains("secret-word"))
    #expect(!String(reflecting: credentials).contains("secret-word"))
  }
}
