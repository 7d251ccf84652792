// The strict JSON reader: what it takes, what it refuses, and where it says the fault is.

import Bytes
import Testing

@Suite("1.3e inputs are checked: JSON")
struct JSONTests {
  @Test(
    "valid documents are read and written back",
    arguments: [
      "null", "true", "false", "0", "-0", "12.5e-3", "\"\"", "[]", "{}", "[1,[2,[3]]]",
      #"{"a":1,"b":[true,null],"c":"x"}"#, #"{"k":"é – 😀"}"#,
    ])
  func roundTrip(_ text: String) throws {
    #expect(try JSON.parse(text: text).text(.compact) == text)
  }

  @Test("escapes are decoded, surrogate pairs joined")
  func escapes() throws {
    let value = try JSON.parse(text: #""\"\\\/\b\f\n\r\t\u0041\ud83d\ude00""#)
    #expect(value.string == "\"\\/\u{8}\u{C}\n\r\tA😀")
    #expect(value.text() == #""\"\\/\b\f\n\r\tA😀""#)
  }

  @Test("what is not JSON is refused with its kind and byte")
  func refusals() {
    let cases: [(String, JSONError.Kind, Int)] = [
      ("", .truncated, 0), ("{", .truncated, 1), ("[1,]", .unexpectedByte, 3),
      ("01", .trailingBytes, 1), ("-", .invalidNumber, 1), ("1.", .invalidNumber, 2),
      ("+1", .unexpectedByte, 0), ("nul", .truncated, 3),
      ("{\"a\":1,\"a\":2}", .duplicateKey("a"), 7),
      ("\"\\ud800\"", .loneSurrogate, 1), ("\"\\udc00x\"", .loneSurrogate, 1),
      ("\"\\x\"", .invalidEscape, 2), ("\"a\nb\"", .controlCharacter, 2),
      ("1 2", .trailingBytes, 2),
      ("NaN", .unexpectedByte, 0), ("\u{FEFF}1", .unexpectedByte, 0), ("'a'", .unexpectedByte, 0),
      ("{\"a\" 1}", .unexpectedByte, 5), ("\"abc", .truncated, 4),
    ]
    for (text, kind, offset) in cases {
      let error = #expect(throws: JSONError.self) { try JSON.parse(text: text) }
      #expect(error?.kind == kind, "\(text)")
      #expect(error?.offset == offset, "\(text)")
    }
  }

  @Test("bytes that are not UTF-8 are refused where they stand")
  func badUTF8() {
    for bad in [[0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xE2, 0x82]] as [[UInt8]] {
      let bytes = [0x22, 0x61] + bad + [0x22]
      let error = #expect(throws: JSONError.self) { try JSON.parse(bytes) }
      #expect(error?.kind == .invalidUTF8)
    }
  }

  @Test("depth, number of values and size are bounded")
  func bounds() {
    let deep = String(repeating: "[", count: 65) + String(repeating: "]", count: 65)
    #expect(throws: JSONError(kind: .tooDeep, offset: 64)) { try JSON.parse(text: deep) }
    let limits = JSONLimits(depth: 4, values: 3, bytes: 100)
    #expect(throws: JSONError(kind: .tooManyValues, offset: 5)) {
      try JSON.parse(text: "[1,2,3]", limits: limits)
    }
    #expect(throws: JSONError(kind: .tooLarge, offset: 0)) {
      try JSON.parse([UInt8](repeating: 0x20, count: 101), limits: limits)
    }
  }

  @Test("ten megabytes of nesting are refused at once, without a deep stack")
  func hostileNesting() {
    let bytes = [UInt8](repeating: UInt8(ascii: "["), count: 10_000_000)
    #expect(throws: JSONError(kind: .tooDeep, offset: 64)) { try JSON.parse(bytes) }
  }

  @Test("canonical text is sorted by UTF-16 units, whatever the order was")
  func canonical() throws {
    let one = try JSON.parse(text: "{\"b\":1,\"a\":{\"\u{FB33}\":1,\"😀\":2,\"é\":3}}")
    let other = try JSON.parse(text: "{\"a\":{\"😀\":2,\"é\":3,\"\u{FB33}\":1},\"b\":1}")
    #expect(one == other)
    #expect(one.text(.canonical) == "{\"a\":{\"é\":3,\"😀\":2,\"\u{FB33}\":1},\"b\":1}")
    #expect(other.text(.canonical) == one.text(.canonical))
  }

  @Test("numbers keep their spelling and convert only when they fit")
  func numbers() throws {
    let value = try JSON.parse(text: "[9223372036854775807,9223372036854775808,1e400,1.50]")
    #expect(value[0]?.int == Int.max)
    #expect(value[1]?.int == nil)
    #expect(value[1]?.number?.uint64 == 9_223_372_036_854_775_808)
    #expect(value[2]?.double == nil)
    #expect(value[3]?.number?.text == "1.50")
    #expect(JSON.double(.nan).isNull)
    #expect(JSON.double(0.1).text() == "0.1")
  }

  @Test("objects with many members keep order, replace and remove")
  func largeObjects() {
    var object = JSONObject()
    for index in 0..<1000 { object["k\(index)"] = .int(index) }
    object["k500"] = nil
    object["k1"] = "new"
    #expect(object.count == 999)
    #expect(object["k999"]?.int == 999)
    #expect(object["k500"] == nil)
    #expect(object.keys[1] == "k1")
    #expect(object["k1"]?.string == "new")
  }

  @Test("random bytes never trap, and what is accepted is written back to the same value")
  func fuzz() throws {
    var state: UInt64 = 0x9E37_79B9_7F4A_7C15
    func next() -> UInt64 {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return state
    }
    let alphabet = Array("{}[]\":,\\u0123456789eE+-. truefalsn\u{1}é".utf8)
    for _ in 0..<20_000 {
      let bytes = (0..<Int(next() % 24)).map { _ in alphabet[Int(next() % UInt64(alphabet.count))] }
      if let value = try? JSON.parse(bytes) {
        #expect(try JSON.parse(value.encoded(.compact)) == value)
      }
    }
  }
}
