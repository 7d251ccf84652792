// Whose attestations count, read from the files that the manifest names; and what was taken in, as the
// gate sees it.

import Bytes
import Evidence
import Foundation
import Guidelines
import Manifest
import Sigstore
import Store
import Verdicts

/// Reads what the manifest names beside the assets: keys of signers, a questionnaire.
enum DeclaredTrust {
  /// The signers of the manifest and the keys of this system. Bundles among `evidence` are verified
  /// for the identities of the manifest; `vouched` was proved by others.
  static func of(
    _ system: DescribedSystem, _ workspace: Workspace?, _ evidence: [VerifiedStatement],
    vouched: [VouchedEnvelope] = []
  ) async throws -> ForeignTrust {
    let own = try withStore { try workspace?.trustedKeys() ?? TrustedKeys([]) }
    let identities = try identities(system)
    let bundles =
      identities.isEmpty ? [] : try withStore { try workspace?.bundles(evidence) ?? [] }
    // What was taken in before and no longer verifies just does not count.
    let proved = await TrustedIdentity.vouch(for: bundles, by: identities) { _, _ in }
    return ForeignTrust(signers: try signers(system), own: own, vouched: vouched + proved)
  }

  /// The signers of the manifest that hold keys.
  static func signers(_ system: DescribedSystem) throws -> [ForeignSigner] {
    var signers: [ForeignSigner] = []
    for declared in system.manifest.signers {
      guard case .key(let path) = declared.credential else { continue }
      signers.append(try signer(declared, at: system.path(path)))
    }
    return signers
  }

  /// The signers of the manifest that certificates name.
  static func identities(_ system: DescribedSystem) throws -> [TrustedIdentity] {
    var identities: [TrustedIdentity] = []
    for declared in system.manifest.signers {
      guard case .identity(let name, let issuer, let root) = declared.credential else { continue }
      let path = system.path(root)
      let bytes = try InputFile.read(
        path, atMost: UInt64(Sigstore.Limits.trustedRoot.bytes), "GH-0304",
        "the trusted root of a signer")
      do {
        identities.append(
          try TrustedIdentity(
            name: declared.name, kinds: Set(declared.kinds), supplier: declared.supplier,
            identity: name, issuer: issuer, trustedRoot: bytes))
      } catch {
        let (code, words) = SigstoreWords.of(error)
        throw Diagnosis(code, "the trusted root of a signer can't be used", at: path, why: words)
      }
    }
    return identities
  }

  private static func signer(_ declared: Manifest.Signer, at path: String) throws -> ForeignSigner {
    let bytes = try InputFile.read(path, atMost: 8_192, "GH-0304", "the key of a signer")
    do {
      return try ForeignSigner(
        name: declared.name, kinds: Set(declared.kinds), supplier: declared.supplier,
        publicPEM: String(decoding: bytes, as: UTF8.self))
    } catch {
      throw Diagnosis(evidence: error, at: path)
    }
  }

  /// The questionnaire of the manifest, or the one that comes with the program.
  static func questionnaire(_ system: DescribedSystem) throws -> Questionnaire {
    guard let file = system.manifest.supplierPolicy.questionnaire else { return .builtIn }
    let path = system.path(file)
    let json = try InputFile.json(path, "GH-0337", "the questionnaire")
    do {
      return try Questionnaire(reading: json, practices: Set(Guidelines.practices.map(\.id)))
    } catch {
      throw Diagnosis(
        "GH-0337", "the questionnaire can't be used", at: path,
        why: "\(error.path): expected \(error.expected)",
        remedy: "gatehouse supplier questionnaire --format json prints one that can")
    }
  }

  /// What was taken in and counts now.
  static func imported(
    _ system: DescribedSystem, _ workspace: Workspace?, _ evidence: [VerifiedStatement]
  ) async throws -> [ImportedStatement] {
    guard let workspace else { return [] }
    let trust = try await of(system, workspace, evidence)
    return try withStore { try workspace.imports(evidence, trust: trust) }
      .compactMap { try? $0.outcome.get() }
  }
}

extension DescribedSystem {
  /// A declared path as it is opened: relative ones lie beside the manifest.
  func path(_ declared: String) -> String {
    declared.hasPrefix("/") || directory == "." ? declared : directory + "/" + declared
  }
}

/// Subjects as people name them on the command line.
enum SubjectWords {
  /// `sha256:…`, or the path of a file that is hashed.
  static func subject(_ word: String) throws -> Subject {
    if word.hasPrefix("sha256:") {
      guard let digest = Digest(hex: String(word.dropFirst(7))) else {
        throw Diagnosis(
          "GH-0336", "not a digest: \(Console.printable(word))",
          why: "after sha256: come 64 lowercase hexadecimal digits")
      }
      return Subject(name: word, digest: digest)
    }
    do {
      return Subject(name: word, digest: try FileDigest.of(path: word).digest)
    } catch {
      throw Diagnosis(
        "GH-0909", "the file can't be read", at: word, why: "it \(AssetFaults.words(error))",
        remedy: "name a regular file, or its digest as sha256:…")
    }
  }
}
