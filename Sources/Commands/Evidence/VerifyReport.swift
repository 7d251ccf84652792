// What `gatehouse verify` says: valid or refused, with every reason, and what no signature covers.

import Bytes
import Evidence
import Store

/// The report of one verification.
struct VerifyReport {
  let model: String
  let format: OutputFormat
  let console: Console

  /// Things that are accepted and worth knowing.
  func warn(_ verified: ModelBundle.Verified) {
    for text in Self.warnings(verified) { console.warn(text) }
  }

  private static func warnings(_ verified: ModelBundle.Verified) -> [String] {
    var texts: [String] = []
    if verified.hintMissing { texts.append("the signature does not name its key") }
    if verified.otherSignatures > 0 {
      texts.append("\(verified.otherSignatures) other signatures were not checked")
    }
    if verified.isLegacy {
      texts.append("the signature has the weaker format of model-signing before 1.0")
    }
    return texts
  }

  /// Judges the files, and says so. Throws `CommandExit.findings` if the model is refused.
  func judge(
    _ result: ModelFiles.Comparison, _ verified: ModelBundle.Verified, allowsUncovered: Bool,
    allowsUnsigned: Bool
  ) throws {
    var reasons: [(code: String, why: String)] = []
    var unsigned: [String] = []
    for difference in result.differences {
      if case .added(let name) = difference, allowsUnsigned, kind(of: name) != .weights {
        unsigned.append(name)
      } else {
        reasons.append(("GH-0308", Self.words(difference)))
      }
    }
    for name in result.uncovered {
      let kind = kind(of: name)
      let words = Console.printable(name)
      if kind == .weights {
        reasons.append(("GH-0329", "weights that the signature leaves out: \(words)"))
      } else if kind == .code, !allowsUncovered {
        reasons.append(("GH-0329", "code that the signature leaves out: \(words)"))
      }
    }
    unsigned += result.emptyUnsigned
    for name in result.uncovered { console.warn("not covered: \(Console.printable(name))") }
    for name in unsigned { console.warn("not signed: \(Console.printable(name))") }
    guard reasons.isEmpty else {
      return try refuse(reasons, uncovered: result.uncovered, unsigned: unsigned)
    }
    accept(verified, uncovered: result.uncovered, unsigned: unsigned)
  }

  private func kind(of name: String) -> FileKind {
    FileKind.of(model + (name == "." ? "" : "/" + name))
  }

  private func accept(_ verified: ModelBundle.Verified, uncovered: [String], unsigned: [String]) {
    let manifest = verified.manifest
    switch format {
    case .json:
      console.json([
        "schema_version": 1, "valid": true, "root_sha256": .string(manifest.rootDigest.hex),
        "files": .int(manifest.fileCount), "uncovered": .strings(uncovered),
        "unsigned": .strings(unsigned), "reasons": [],
        "signers": .array(
          verified.signers.map {
            [
              "keyid": .string($0.keyID), "name": .string($0.name),
              "algorithm": .string($0.curve.algorithm),
            ]
          }),
        "certificates": .strings(verified.chain),
        "warnings": .strings(Self.warnings(verified)),
      ])
    case .text:
      console.out(
        "\(console.style.green("valid")) \(Console.printable(model)): \(manifest.fileCount) files, sha256:\(manifest.rootDigest.short)"
      )
      for name in verified.chain { console.out("  certificate: \(Console.printable(name))") }
      for key in verified.signers {
        console.out("  signed by:   \(key.keyID.prefix(12)) (\(key.curve.algorithm))")
      }
    }
  }

  /// Says why the model is refused.
  func refuse(
    _ reasons: [(code: String, why: String)], uncovered: [String] = [], unsigned: [String] = []
  ) throws {
    switch format {
    case .json:
      console.json([
        "schema_version": 1, "valid": false,
        "reasons": .array(reasons.map { ["code": .string($0.code), "message": .string($0.why)] }),
        "uncovered": .strings(uncovered), "unsigned": .strings(unsigned),
      ])
    case .text:
      console.out("\(console.style.red("refused")) \(Console.printable(model))")
      for reason in reasons { console.out("  [\(reason.code)] \(reason.why)") }
    }
    throw CommandExit.findings
  }

  private static func words(_ difference: ModelFiles.Difference) -> String {
    switch difference {
    case .missing(let name): "signed but not there: \(Console.printable(name))"
    case .changed(let name): "changed since it was signed: \(Console.printable(name))"
    case .added(let name): "there but not signed: \(Console.printable(name))"
    }
  }
}
