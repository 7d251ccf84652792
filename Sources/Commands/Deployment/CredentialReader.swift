// Credentials of model servers: read once at start, from where the manifest says, and never shown.

import Bytes
import Foundation
import Gateway
import Manifest
import Store

/// Reads credentials.
enum CredentialReader {
  private static let maximumBytes: UInt64 = 16 << 10

  /// The credential of `upstream`; `nil` if it declares none.
  static func read(_ upstream: Manifest.Upstream) throws -> Credential? {
    switch upstream.credential {
    case nil: return nil
    case .environment(let name):
      guard let value = ProcessInfo.processInfo.environment[name], !value.isEmpty else {
        throw Diagnosis(
          "GH-0611", "the credential of an upstream is not set", at: "environment \(name)",
          remedy: "export \(name)=...")
      }
      return try credential(value, at: "environment \(name)")
    case .file(let path):
      let stamp = FileStamp(path: path)
      guard stamp.mode & 0o077 == 0 else {
        throw Diagnosis(
          "GH-0305", "a file with a credential can be read by others", at: path,
          remedy: "chmod 600 \(path)")
      }
      guard let source = try? FileSource(path: path), source.count <= maximumBytes,
        let bytes = try? source.read(at: 0, length: Int(source.count))
      else {
        throw Diagnosis("GH-0611", "the credential of an upstream cannot be read", at: path)
      }
      let text = String(decoding: bytes, as: UTF8.self)
      return try credential(text.trimmingCharacters(in: .whitespacesAndNewlines), at: path)
    }
  }

  private static func credential(_ text: String, at place: String) throws -> Credential {
    guard let credential = Credential(text) else {
      throw Diagnosis(
        "GH-0611",
        "this is no credential: it is empty or holds characters that a header can't have",
        at: place)
    }
    return credential
  }
}
