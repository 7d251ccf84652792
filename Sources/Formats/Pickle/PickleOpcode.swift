/// The 68 opcodes of pickle protocols 0 to 5 (CPython `Modules/_pickle.c`, `enum opcode`).

/// One opcode, by its byte.
package enum PickleOpcode: UInt8, Sendable, CaseIterable {
  case mark = 0x28, stop = 0x2E, pop = 0x30, popMark = 0x31, dup = 0x32, float = 0x46
  case int = 0x49, binInt = 0x4A, binInt1 = 0x4B, long = 0x4C, binInt2 = 0x4D, none = 0x4E
  case persid = 0x50, binPersid = 0x51, reduce = 0x52, string = 0x53, binString = 0x54
  case shortBinString = 0x55, unicode = 0x56, binUnicode = 0x58, append = 0x61, build = 0x62
  case global = 0x63, dict = 0x64, emptyDict = 0x7D, appends = 0x65, get = 0x67, binGet = 0x68
  case inst = 0x69, longBinGet = 0x6A, list = 0x6C, emptyList = 0x5D, obj = 0x6F, put = 0x70
  case binPut = 0x71, longBinPut = 0x72, setItem = 0x73, tuple = 0x74, emptyTuple = 0x29
  case setItems = 0x75, binFloat = 0x47

  // Protocol 2
  case proto = 0x80, newObj = 0x81, ext1 = 0x82, ext2 = 0x83, ext4 = 0x84, tuple1 = 0x85
  case tuple2 = 0x86, tuple3 = 0x87, newTrue = 0x88, newFalse = 0x89, long1 = 0x8A, long4 = 0x8B

  // Protocol 3
  case binBytes = 0x42, shortBinBytes = 0x43

  // Protocol 4
  case shortBinUnicode = 0x8C, binUnicode8 = 0x8D, binBytes8 = 0x8E, emptySet = 0x8F
  case addItems = 0x90, frozenSet = 0x91, newObjEx = 0x92, stackGlobal = 0x93, memoize = 0x94
  case frame = 0x95

  // Protocol 5
  case byteArray8 = 0x96, nextBuffer = 0x97, readonlyBuffer = 0x98

  /// The name in CPython's sources.
  package var name: String {
    var name = ""
    for letter in "\(self)" {
      if letter.isUppercase { name += "_" }
      name += letter.uppercased()
    }
    for (ours, theirs) in Self.spellings { name = name.replacing(ours, with: theirs) }
    return name
  }

  /// Where CPython writes as one word what is two in our names.
  private static let spellings = [
    ("BIN_", "BIN"), ("SET_ITEM", "SETITEM"), ("ADD_ITEMS", "ADDITEMS"), ("NEW_", "NEW"),
    ("FROZEN_SET", "FROZENSET"), ("BYTE_ARRAY", "BYTEARRAY"),
  ]
}
