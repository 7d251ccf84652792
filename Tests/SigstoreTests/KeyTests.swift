/// Keys of RSA: the library behind them stops the program at digests that it did not make itself, so every
/// way to a verification is taken here, with whole, broken and absurd signatures.

import Bytes
import Testing

@testable import Sigstore

@Suite("2.1 signatures of RSA keys are judged and never stop the program")
struct RSAKeyTests {
  private static let spki =
    "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAyxquvSaMKYWDishW+z4dzNcxDWL6Lf09bpbtYGhYEY"
    + "zjbdtokA3CK0OGrwTXp1apBbUbT84bMcUM+uKkEZSXA286GOAWdCc+aLMQCt19hirkuTtLrzur0iKMZxjVw9CO"
    + "+32hjirkURVs4rSg/XoZEj6v2WRCkF2lvLfFABv7marhAg4H0B4Q78Cz1RY7WnvBu/ACsi7Wx0MlFNPvHdBOH2"
    + "hwJ5pIL9ChmoKbZ0hClWvDj3fnF0gTAUMIZ0VPehuXjHSvXT9Pig6AyfOlSSDhdyXV4nrUmHKbUbH59uGorvsP"
    + "LHMZ7UCb8CV/1TrU4ij0Ekkl7bLLILnimHtOkhC56wIDAQAB"
  /// Over "weights", with SHA-256 and SHA-512.
  private static let short =
    "NInal9ClxrJefVTfYffX9HFrQo6bS5eRBqz9E6QeC8K3bG2PpnZpouhwl4/2axJDKmE7fpIQxm3ab5Q9jnhM0E"
    + "Hu9mbyWw6QakBr/rGegnFIV6fOUT5Q3oF9L9/TawQgcf1b0lwvddw4X5//4djgKwHTQREM/UMm2o/v8apFORiD"
    + "3uz9ykBYDlUepm/33niYPHUQ23lgWaxdkWTxRRU8lBX+DLVaiYVa61VR43nxA4atHJarK//ie8qiTnPlN4veEd"
    + "vG545Aq54O753fQkZZZlA+t/jdrVLnOYEAU+GAuZ8A8INEJ1/sipcdKxODyDcO2tg/gCbMTVvgS24c7GZMRA=="
  private static let long =
    "FI+wSnCccc3kXgQe7aNC8hgLdUPei80o45ESnlRXLYIGExUSc1tlJ/K3ogyTlAd6SRNJ6Wda4UEQCgUyvE1gvY"
    + "9BnDnI1YAkslbd47MTD89qP4Bgt0GT04S5ggCpTtYN+MROE6gfuXnULcvNfNUZ5AO2dOeFdBSAOAG8LqkKEBZD"
    + "UYdZcAi4LMlC1zaXmfZKx2iGINMik/yd1+/MADV3scwbXyy5CU7L5qHcUBKxk6xsDiITX/oVopkKusVyuM335m"
    + "P1qTN4Wdo0lOUqhM26l594IjFszdlPIBbHh7Z9zp8W0fPm1s/a0/8IuFzxSyE7KbQzzxctTukM48XzMMt2Ng=="

  private let key: VerifyingKey
  private let signature: [UInt8]
  private let message = Array("weights".utf8)

  init() throws {
    key = try VerifyingKey(spki: try #require(Base64.decode(Self.spki)))
    signature = try #require(Base64.decode(Self.short))
  }

  @Test("over bytes in memory, with the hash that is asked for")
  func memory() throws {
    let other = try #require(Base64.decode(Self.long))
    #expect(key.family == .rsa)
    #expect(key.verifies(signature, over: message))
    #expect(!key.verifies(signature, over: message + [0]))
    #expect(key.verifies(other, over: message, .sha512))
    #expect(!key.verifies(other, over: message, .sha384))
    #expect(!key.verifies(other, over: message))
    for length in [0, 1, 255, 257, 4_096] {
      #expect(!key.verifies([UInt8](repeating: 0xFF, count: length), over: message))
    }
  }

  @Test("over an artefact that was read, and not over one of which only a digest is known")
  func artifacts() throws {
    var stream = ArtifactDigestStream()
    stream.update(message)
    let read = stream.finish()
    #expect(try key.verifies(signature, of: read))
    #expect(try !key.verifies(signature.reversed(), of: read))
    let known = ArtifactDigests([.sha256: HashAlgorithm.sha256.digest(message)])
    #expect(throws: SigstoreError.self) { try key.verifies(signature, of: known) }
    #expect(throws: SigstoreError.self) { try key.verifies(signature, of: ArtifactDigests([:])) }
  }
}
