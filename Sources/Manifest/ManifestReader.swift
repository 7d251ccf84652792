/// From a tree to values that fit the table: every value checked, every default filled in, every
/// issue collected with its place.

import Bytes

/// Reads one document; used once.
struct ManifestReader {
  /// The file, as the caller named it.
  let file: String
  /// What is wrong so far.
  private(set) var issues: [ManifestIssue] = []
  /// Where the value of each path stands.
  private(set) var positions: [String: Position] = [:]
  private var patterns: [String: Regex<AnyRegexOutput>] = [:]

  init(file: String) {
    self.file = file
  }

  /// The document with defaults. What does not fit has an issue and is left out; `nil` when the
  /// document is not even a mapping.
  mutating func read(_ tree: Tree) -> JSONObject? {
    guard case .object(let object) = record(ManifestFields.root, tree, path: "") else { return nil }
    return object
  }

  // MARK: issues

  /// Adds an issue at the place of `path`, or of what holds it.
  mutating func report(
    _ code: String, at path: String, position: Position? = nil, expected: String, found: String,
    hint: String? = nil
  ) {
    guard issues.count < ManifestLimits.issues else { return }
    let place = position ?? self.position(of: path)
    issues.append(
      ManifestIssue(
        code: code, file: file, line: place.line, column: place.column, path: path,
        expected: expected, found: found, hint: hint))
  }

  private func position(of path: String) -> Position {
    var prefix = path[...]
    while true {
      if let position = positions[String(prefix)] { return position }
      guard let cut = prefix.lastIndex(where: { $0 == "." || $0 == "[" }) else {
        return positions[""] ?? .none
      }
      prefix = prefix[..<cut]
    }
  }

  // MARK: values

  private mutating func value(_ shape: Shape, _ tree: Tree, path: String) -> JSON? {
    if tree.position != .none { positions[path] = tree.position }
    switch shape {
    case .record(let record): return self.record(record, tree, path: path)
    case .list(let element, let atLeast, let atMost):
      return list(element, atLeast...atMost, tree, path: path)
    case .text(let rule): return text(rule, tree, path: path).map(JSON.string)
    case .integer(let range): return integer(range, tree, path: path)
    case .boolean: return boolean(tree, path: path)
    case .choice(let words): return choice(words, tree, path: path)
    case .duration(let range): return duration(range, tree, path: path)
    }
  }

  private mutating func list(
    _ shape: Shape, _ counts: ClosedRange<Int>, _ tree: Tree, path: String
  ) -> JSON? {
    guard case .list(let elements) = tree.content else {
      return mismatch("a list", tree, path: path, hint: listHint(tree))
    }
    guard counts.contains(elements.count) else {
      report(
        ManifestCode.value, at: path,
        expected: elements.count < counts.lowerBound
          ? "at least \(counts.lowerBound)" : "at most \(counts.upperBound)",
        found: "\(elements.count)")
      return nil
    }
    // An element that does not fit keeps its place, so that later issues name the right index.
    var values: [JSON] = []
    for (index, element) in elements.enumerated() {
      values.append(value(shape, element, path: "\(path)[\(index)]") ?? .null)
    }
    reportRepeats(values, path: path)
    return .array(values)
  }

  /// A list is a set: the same element twice is a slip.
  private mutating func reportRepeats(_ values: [JSON], path: String) {
    var seen: Set<JSON> = []
    for (index, value) in values.enumerated() where value != .null && !seen.insert(value).inserted {
      report(
        ManifestCode.duplicateName, at: "\(path)[\(index)]", expected: "each element once",
        found: "the same again", hint: "remove one of them")
    }
  }

  private func listHint(_ tree: Tree) -> String {
    switch tree.content {
    case .scalar(_, let plain) where plain && tree.kind == "nothing": "write `[]` for none"
    case .scalar: "put `- ` before it, or write it in `[` and `]`"
    default: "put `- ` before each element"
    }
  }

  // MARK: records

  private mutating func record(_ record: Record, _ tree: Tree, path: String) -> JSON? {
    if positions[path] == nil { positions[path] = tree.position }
    guard case .mapping(let entries) = tree.content else {
      if record.field("env") != nil, case .scalar(_, _) = tree.content, tree.kind != "nothing" {
        report(
          ManifestCode.secret, at: path, expected: "`{env: NAME}` or `{file: path}`",
          found: "a text that may be the credential itself",
          hint: "keep the credential outside, and change it if it stood here")
        return nil
      }
      return mismatch(
        record.name == ManifestFields.root.name ? "a mapping" : "a mapping of keys", tree,
        path: path)
    }
    for entry in entries where record.field(entry.key) == nil {
      reportUnknown(entry, record, path: path)
    }
    var object = JSONObject()
    for field in record.fields {
      object[field.key] = self.field(field, in: entries, path: path)
    }
    checkExclusive(record, entries, path: path)
    return .object(object)
  }

  private mutating func field(_ field: Field, in entries: [Tree.Entry], path: String) -> JSON? {
    let place = path.isEmpty ? field.key : "\(path).\(field.key)"
    if let entry = entries.first(where: { $0.key == field.key }) {
      positions[place] = entry.value.position
      return value(field.shape, entry.value, path: place)
    }
    switch field.presence {
    case .optional: return nil
    case .text(let text): return value(field.shape, .text(text), path: place)
    case .items(let items):
      return value(
        field.shape, Tree(position: .none, content: .list(items.map(Tree.text))), path: place)
    case .defaults:
      return value(field.shape, Tree(position: .none, content: .mapping([])), path: place)
    case .required:
      let similar = NearestName.of(field.key, among: entries.map(\.key))
      report(
        ManifestCode.missingKey, at: place, expected: words(field.shape), found: "nothing",
        hint: similar.map { "is `\(Quote.short($0))` meant?" } ?? field.about)
      return nil
    }
  }

  private mutating func reportUnknown(_ entry: Tree.Entry, _ record: Record, path: String) {
    let key = Quote.short(entry.key)
    let place = path.isEmpty ? key : "\(path).\(key)"
    if SecretText.isKey(entry.key) {
      report(
        ManifestCode.secret, at: place, position: entry.keyPosition,
        expected: "no credentials in a manifest", found: "the key `\(key)`",
        hint: "name an environment variable or a file under `credential`")
      return
    }
    let known = record.fields.map(\.key)
    let hint =
      NearestName.of(entry.key, among: known).map { "did you mean `\($0)`?" }
      ?? KeyHomes.of(entry.key, except: record.name).map { "`\(key)` belongs to \($0)" }
    report(
      ManifestCode.unknownKey, at: place, position: entry.keyPosition,
      expected: "one of " + known.map { "`\($0)`" }.joined(separator: ", "),
      found: "the unknown key `\(key)`", hint: hint)
  }

  private mutating func checkExclusive(_ record: Record, _ entries: [Tree.Entry], path: String) {
    guard !record.exactlyOne.isEmpty else { return }
    let present = record.exactlyOne.filter { key in entries.contains { $0.key == key } }
    guard present.count != 1 else { return }
    let choices = record.exactlyOne.map { "`\($0)`" }
    report(
      ManifestCode.exclusive, at: path,
      expected: "exactly one of " + choices.joined(separator: " and "),
      found: present.isEmpty ? "none" : "\(present.count) of them")
  }

  // MARK: scalars

  private mutating func scalar(_ expected: String, _ tree: Tree, path: String) -> (String, Bool)? {
    guard case .scalar(let text, let plain) = tree.content else {
      return mismatch(expected, tree, path: path)
    }
    if SecretText.isIn(text) || SecretText.isInAddress(text) {
      report(
        ManifestCode.secret, at: path, expected: expected,
        found: "a text that looks like a credential",
        hint: "name an environment variable or a file instead, and change the credential")
      return nil
    }
    return (text, plain)
  }

  private mutating func text(_ rule: TextRule, _ tree: Tree, path: String) -> String? {
    guard let (raw, plain) = scalar(rule.words, tree, path: path) else { return nil }
    let kind = plain ? PlainKind(raw) : .text
    guard kind == .text else {
      let hint =
        kind == .nothing
        ? "remove the key, or give it a value" : "put it in quotes: \"\(Quote.short(raw))\""
      return mismatch(rule.words, tree, path: path, hint: hint)
    }
    let text = rule.isTrimmed ? Self.trimmed(raw) : raw
    let length = text.unicodeScalars.count
    guard length <= rule.maxLength else {
      report(
        rule.code, at: path, expected: "\(rule.words), at most \(rule.maxLength) characters",
        found: "\(length) characters")
      return nil
    }
    guard matches(text, rule.pattern) else {
      let found = rule.isQuotable ? "\"\(Quote.short(text))\"" : "something else"
      report(rule.code, at: path, expected: rule.words, found: found)
      return nil
    }
    return text
  }

  private static func trimmed(_ text: String) -> String {
    var rest = text[...]
    while let last = rest.last, last.isWhitespace { rest.removeLast() }
    while let first = rest.first, first.isWhitespace { rest.removeFirst() }
    return String(rest)
  }

  private mutating func matches(_ text: String, _ pattern: String) -> Bool {
    if patterns[pattern] == nil {
      patterns[pattern] = try? Regex(pattern).matchingSemantics(.unicodeScalar)
    }
    guard let regex = patterns[pattern] else { return false }
    return ((try? regex.wholeMatch(in: text)) ?? nil) != nil
  }

  private mutating func integer(_ range: ClosedRange<Int>, _ tree: Tree, path: String) -> JSON? {
    let words = "a whole number from \(range.lowerBound) to \(range.upperBound)"
    guard let (text, plain) = scalar(words, tree, path: path) else { return nil }
    let isDecimal = plain && !text.isEmpty && text.utf8.allSatisfy { (48...57).contains($0) }
    guard isDecimal, text == "0" || !text.hasPrefix("0") else {
      return mismatch(words, tree, path: path)
    }
    guard let number = Int(text), range.contains(number) else {
      report(ManifestCode.value, at: path, expected: words, found: Quote.short(text))
      return nil
    }
    return .int(number)
  }

  private mutating func boolean(_ tree: Tree, path: String) -> JSON? {
    guard let (text, plain) = scalar("`true` or `false`", tree, path: path) else { return nil }
    guard plain, text == "true" || text == "false" else {
      let meant = ["yes", "on", "y"].contains(text.lowercased()) ? "true" : "false"
      let hint = plain && PlainKind(text) == .boolean ? "write `\(meant)`" : nil
      return mismatch("`true` or `false`", tree, path: path, hint: hint)
    }
    return .bool(text == "true")
  }

  private mutating func choice(_ words: [String], _ tree: Tree, path: String) -> JSON? {
    let expected = words.map { "`\($0)`" }.joined(separator: ", ")
    guard let (text, _) = scalar("one of " + expected, tree, path: path) else { return nil }
    guard words.contains(text) else {
      report(
        ManifestCode.value, at: path, expected: words.count == 1 ? expected : "one of " + expected,
        found: "\"\(Quote.short(text))\"",
        hint: NearestName.of(text, among: words).map { "did you mean `\($0)`?" })
      return nil
    }
    return .string(text)
  }

  private mutating func duration(_ range: ClosedRange<Int64>, _ tree: Tree, path: String) -> JSON? {
    guard let text = text(.duration, tree, path: path), let seconds = Self.seconds(text) else {
      return nil
    }
    guard range.contains(seconds) else {
      report(
        ManifestCode.value, at: path,
        expected: "from \(range.lowerBound)s to \(range.upperBound)s", found: text)
      return nil
    }
    return .int(seconds)
  }

  /// The seconds of `90d`, `1h`, `60s`.
  static func seconds(_ text: String) -> Int64? {
    let units: [Character: Int64] = ["s": 1, "m": 60, "h": 3_600, "d": 86_400]
    guard let last = text.last, let unit = units[last], let number = Int64(text.dropLast()) else {
      return nil
    }
    let (seconds, overflow) = number.multipliedReportingOverflow(by: unit)
    return overflow ? nil : seconds
  }

  // MARK: words

  /// Reports a value of the wrong kind; always `nil`.
  private mutating func mismatch<T>(
    _ expected: String, _ tree: Tree, path: String, hint: String? = nil
  ) -> T? {
    report(
      ManifestCode.type, at: path, position: tree.position, expected: expected, found: tree.kind,
      hint: hint)
    return nil
  }

  private func words(_ shape: Shape) -> String {
    switch shape {
    case .text(let rule): rule.words
    case .integer(let range): "a whole number from \(range.lowerBound) to \(range.upperBound)"
    case .boolean: "`true` or `false`"
    case .choice(let words): "one of " + words.map { "`\($0)`" }.joined(separator: ", ")
    case .duration: TextRule.duration.words
    case .list: "a list"
    case .record: "a mapping"
    }
  }
}

/// Which records know a key, for hints.
enum KeyHomes {
  static func of(_ key: String, except name: String) -> String? {
    records(ManifestFields.root).first { $0.name != name && $0.field(key) != nil }
      .map { $0.name == ManifestFields.root.name ? "the top level" : "`\($0.name)`" }
  }

  /// `record` and every record below it, in the order of the table.
  static func records(_ record: Record) -> [Record] {
    [record] + record.fields.flatMap { below($0.shape) }
  }

  private static func below(_ shape: Shape) -> [Record] {
    switch shape {
    case .record(let record): records(record)
    case .list(let element, _, _): below(element)
    default: []
    }
  }
}
