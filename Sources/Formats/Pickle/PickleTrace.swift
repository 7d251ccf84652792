/// What a pickle stream does, in the order in which it does it.

/// A name that the stream imports.
package struct PickleImport: Sendable, Equatable {
  /// The module as written; nothing is mapped.
  package let module: String
  /// The qualified name as written.
  package let name: String
  /// The protocol in force: below 3 the loader maps old module names, from 4 on it walks dots.
  package let protocolVersion: UInt8
  /// Offset of the opcode.
  package let offset: UInt64
  /// The opcode (`GLOBAL`, `STACK_GLOBAL` or `INST`).
  package let opcode: PickleOpcode
}

/// A call that the stream makes.
package struct PickleCall: Sendable, Equatable {
  /// What is called.
  package let callee: PickleValue
  /// The arguments: a tuple, or whatever stands there.
  package let arguments: [PickleValue]
  /// Keyword arguments of `NEWOBJ_EX`.
  package let keywords: PickleValue?
  /// Whether the arguments stood in a real tuple (or on the stack after a mark).
  package let wellFormed: Bool
  /// Offset of the opcode.
  package let offset: UInt64
  /// `REDUCE`, `INST`, `OBJ`, `NEWOBJ` or `NEWOBJ_EX`.
  package let opcode: PickleOpcode
  /// What is put into the result later, as far as it is kept: elements, or keys and values in turn.
  package internal(set) var items: [PickleValue] = []
  /// How many there are, kept or not.
  package internal(set) var itemCount = 0
}

/// One thing that happens while a stream is loaded.
package enum PickleEvent: Sendable, Equatable {
  /// An import: index in `imports`.
  case imported(Int32)
  /// `STACK_GLOBAL` on something that is not a constant text.
  case computedImport(offset: UInt64)
  /// A call: index in `calls`.
  case called(Int32)
  /// `BUILD`: `state` is set on `target`.
  case built(target: PickleValue, state: PickleValue, offset: UInt64)
  /// An element is put into something that is no list, dict or set of the stream's own.
  case wrote(target: PickleValue, opcode: PickleOpcode, offset: UInt64)
  /// An entry of the extension registry is used.
  case extended(code: Int64, offset: UInt64)
  /// A persistent id is resolved: index in `persistents`.
  case persisted(Int32)
  /// A buffer from outside the stream is used.
  case outOfBand(offset: UInt64)
  /// An opcode reaches over the end of its frame: loaders disagree on what follows.
  case straddledFrame(offset: UInt64)
}

/// A persistent id.
package struct PicklePersistent: Sendable, Equatable {
  /// The id: any value for `BINPERSID`, a text for `PERSID`.
  package let id: PickleValue
  /// Offset of the opcode.
  package let offset: UInt64
}

/// A byte string of the stream.
package struct PickleBytes: Sendable, Equatable {
  /// Offset of its first byte in the region.
  package let start: UInt64
  /// Length in bytes.
  package let count: UInt64

  /// A byte string by its place.
  package init(start: UInt64, count: UInt64) {
    self.start = start
    self.count = count
  }
}

/// A text that is known by its place alone.
package struct PickleLongText: Sendable, Equatable {
  /// Where its bytes lie.
  package let place: PickleBytes
  /// Whether they are UTF-8; else they are bytes of Python 2.
  package let isUTF8: Bool
}

/// How a stream ended.
package enum PickleEnd: Sendable, Equatable {
  /// At `STOP`, with the value that was loaded.
  case stopped(PickleValue)
  /// At a fault; whatever came before has happened.
  case failed(FormatError)
}

/// Everything that is known of one stream.
package struct PickleTrace: Sendable {
  /// Offset of the first byte.
  package let start: UInt64
  /// How frames were read.
  package let framing: PickleFraming
  /// Offset after the last byte that was read.
  package internal(set) var endOffset: UInt64
  /// How it ended.
  package internal(set) var end: PickleEnd
  /// The highest protocol that the stream declared; 0 if none.
  package internal(set) var protocolVersion: UInt8 = 0
  /// Whether the first opcode was `PROTO`.
  package internal(set) var startsWithProtocol = false
  /// Number of opcodes run.
  package internal(set) var opcodes = 0
  /// What happened, in order.
  package internal(set) var events: [PickleEvent] = []
  /// The imports that values refer to by their place, as all the following tables are.
  package internal(set) var imports: [PickleImport] = []
  /// The calls.
  package internal(set) var calls: [PickleCall] = []
  /// The persistent ids.
  package internal(set) var persistents: [PicklePersistent] = []
  /// The texts.
  package internal(set) var strings: [String] = []
  /// The byte strings.
  package internal(set) var bytes: [PickleBytes] = []
  /// The containers.
  package internal(set) var nodes: [PickleNode] = []
  /// The bytes of texts that are too long to keep or not ASCII, by their offset.
  package internal(set) var longTexts: [UInt64: PickleLongText] = [:]
  /// Byte arrays that are written to after they were made.
  package internal(set) var changedBytes: Set<Int32> = []
  /// The bytes of arrays that joblib wrote into the stream, by the call that makes the wrapper.
  package internal(set) var rawArrays: [Int32: PickleBytes] = [:]
  /// Streams inside this one that joblib loads in passing.
  package internal(set) var inner: [PickleTrace] = []

  /// Whether the stream came to its `STOP`.
  package var isWhole: Bool {
    if case .stopped = end { true } else { false }
  }

  /// The text behind a string value.
  package func text(_ value: PickleValue) -> String? {
    if case .string(let index) = value { strings[Int(index)] } else { nil }
  }

  /// The container behind a value.
  package func node(_ value: PickleValue) -> PickleNode? {
    if case .container(let index) = value { nodes[Int(index)] } else { nil }
  }

  /// The import behind a value.
  package func imported(_ value: PickleValue) -> PickleImport? {
    if case .global(let index) = value { imports[Int(index)] } else { nil }
  }

  /// The call behind a value.
  package func call(_ value: PickleValue) -> PickleCall? {
    if case .call(let index) = value { calls[Int(index)] } else { nil }
  }
}
