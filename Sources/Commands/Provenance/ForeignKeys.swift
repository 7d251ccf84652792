// Whose attestations count, read from the files that the manifest names; and what was taken in, as the
// gate sees it.

import Bytes
import Evidence
import Foundation
import Guidelines
import Manifest
import Store
import Verdicts

/// Reads what the manifest names beside the assets: keys of signers, a questionnaire.
enum DeclaredTrust {
  /// The signers of the manifest and the keys of this system.
  static func of(_ system: DescribedSystem, _ workspace: Workspace?) throws -> ForeignTrust {
    let own = try withStore { try workspace?.trustedKeys() ?? TrustedKeys([]) }
    return ForeignTrust(signers: try signers(system), own: own)
  }

  /// The signers of the manifest with their keys.
  static func signers(_ system: DescribedSystem) throws -> [ForeignSigner] {
    var signers: [ForeignSigner] = []
    for declared in system.manifest.signers {
      signers.append(try signer(declared, at: system.path(declared.publicKey)))
    }
    return signers
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
  ) throws -> [ImportedStatement] {
    guard let workspace else { return [] }
    let trust = try of(system, workspace)
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
