/// What an address carries besides the way to a page.

/// How an address comes to be fetched.
enum LinkUse: Sendable {
  /// As soon as the text is shown: pictures, frames, style sheets, scripts.
  case automatic
  /// When somebody follows it, or only when somebody copies it.
  case onClick
}

/// Judges addresses. The hosts of `trusted` carry nothing away.
struct LinkPayload: Sendable {
  private static let longValue = 40
  private static let encodedRun = 32
  private static let encodedRunInLink = 64
  private static let services = DomainList(OpaqueHostTable.services)
  private static let storage = DomainList(OpaqueHostTable.storage)
  private static let parameters = Set(
    OpaqueHostTable.parameters.split(separator: " ").map(String.init))
  /// Names of parameters that only a sender of data would choose for a link.
  private static let senders: Set<String> = [
    "data", "payload", "exfil", "leak", "secret", "secrets", "context", "history", "conversation",
    "prompt", "memory", "dump", "stolen", "log", "password", "passwords", "credentials", "apikey",
    "api_key", "info", "d", "chat", "content", "system", "summary", "x", "c", "p", "out", "output",
  ]

  /// Names under which any value is carried away, however short.
  private static let telling: Set<String> = [
    "secret", "secrets", "exfil", "exfiltrated", "leak", "leaked", "stolen", "password",
    "passwords", "credentials", "loot",
  ]

  private let trusted: DomainList

  init(trusted: DomainList = DomainList("")) {
    self.trusted = trusted
  }

  /// The parts of an address.
  private struct Parts {
    var user: [UInt8] = []
    var host: [UInt8] = []
    var path: [UInt8] = []
    var query: [UInt8] = []
    var fragment: [UInt8] = []
  }

  /// How sure it is that the address carries data; `nil` for ordinary ones.
  func confidence(of written: [UInt8], _ use: LinkUse) -> Double? {
    let address = Self.unescaped(written)
    if let found = Self.program(address) { return found }
    guard let rest = Self.afterScheme(address) else { return nil }
    let parts = Self.split(rest)
    guard !trusted.contains(parts.host) else { return nil }
    if Self.services.contains(parts.host) { return nil }
    if let found = Self.names(parts, use) { return found }
    if Self.hasSlot(parts.query) || (use == .automatic && Self.hasSlot(parts.path + parts.host)) {
      return use == .automatic ? 0.9 : 0.7
    }
    let isStored = Self.storage.contains(parts.host)
    return Self.query(parts.query, use, isStored: isStored)
      ?? Self.fragment(parts.fragment, use) ?? Self.path(parts.path, use, isStored: isStored)
  }

  /// Whether a name alone carries data: its labels left of the domain are encoded or drawn.
  static func isDataName(_ host: [UInt8]) -> Bool {
    let labels = host.split(separator: UInt8(ascii: ".")).map(Array.init)
    guard labels.count >= 3 else { return false }
    let carried = labels.dropLast(2)
    let joined = Array(carried.joined())
    if EncodedText.isEncoded(joined) || carried.contains(where: EncodedText.isEncoded) {
      return true
    }
    return carried.contains { label in
      guard label.count >= 28, Randomness.isTokenLike(label) else { return false }
      let digits = label.count(where: \.isDigit)
      return !label.contains(UInt8(ascii: "-")) && digits >= 4
    }
  }

  // MARK: - Parts

  private static func names(_ parts: Parts, _ use: LinkUse) -> Double? {
    if !parts.user.isEmpty {
      let user = EncodedText.percentDecoded(parts.user)
      if EncodedText.isEncoded(user) { return 0.85 }
      if use == .automatic, user.count >= 24 || hasSlot(parts.user) { return 0.85 }
    }
    guard !storage.contains(parts.host), isDataName(parts.host) else { return nil }
    return use == .automatic ? 0.85 : 0.75
  }

  private static func query(_ query: [UInt8], _ use: LinkUse, isStored: Bool) -> Double? {
    for pair in query.split(whereSeparator: { $0 == UInt8(ascii: "&") || $0 == UInt8(ascii: ";") })
    {
      var equals = pair.firstIndex(of: UInt8(ascii: "="))
      // Base64 without a name in front ends with the sign itself.
      if let first = equals, pair[first...].count <= 2, pair.count >= 16 { equals = nil }
      let name = equals.map {
        String(decoding: pair[..<$0].map(\.lowercased), as: UTF8.self)
      }
      if let name, parameters.contains(name) || name.hasPrefix("utm_") { continue }
      let raw = Array(equals.map { pair[($0 + 1)...] } ?? pair)
      if let found = value(raw, named: name, use, isStored: isStored) { return found }
    }
    return nil
  }

  private static func value(
    _ raw: [UInt8], named name: String?, _ use: LinkUse, isStored: Bool
  ) -> Double? {
    if let name, telling.contains(name), raw.count >= 4, !hasSlot(raw),
      !Placeholder.isStandIn(raw)
    {
      return use == .automatic ? 0.85 : 0.7
    }
    guard raw.count >= 8 else { return nil }
    let plain = EncodedText.percentDecoded(raw)
    if plain.count >= 16, EncodedText.isEncoded(plain) { return 0.95 }
    // An address within the address: proxies of pictures, ways back after a login.
    if isAddress(plain) { return nil }
    let isSender = name.map(senders.contains) ?? true
    if isProse(raw) {
      if use == .automatic { return 0.85 }
      if isSender, words(raw) >= 4 { return 0.7 }
    }
    let run = longestEncodedRun(plain)
    if use == .automatic, isMailAddress(plain) { return 0.75 }
    switch use {
    case .onClick:
      return run >= encodedRunInLink && (isSender || run >= 160) ? 0.65 : nil
    case .automatic:
      guard !isStored else { return nil }
      if run >= encodedRun { return isDigest(plain) ? nil : 0.85 }
      return raw.count >= longValue && isSender ? 0.7 : nil
    }
  }

  /// Somebody's mail address, which a picture has no need of.
  private static func isMailAddress(_ plain: [UInt8]) -> Bool {
    guard let at = plain.firstIndex(of: UInt8(ascii: "@")), at > 0, plain.count < 100 else {
      return false
    }
    return plain[..<at].allSatisfy { $0.isAlphanumeric || Marks.inMail.contains($0) }
      && plain[(at + 1)...].contains(UInt8(ascii: "."))
      && plain[(at + 1)...].allSatisfy { $0.isAlphanumeric || Marks.inMail.contains($0) }
  }

  private static func fragment(_ fragment: [UInt8], _ use: LinkUse) -> Double? {
    guard fragment.count >= 16, fragment.prefix(2) != Array(":~".utf8)[...] else { return nil }
    let value = fragment.firstIndex(of: UInt8(ascii: "=")).map { Array(fragment[($0 + 1)...]) }
    let plain = EncodedText.percentDecoded(value ?? fragment)
    if isEncodedName(plain) { return 0.9 }
    guard use == .automatic else { return nil }
    if isProse(fragment) || hasSlot(fragment) { return 0.8 }
    // Headings, and the marks that documentation of code is full of: `#a54a48f4373da0850…`.
    let run = longestEncodedRun(plain)
    guard run >= encodedRun, !isDigest(plain), !isDigest(Array(plain.dropFirst())) else {
      return nil
    }
    return plain.contains(where: \.isDigit) || SecretValue.isNoName(plain) ? 0.8 : nil
  }

  private static func path(_ path: [UInt8], _ use: LinkUse, isStored: Bool) -> Double? {
    let segments = path.split(separator: UInt8(ascii: "/")).map(Array.init)
    for (index, segment) in segments.enumerated() where segment.count >= 16 {
      let isFile = index + 1 == segments.count && isFileName(segment)
      let plain = EncodedText.percentDecoded(isFile ? stem(segment) : segment)
      if isEncodedName(plain) { return 0.9 }
      guard use == .automatic, !isStored else { continue }
      // Names of files have blanks, too; sentences have more of them.
      if isProse(segment), !isFile || segment.count > 120 || words(segment) >= 7 { return 0.75 }
      if isEncodedSegment(plain) { return 0.7 }
    }
    return use == .automatic ? spread(segments) : nil
  }

  /// Data cut into several segments: `/SGVsbG8g/d29ybGQs/…`.
  private static func spread(_ segments: [[UInt8]]) -> Double? {
    guard segments.count >= 3 else { return nil }
    let short = segments.filter { (4...15).contains($0.count) }
    guard short.count >= 3 else { return nil }
    let joined = Array(short.joined())
    if let text = EncodedText.hex(joined[...]), EncodedText.isText(text) { return 0.8 }
    guard joined.contains(where: \.isDigit), joined.count >= 24,
      let text = EncodedText.base64(joined[...]), EncodedText.isText(text)
    else { return nil }
    return 0.75
  }

  /// Encoded text where names are ordinary: words are base64, too, but do not decode to text.
  private static func isEncodedName(_ plain: [UInt8]) -> Bool {
    plain.count >= 20 && EncodedText.isEncoded(plain)
  }

  /// Without what JSON, HTML and browsers take out: `https:\/\/`, `&#116;`, line breaks and tabs.
  private static func unescaped(_ written: [UInt8]) -> [UInt8] {
    guard written.contains(where: Marks.escapes.contains) else { return written }
    var address: [UInt8] = []
    var index = 0
    while index < written.count {
      let byte = written[index]
      if byte == UInt8(ascii: "&"), let (character, length) = reference(written[index...]) {
        address.append(character)
        index += length
        continue
      }
      index += 1
      if byte == 0x0A || byte == 0x0D || byte == 0x09 { continue }
      if byte == UInt8(ascii: "\\"), index < written.count, written[index] == UInt8(ascii: "/") {
        continue
      }
      address.append(byte)
    }
    return address
  }

  /// A numeric reference to a character of ASCII, and its length: `&#116;`, `&#x74;`.
  private static func reference(_ text: ArraySlice<UInt8>) -> (UInt8, Int)? {
    var rest = text.dropFirst()
    guard rest.first == UInt8(ascii: "#") else { return nil }
    rest = rest.dropFirst()
    let isHex = rest.first.map { $0 | 0x20 == UInt8(ascii: "x") } ?? false
    if isHex { rest = rest.dropFirst() }
    let digits = rest.prefix(7).prefix { isHex ? ByteClass.hex.contains($0) : $0.isDigit }
    guard let value = Int(String(decoding: digits, as: UTF8.self), radix: isHex ? 16 : 10),
      (0x21..<0x7F).contains(value)
    else { return nil }
    let end = rest.dropFirst(digits.count).first == UInt8(ascii: ";") ? 1 : 0
    return (UInt8(value), 2 + (isHex ? 1 : 0) + digits.count + end)
  }

  private static func afterScheme(_ address: [UInt8]) -> [UInt8]? {
    let text = String(decoding: address.prefix(10).map(\.lowercased), as: UTF8.self)
    for scheme in ["https://", "http://", "//", "ftp://", "wss://", "ws://"]
    where text.hasPrefix(scheme) {
      return Array(address.dropFirst(scheme.utf8.count))
    }
    if text.hasPrefix("https:\\/"), address.count > 10 { return Array(address.dropFirst(10)) }
    return nil
  }

  private static func split(_ rest: [UInt8]) -> Parts {
    var parts = Parts()
    let hostEnd =
      rest.firstIndex { Marks.afterHost.contains($0) } ?? rest.endIndex
    var host = Array(rest[..<hostEnd])
    if let at = host.lastIndex(of: UInt8(ascii: "@")) {
      parts.user = Array(host[..<at])
      host = Array(host[(at + 1)...])
    }
    if let colon = host.firstIndex(of: UInt8(ascii: ":")) { host = Array(host[..<colon]) }
    parts.host = host.map(\.lowercased)
    let tail = rest[hostEnd...]
    let hash = tail.firstIndex(of: UInt8(ascii: "#")) ?? tail.endIndex
    let mark = tail[..<hash].firstIndex(of: UInt8(ascii: "?")) ?? hash
    parts.path = Array(tail[..<mark])
    parts.query = mark < hash ? Array(tail[(mark + 1)..<hash]) : []
    parts.fragment = hash < tail.endIndex ? Array(tail[(hash + 1)...]) : []
    return parts
  }

  /// Addresses that are programs: `javascript:` with something to send, `data:` with a page in it.
  private static func program(_ address: [UInt8]) -> Double? {
    guard let first = address.first, Marks.programs.contains(first) else { return nil }
    let text = String(decoding: address.map(\.lowercased), as: UTF8.self)
    if text.hasPrefix("javascript:") || text.hasPrefix("vbscript:") {
      let signs = [
        "fetch", "http", "cookie", "image(", "location", "beacon", "eval", "atob", "open(",
        "storage", "websocket", "innerhtml", "document",
      ]
      return signs.contains(where: text.contains) ? 0.85 : nil
    }
    guard text.hasPrefix("data:") else { return nil }
    if text.hasPrefix("data:text/html") || text.hasPrefix("data:application/javascript")
      || text.hasPrefix("data:text/javascript") || text.hasPrefix("data:application/xhtml")
    {
      return 0.8
    }
    guard text.hasPrefix("data:image/svg") else { return nil }
    let hasProgram = ["script", "onload", "foreignobject", "href"].contains(where: text.contains)
    return hasProgram ? 0.75 : nil
  }

  // MARK: - Values

  /// A place to be filled in: `{data}`, `[DATA]`, `%7Bdata%7D`, `$data`.
  private static func hasSlot(_ bytes: [UInt8]) -> Bool {
    guard bytes.count >= 2 else { return false }
    let text = String(decoding: bytes.map(\.lowercased), as: UTF8.self)
    return text.contains("{") || text.contains("%7b") || text.contains("[")
      || text.contains("%5b") || text.contains("=$") || text.contains("%3c")
  }

  /// The number of blanks in an encoded value.
  private static func words(_ value: [UInt8]) -> Int {
    let text = String(decoding: value, as: UTF8.self)
    return text.split(separator: "%20").count - 1 + value.count { $0 == UInt8(ascii: "+") }
  }

  /// Several words in one value.
  private static func isProse(_ value: [UInt8]) -> Bool {
    value.count >= 16 && words(value) >= 2
  }

  private static func isAddress(_ plain: [UInt8]) -> Bool {
    let text = String(decoding: plain.prefix(10).map(\.lowercased), as: UTF8.self)
    guard text.hasPrefix("http") || text.hasPrefix("/") else { return false }
    let place = plain.firstIndex(of: UInt8(ascii: "?"))
    return place == nil || plain.count < 200
  }

  private static func longestEncodedRun(_ value: [UInt8]) -> Int {
    let run = value.prefix { ByteClass.base64.contains($0) || ByteClass.base64URL.contains($0) }
    return run.count >= encodedRun && Randomness.isTokenLike(Array(run)) ? run.count : 0
  }

  /// The digests and identifiers that name versions of files.
  private static func isDigest(_ value: [UInt8]) -> Bool {
    let hex = value.filter { $0 != UInt8(ascii: "-") }
    return hex.allSatisfy(ByteClass.hex.contains) && [32, 40, 56, 64, 96, 128].contains(hex.count)
  }

  private static func isFileName(_ segment: [UInt8]) -> Bool {
    guard let dot = segment.lastIndex(of: UInt8(ascii: ".")) else { return false }
    let ending = segment[(dot + 1)...]
    return (2...5).contains(ending.count) && ending.allSatisfy(\.isAlphanumeric)
  }

  private static func stem(_ segment: [UInt8]) -> [UInt8] {
    Array(segment[..<(segment.lastIndex(of: UInt8(ascii: ".")) ?? segment.endIndex)])
  }

  /// A path segment that is encoded text and no file name or digest.
  private static func isEncodedSegment(_ segment: [UInt8]) -> Bool {
    segment.count >= 48 && segment.allSatisfy(ByteClass.base64URL.union(.base64).contains)
      && !segment.allSatisfy(ByteClass.hex.union(ByteClass("-")).contains)
      && Randomness.isTokenLike(segment) && segment.count(where: { $0 == UInt8(ascii: "-") }) < 4
  }
}

/// Domains, each with all that is below it.
struct DomainList: Sendable, Hashable {
  private let names: Set<[UInt8]>

  /// The domains in `text`, separated by blanks.
  init(_ text: String) {
    self.init(text.split(separator: " ").map(String.init))
  }

  init(_ domains: [String]) {
    names = Set(
      domains.prefix(GuardLimits.domains).map {
        var name = $0.utf8.map(\.lowercased)
        if name.starts(with: Array("*.".utf8)) { name.removeFirst(2) }
        return name
      })
  }

  var isEmpty: Bool { names.isEmpty }

  /// Whether `host`, in lower case, is one of them or below one.
  func contains(_ host: [UInt8]) -> Bool {
    guard !names.isEmpty else { return false }
    if names.contains(host) { return true }
    for index in host.indices where host[index] == UInt8(ascii: ".") {
      if names.contains(Array(host[(index + 1)...])) { return true }
    }
    return false
  }
}

extension GuardLimits {
  /// The most domains in a list of a policy.
  package static let domains = 1_000
}

/// Sets of bytes that are asked for often.
private enum Marks {
  static let programs = ByteClass("jJvVdD")
  static let afterHost = ByteClass("/?#\\")
  static let inMail = ByteClass("._-+")
  static let escapes = ByteClass("\\&\n\r\t")
}
