/// Names of licences: SPDX identifiers, and those that model hubs use where SPDX has none. Names are
/// compared without regard to case, and the many ways to write one lead to one.

/// One licence by its identifier.
package struct LicenceName: Hashable, Sendable {
  /// The identifier as SPDX writes it, or as it was given when it is not a known one.
  package let id: String

  /// Reads an identifier or one of the usual names of a licence; `nil` for other words.
  package init?(_ text: String) {
    let key = Self.key(text)
    if let known = Self.known[key], !text.contains(where: { "()[]{}\"".contains($0) }) {
      id = known
      return
    }
    let isWord =
      !text.isEmpty && text.utf8.count <= 64
      && text.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"),
          UInt8(ascii: "+"):
          true
        default: false
        }
      }
    guard isWord, !Self.nothing.contains(key) else { return nil }
    id = text
  }

  init(known id: String) { self.id = id }

  /// Whether it is one of those that are known by name.
  package var isKnown: Bool { Self.known[Self.key(id)] == id }

  /// Whether its text would be recognised.
  package var hasKnownText: Bool { LicenceText.ids.contains(family) }

  /// The identifier without what a text can't tell: "only", "or later", a project's own prefix.
  package var family: String {
    var rest = id
    for ending in ["-only", "-or-later", "+"] where rest.hasSuffix(ending) {
      rest = String(rest.dropLast(ending.count))
    }
    if rest.hasPrefix("LicenseRef-") { rest = String(rest.dropFirst("LicenseRef-".count)) }
    return Self.known[Self.key(rest)] ?? rest.lowercased()
  }

  /// Whether a rule that accepts `self` accepts `other`: the same licence; "or later" gives what its
  /// version gives; a rule without "only" or "or later" takes both.
  package func accepts(_ other: LicenceName) -> Bool {
    guard family == other.family else { return false }
    return id.lowercased() == other.id.lowercased() || isBare || other.isBare
      || other.id.hasSuffix("-or-later")
  }

  private var isBare: Bool { !id.hasSuffix("-only") && !id.hasSuffix("-or-later") }

  /// Lowercase letters, digits and `+`, one `-` for whatever stands between.
  private static func key(_ text: String) -> String {
    var key = ""
    for byte in text.utf8.prefix(200) {
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"):
        key.unicodeScalars.append(Unicode.Scalar(byte + 32))
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
        UInt8(ascii: "+"), UInt8(ascii: "."):
        key.unicodeScalars.append(Unicode.Scalar(byte))
      default: if !key.isEmpty, !key.hasSuffix("-") { key += "-" }
      }
    }
    while key.hasSuffix("-") { key.removeLast() }
    return key
  }

  /// Words that stand where nothing is known.
  private static let nothing: Set<String> = [
    "other", "unknown", "none", "n-a", "na", "tbd", "todo", "unlicensed", "noassertion", "null",
    "and", "or", "with",
  ]

  /// A line is the identifier, then other ways to write it. Sources: spdx.org/licenses, and the
  /// list of licences of the Hugging Face hub.
  private static let table = """
    Apache-2.0 apache-2 apache2 apache2.0 apache apache-license-2.0 apache-license-version-2.0
    MIT mit-license the-mit-license
    MIT-0
    ISC isc-license
    0BSD
    BSD-2-Clause bsd-2 simplified-bsd
    BSD-3-Clause bsd-3 new-bsd bsd-3-clause-license
    BSD-3-Clause-Clear
    BSD-4-Clause
    MPL-2.0 mozilla-public-license-2.0 mpl2
    EPL-2.0
    EUPL-1.2
    BSL-1.0
    Unlicense the-unlicense
    Zlib
    NCSA
    PSF-2.0
    GPL-2.0 gpl2 gplv2
    GPL-2.0-only
    GPL-2.0-or-later gpl-2.0+
    GPL-3.0 gpl3 gplv3
    GPL-3.0-only
    GPL-3.0-or-later gpl-3.0+
    LGPL-2.1 lgplv2.1
    LGPL-2.1-only
    LGPL-2.1-or-later lgpl-2.1+
    LGPL-3.0 lgplv3 lgpl3
    LGPL-3.0-only
    LGPL-3.0-or-later lgpl-3.0+
    AGPL-3.0 agplv3 agpl3
    AGPL-3.0-only
    AGPL-3.0-or-later agpl-3.0+
    CC0-1.0 cc0 cc0-1.0-universal
    CC-BY-3.0
    CC-BY-4.0 creative-commons-attribution-4.0
    CC-BY-SA-3.0
    CC-BY-SA-4.0
    CC-BY-ND-4.0
    CC-BY-NC-2.0
    CC-BY-NC-3.0
    CC-BY-NC-4.0
    CC-BY-NC-SA-3.0
    CC-BY-NC-SA-4.0
    CC-BY-NC-ND-4.0
    CDLA-Permissive-2.0
    ODC-By-1.0 odc-by
    ODbL-1.0 odbl
    AFL-3.0
    Artistic-2.0
    WTFPL
    openrail
    openrail++ creativeml-open-rail++-m creativeml-openrail++-m
    creativeml-openrail-m creativeml-open-rail-m
    bigscience-openrail-m
    bigscience-bloom-rail-1.0
    bigcode-openrail-m
    llama2 llama-2 llama-2-community-license
    llama3 llama-3 llama-3-community-license
    llama3.1 llama-3.1 llama-3.1-community-license
    llama3.2 llama-3.2 llama-3.2-community-license
    llama3.3 llama-3.3 llama-3.3-community-license
    llama4 llama-4 llama-4-community-license
    gemma gemma-terms-of-use
    deepfloyd-if-license
    apple-amlr
    tongyi-qianwen
    qwen-research
    """

  private static let known: [String: String] = {
    var names: [String: String] = [:]
    for line in table.split(separator: "\n") {
      let words = line.split(separator: " ").map(String.init)
      guard let id = words.first else { continue }
      names[key(id)] = id
      for other in words.dropFirst() { names[other] = id }
    }
    return names
  }()
}
