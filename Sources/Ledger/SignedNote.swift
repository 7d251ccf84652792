/// Signed notes: text, a blank line, and signature lines. Source: c2sp.org/signed-note.

import Bytes

/// A note and its signature lines, not yet verified.
package struct SignedNote: Sendable, Equatable {
  /// One signature line.
  package struct Signature: Sendable, Equatable {
    /// The name of the key.
    package let name: String
    /// Four bytes that name the key.
    package let keyID: [UInt8]
    /// The signature; 64 bytes for Ed25519.
    package let signature: [UInt8]
  }

  /// The signed text; ends with a newline.
  package let text: String
  /// At least one.
  package let signatures: [Signature]

  private static let dash = "\u{2014} "

  /// Signs `text`, which must end with a newline.
  package static func sign(_ text: String, with key: LedgerKey) throws(LedgerError) -> SignedNote {
    guard text.hasSuffix("\n") else { throw .noteMalformed }
    let verifier = key.verifier
    let signature = try key.signature(over: Array(text.utf8))
    return SignedNote(
      text: text,
      signatures: [Signature(name: verifier.name, keyID: verifier.keyID, signature: signature)])
  }

  private init(text: String, signatures: [Signature]) {
    self.text = text
    self.signatures = signatures
  }

  /// The bytes of the note.
  package func encoded() -> [UInt8] {
    var note = text + "\n"
    for line in signatures {
      note += "\(SignedNote.dash)\(line.name) \(Base64.encode(line.keyID + line.signature))\n"
    }
    return Array(note.utf8)
  }

  /// Reads a note; the last blank line divides text and signatures.
  package init(_ bytes: [UInt8]) throws(LedgerError) {
    guard bytes.count <= Limits.noteBytes, let note = String(validating: bytes, as: UTF8.self),
      note.hasSuffix("\n"), !note.unicodeScalars.contains(where: { $0.value < 0x20 && $0 != "\n" })
    else { throw .noteMalformed }
    var lines = note.split(separator: "\n", omittingEmptySubsequences: false)
    lines.removeLast()
    guard let blank = lines.lastIndex(where: { $0.isEmpty }), blank > 0 else {
      throw .noteMalformed
    }
    let list = lines[(blank + 1)...]
    guard !list.isEmpty, list.count <= Limits.noteSignatures else { throw .noteMalformed }
    text = lines[..<blank].map { $0 + "\n" }.joined()
    var signatures: [Signature] = []
    for line in list { signatures.append(try SignedNote.signature(line)) }
    self.signatures = signatures
  }

  private static func signature(_ line: Substring) throws(LedgerError) -> Signature {
    guard line.hasPrefix(dash) else { throw .noteMalformed }
    let parts = line.dropFirst(dash.count).split(separator: " ", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, !parts[0].contains("+"),
      let bytes = Base64.decode(String(parts[1])), bytes.count > 4
    else { throw .noteMalformed }
    return Signature(
      name: String(parts[0]), keyID: Array(bytes[0..<4]), signature: Array(bytes[4...]))
  }

  /// Throws unless `verifier` signed the note. Signatures of unknown keys are ignored; one that
  /// names the known key and fails refuses the note.
  package func verify(with verifier: NoteVerifier) throws(LedgerError) {
    var signed = false
    for line in signatures where line.name == verifier.name && line.keyID == verifier.keyID {
      guard verifier.verifies(line.signature, over: Array(text.utf8)) else {
        throw .noteSignatureInvalid
      }
      signed = true
    }
    guard signed else { throw .noteUnsigned }
  }
}
