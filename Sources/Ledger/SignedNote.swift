/// Signed notes: text, a blank line, and signature lines. Source: c2sp.org/signed-note.
///
/// Everything is compared byte by byte: to Swift's strings "é" is the same as "e" with an accent, to
/// a signature it is not.

import Bytes

/// A note and its signature lines, not yet verified.
package struct SignedNote: Sendable, Equatable {
  /// One signature line.
  package struct Signature: Sendable, Equatable {
    /// The name of the key.
    package let name: String
    /// Four bytes that name the key.
    package let keyID: [UInt8]
    /// The signature; 64 bytes for Ed25519, 72 for a cosignature.
    package let signature: [UInt8]

    /// Puts a line together; nothing is checked.
    package init(name: String, keyID: [UInt8], signature: [UInt8]) {
      self.name = name
      self.keyID = keyID
      self.signature = signature
    }

    /// The line with its newline.
    package var line: String {
      "\(SignedNote.dash)\(name) \(Base64.encode(keyID + signature))\n"
    }

    /// Whether the line is of the key with this name and id.
    package func isOf(name: String, keyID: [UInt8]) -> Bool {
      keyID == self.keyID && name.utf8.elementsEqual(self.name.utf8)
    }
  }

  /// The signed text; ends with a newline.
  package let text: String
  /// At least one.
  package let signatures: [Signature]

  private static let dash = "\u{2014} "
  private static let newline = UInt8(ascii: "\n")

  /// Signs `text`, which must end with a newline.
  package static func sign(_ text: String, with key: LedgerKey) throws(LedgerError) -> SignedNote {
    guard text.utf8.last == newline else { throw .noteMalformed }
    let verifier = key.verifier
    let signature = try key.signature(over: Array(text.utf8))
    return SignedNote(
      text: text,
      signatures: [Signature(name: verifier.name, keyID: verifier.keyID, signature: signature)])
  }

  init(text: String, signatures: [Signature]) {
    self.text = text
    self.signatures = signatures
  }

  /// The same text with `lines` behind its signatures; a line of a key that is there already takes
  /// the place of the older one.
  package func adding(_ lines: [Signature]) -> SignedNote {
    var kept = signatures
    for line in lines {
      kept.removeAll { $0.isOf(name: line.name, keyID: line.keyID) }
      kept.append(line)
    }
    return SignedNote(text: text, signatures: kept)
  }

  /// The same text with only those signatures for which `condition` holds; `nil` if none is left.
  package func keeping(_ condition: (Signature) -> Bool) -> SignedNote? {
    let kept = signatures.filter(condition)
    return kept.isEmpty ? nil : SignedNote(text: text, signatures: kept)
  }

  /// The bytes of the note.
  package func encoded() -> [UInt8] {
    Array((text + "\n" + signatures.map(\.line).joined()).utf8)
  }

  /// Reads a note; the last blank line divides text and signatures.
  package init(_ bytes: [UInt8]) throws(LedgerError) {
    guard bytes.count <= Limits.noteBytes, bytes.last == SignedNote.newline,
      !bytes.contains(where: { $0 < 0x20 && $0 != SignedNote.newline }),
      let blank = SignedNote.lastBlankLine(bytes),
      let text = String(validating: bytes[..<blank], as: UTF8.self)
    else { throw .noteMalformed }
    self.text = text
    signatures = try SignedNote.lines(Array(bytes[(blank + 1)...]))
  }

  /// Reads signature lines alone, as a witness answers them: at least one, each with its newline.
  package static func lines(_ bytes: [UInt8]) throws(LedgerError) -> [Signature] {
    guard bytes.count <= Limits.noteBytes, bytes.last == newline else { throw .noteMalformed }
    let list = bytes.dropLast().split(separator: newline, omittingEmptySubsequences: false)
    guard list.count <= Limits.noteSignatures else { throw .noteMalformed }
    var signatures: [Signature] = []
    for line in list { signatures.append(try signature(line)) }
    return signatures
  }

  /// The offset of the newline that is the last blank line; the text ends before it.
  private static func lastBlankLine(_ bytes: [UInt8]) -> Int? {
    var index = bytes.count - 1
    while index > 0 {
      if bytes[index] == newline, bytes[index - 1] == newline { return index }
      index -= 1
    }
    return nil
  }

  private static func signature(_ line: ArraySlice<UInt8>) throws(LedgerError) -> Signature {
    guard line.starts(with: dash.utf8) else { throw .noteMalformed }
    let parts = line.dropFirst(dash.utf8.count).split(
      separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
    guard parts.count == 2, let name = String(validating: parts[0], as: UTF8.self),
      KeyText.isName(name), let base64 = String(validating: parts[1], as: UTF8.self),
      let bytes = Base64.decode(base64), bytes.count > 4
    else { throw .noteMalformed }
    return Signature(name: name, keyID: Array(bytes[0..<4]), signature: Array(bytes[4...]))
  }

  /// Throws unless `verifier` signed the note.
  package func verify(with verifier: NoteVerifier) throws(LedgerError) {
    _ = try verify(withAny: [verifier])
  }

  /// Throws unless one of `verifiers` signed the note, and answers which did. Signatures of unknown
  /// keys are ignored; one that names a known key and fails refuses the note.
  package func verify(withAny verifiers: [NoteVerifier]) throws(LedgerError) -> [NoteVerifier] {
    let bytes = Array(text.utf8)
    var signed: [NoteVerifier] = []
    for line in signatures {
      for verifier in verifiers where line.isOf(name: verifier.name, keyID: verifier.keyID) {
        guard verifier.verifies(line.signature, over: bytes) else { throw .noteSignatureInvalid }
        if !signed.contains(verifier) { signed.append(verifier) }
      }
    }
    guard !signed.isEmpty else { throw .noteUnsigned }
    return signed
  }
}
