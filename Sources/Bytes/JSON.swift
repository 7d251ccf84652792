/// JSON values (RFC 8259) with the order of members and the spelling of numbers kept, so that what
/// was read can be forwarded as it was. Reading is in `JSONReader.swift`, writing in `JSONWriter.swift`.

/// One JSON value.
package indirect enum JSON: Hashable, Sendable {
  case null
  case bool(Bool)
  case number(JSONNumber)
  case string(String)
  case array([JSON])
  case object(JSONObject)
}

/// A number as it was spelled: valid by RFC 8259, of any size and precision.
package struct JSONNumber: Hashable, Sendable {
  /// The digits as written.
  package let text: String

  /// Trusts `text`; only the reader and the conversions below call it.
  init(validated text: String) {
    self.text = text
  }

  /// A whole number.
  package init(_ value: some FixedWidthInteger) {
    text = String(value)
  }

  /// The shortest spelling that reads back as `value`; not-a-number and infinities become `nil`.
  package init?(_ value: Double) {
    guard value.isFinite else { return nil }
    if value == value.rounded(), abs(value) < 1e15 {
      text = String(Int64(value))
    } else {
      text = "\(value)"
    }
  }

  /// The value if the text is an integer that fits.
  package var int: Int? { Int(text) }
  /// The value if the text is an unsigned integer that fits.
  package var uint64: UInt64? { UInt64(text) }
  /// The nearest double; infinities when the text is beyond its range become `nil`.
  package var double: Double? {
    guard let value = Double(text), value.isFinite else { return nil }
    return value
  }
}

/// The members of an object: keys are unique, order is kept.
package struct JSONObject: Hashable, Sendable, ExpressibleByDictionaryLiteral {
  /// Above this number of members, look-ups go through an index instead of a walk.
  private static let indexThreshold = 16

  /// The members in their order.
  package private(set) var members: [(key: String, value: JSON)] = []
  private var positions: [String: Int] = [:]

  /// An object without members.
  package init() {}

  /// Builds an object from literals; a later duplicate replaces an earlier one.
  package init(dictionaryLiteral elements: (String, JSON)...) {
    for (key, value) in elements { self[key] = value }
  }

  /// Number of members.
  package var count: Int { members.count }
  /// The keys in their order.
  package var keys: [String] { members.map(\.key) }

  /// The value of `key`. Setting `nil` removes the member; a new key goes to the end.
  package subscript(key: String) -> JSON? {
    get { position(of: key).map { members[$0].value } }
    set {
      switch (position(of: key), newValue) {
      case (let position?, let value?): members[position].value = value
      case (let position?, nil): remove(at: position)
      case (nil, let value?): append(key, value)
      case (nil, nil): break
      }
    }
  }

  private func position(of key: String) -> Int? {
    members.count > Self.indexThreshold
      ? positions[key] : members.firstIndex { $0.key == key }
  }

  private mutating func append(_ key: String, _ value: JSON) {
    members.append((key, value))
    if members.count == Self.indexThreshold + 1 {
      for (index, member) in members.enumerated() { positions[member.key] = index }
    } else if members.count > Self.indexThreshold {
      positions[key] = members.count - 1
    }
  }

  private mutating func remove(at position: Int) {
    members.remove(at: position)
    positions = [:]
    guard members.count > Self.indexThreshold else { return }
    for (index, member) in members.enumerated() { positions[member.key] = index }
  }

  /// Two objects are equal when they have the same members, in any order.
  package static func == (left: JSONObject, right: JSONObject) -> Bool {
    left.count == right.count && left.members.allSatisfy { right[$0.key] == $0.value }
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(Set(members.map(\.key)))
  }
}

// MARK: - Access

extension JSON {
  /// The text of a string value.
  package var string: String? { if case .string(let value) = self { value } else { nil } }
  /// The value of a boolean.
  package var bool: Bool? { if case .bool(let value) = self { value } else { nil } }
  /// The elements of an array.
  package var array: [JSON]? { if case .array(let value) = self { value } else { nil } }
  /// The members of an object.
  package var object: JSONObject? { if case .object(let value) = self { value } else { nil } }
  /// The number as it was spelled.
  package var number: JSONNumber? { if case .number(let value) = self { value } else { nil } }
  /// The value of a number that is an integer and fits.
  package var int: Int? { number?.int }
  /// The value of a number as a double.
  package var double: Double? { number?.double }
  /// Whether the value is `null`.
  package var isNull: Bool { self == .null }

  /// The value of `key` in an object; `nil` for other values and missing keys.
  package subscript(key: String) -> JSON? {
    get { object?[key] }
    set {
      guard case .object(var members) = self else { return }
      members[key] = newValue
      self = .object(members)
    }
  }

  /// The element at `index` of an array; `nil` for other values and beyond the end.
  package subscript(index: Int) -> JSON? {
    guard let array, array.indices.contains(index) else { return nil }
    return array[index]
  }
}

extension JSON: ExpressibleByStringLiteral, ExpressibleByStringInterpolation,
  ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral,
  ExpressibleByDictionaryLiteral
{
  package init(stringLiteral value: String) { self = .string(value) }
  package init(integerLiteral value: Int) { self = .number(JSONNumber(value)) }
  package init(booleanLiteral value: Bool) { self = .bool(value) }
  package init(arrayLiteral elements: JSON...) { self = .array(elements) }
  package init(dictionaryLiteral elements: (String, JSON)...) {
    var object = JSONObject()
    for (key, value) in elements { object[key] = value }
    self = .object(object)
  }

  /// A whole number.
  package static func int(_ value: some FixedWidthInteger) -> JSON { .number(JSONNumber(value)) }
  /// A number, or `null` if it is not finite.
  package static func double(_ value: Double) -> JSON {
    JSONNumber(value).map(JSON.number) ?? .null
  }
  /// A string, or `null`.
  package static func optional(_ value: String?) -> JSON { value.map(JSON.string) ?? .null }
  /// Strings as an array.
  package static func strings(_ values: some Sequence<String>) -> JSON {
    .array(values.map(JSON.string))
  }
}
