// What signing and verifying have in common: where keys, passphrases and times come from.

import ArgumentParser
import Bytes
import Evidence
import Store

/// Where the passphrase of a protected private key comes from.
struct PassphraseOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Read the passphrase of the private key from this file (- is standard input).",
      valueName: "file"))
  var passphraseFile: String?

  @Option(
    help: ArgumentHelp(
      "Read the passphrase of the private key from this variable of the environment.",
      valueName: "variable"))
  var passphraseEnv: String?

  /// Made by the argument parser.
  init() {}

  /// The place that was named, or the usual ones. Warns of a file that others can read.
  var source: PassphraseSource {
    if let passphraseFile {
      if let mode = FileTimes(path: passphraseFile)?.mode, mode & 0o077 != 0 {
        Console().warn(
          "others can read the passphrase in \(passphraseFile): chmod 600 \(passphraseFile)")
      }
      return .file(passphraseFile)
    }
    if let passphraseEnv { return .variable(passphraseEnv) }
    return .automatic
  }

  func validate() throws {
    if passphraseFile != nil, passphraseEnv != nil {
      throw ValidationError("--passphrase-file and --passphrase-env exclude each other")
    }
  }
}

/// A key as it is named on the command line: a PEM file, or a key of the state directory.
enum KeyReference {
  /// Whether `text` is meant as a file: it has a slash or ends like a key file.
  static func isFile(_ text: String) -> Bool {
    text.contains("/") || [".pem", ".key", ".pub", ".der"].contains { text.hasSuffix($0) }
  }

  /// The private key; a file that others may read is used with a warning.
  static func privateKey(
    _ text: String, _ workspace: Workspace?, _ passphrase: PassphraseSource, _ console: Console
  ) throws -> EvidenceKey {
    if TokenAddress.isOne(text) { return try tokenKey(text, passphrase) }
    if !isFile(text), let workspace {
      return try withStore { try workspace.key(named: text, passphrase: passphrase) }
    }
    let (key, isOpen) = try withStore { try LooseKey.read(text, passphrase: passphrase) }
    if isOpen { console.warn("others can read the private key \(text): chmod 600 \(text)") }
    return key
  }

  /// The key on a PKCS#11 token.
  static func tokenKey(_ text: String, _ passphrase: PassphraseSource) throws -> EvidenceKey {
    do {
      let address = try TokenAddress(text)
      return try withStore { try HardwareKey.open(address, passphrase: passphrase) }
    } catch let fault as TokenAddress.Fault {
      throw Diagnosis(
        "GH-0319", "the address of the key is not usable", why: fault.reason,
        remedy: "pkcs11:token=TOKEN;object=KEY?module-path=/usr/lib/softhsm/libsofthsm2.so")
    }
  }

  /// The public key in a PEM file, or with a name of the state directory.
  static func publicKey(_ text: String, _ workspace: Workspace?) throws -> TrustedKey {
    if !isFile(text), let workspace {
      return try withStore { try workspace.keys.trustedKey(named: text) }
    }
    let bytes = try SignedFile.read(text, atMost: SignedFile.keyBytes)
    do {
      return try TrustedKey(
        name: text, role: .machine, identity: "", publicPEM: String(decoding: bytes, as: UTF8.self))
    } catch {
      throw Diagnosis(evidence: error, at: text)
    }
  }
}

/// Files that signing and verifying read whole.
enum SignedFile {
  /// Most bytes of a key file, a certificate file or a revocation list.
  static let keyBytes: UInt64 = 16 << 20
  /// Most bytes of a signature file.
  static let bundleBytes: UInt64 = 32 << 20

  /// The bytes of the file at `path`.
  static func read(_ path: String, atMost limit: UInt64) throws -> [UInt8] {
    do {
      return try SmallFile.read(path, atMost: limit)
    } catch StoreError.entryTooLarge {
      throw Diagnosis("GH-0301", "the file is too large for what it should be", at: path)
    } catch let error as StoreError {
      throw Diagnosis(store: error)
    } catch {
      throw Diagnosis("GH-0901", "the file cannot be read", at: path)
    }
  }

  /// The files as one text.
  static func text(_ paths: [String]) throws -> String {
    try paths.map { String(decoding: try read($0, atMost: keyBytes), as: UTF8.self) }
      .joined(separator: "\n")
  }

  /// The bundle in the file at `path`.
  static func bundle(_ path: String) throws -> ModelBundle {
    let bytes = try read(path, atMost: bundleBytes)
    do {
      return try ModelBundle(bytes)
    } catch {
      throw Diagnosis(evidence: error, at: path)
    }
  }
}

/// Moments on the command line.
enum Moment {
  /// The end of the year 9999: later times have no form in certificates.
  private static let latest: Int64 = 253_402_300_799

  /// Unix seconds of `2026-11-26T08:00:00Z`, `2026-11-26` (its start, in UTC), or a bare number of
  /// Unix seconds; `nil` for anything else.
  static func seconds(_ text: String) -> Int64? {
    if let number = Int64(text) { return (0...latest).contains(number) ? number : nil }
    return RFC3339.seconds(text) ?? RFC3339.startOfDay(text)
  }

  /// As above; a usage error if it is not a moment.
  static func required(_ text: String?, option: String) throws -> Int64? {
    guard let text else { return nil }
    guard let seconds = seconds(text) else {
      throw ValidationError("\(option) takes a time such as 2026-11-26T08:00:00Z")
    }
    return seconds
  }
}

/// The state directory where there is one: signing and verifying work without it too.
enum OptionalWorkspace {
  /// `nil` if there is none.
  static func open(_ system: SystemOptions) throws -> Workspace? {
    do {
      return try Workspace.open(system.stateDirectory)
    } catch StoreError.workspaceMissing {
      return nil
    } catch let error as StoreError {
      throw Diagnosis(store: error)
    }
  }
}
