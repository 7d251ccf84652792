/// An object of R as it is written by `saveRDS` and `save` (R Internals, section 1.8; R
/// `src/main/serialize.c`): a tree in which data is passed over and everything else is kept.

/// One item of a tree.
package struct RNode: Sendable {
  /// What an item is, as far as it matters.
  package enum Kind: Sendable, Equatable {
    case data, texts, list, symbol, pairs, call, closure, promise, environment, builtin, byteCode
    case pointer, weakReference, object, namespace, package, persistent, unbound, missing
    case nothing, marker, dots, reference
  }
  /// What it is.
  package let kind: Kind
  /// The name of a symbol, builtin or namespace.
  package var name = ""
  /// The first texts of a vector.
  package var texts: [String] = []
  /// Items inside it; for calls, closures and promises in their order: tag, first, rest.
  package var children: [Int32] = []
  /// Names of the elements of a pairlist or call, beside `children`; empty where there are none.
  package var tags: [String] = []
  /// Its attributes.
  package var attributes: Int32?
  /// Where it starts.
  package let offset: UInt64
  /// Whether a binding runs a function when it is read.
  package var hasActiveBinding = false
}

/// A read file.
package struct RObject: Sendable {
  /// All items.
  package private(set) var nodes: [RNode] = []
  /// The outermost item.
  package private(set) var root: Int32 = 0
  /// Whether it is a workspace, as `save` writes it.
  package let isWorkspace: Bool
  /// Items that others refer to by number, in the order in which they came.
  private var references: [Int32] = []
  private var input: RInput
  private var depth = 0

  /// Whether the content starts as one of R's forms.
  package static func isCandidate(_ region: Region) -> Bool { start(of: region) != nil }

  private static func start(of region: Region) -> (offset: UInt64, RInput.Spelling)? {
    guard let head = try? region.head(16), head.count >= 8 else { return nil }
    var at = 0
    let isWorkspace =
      head[0] == UInt8(ascii: "R") && head[1] == UInt8(ascii: "D")
      && [UInt8(ascii: "X"), UInt8(ascii: "A"), UInt8(ascii: "B")].contains(head[2])
      && (head[3] == UInt8(ascii: "2") || head[3] == UInt8(ascii: "3")) && head[4] == 0x0A
    if isWorkspace { at = 5 }
    guard head.count >= at + 6, head[at + 1] == 0x0A else { return nil }
    let version = Array(head[(at + 2)..<(at + 6)])
    switch head[at] {
    case UInt8(ascii: "X") where version == [0, 0, 0, 2] || version == [0, 0, 0, 3]:
      return (UInt64(at + 2), .xdr)
    case UInt8(ascii: "B") where version == [2, 0, 0, 0] || version == [3, 0, 0, 0]:
      return (UInt64(at + 2), .native)
    case UInt8(ascii: "A")
    where (version[0] == UInt8(ascii: "2") || version[0] == UInt8(ascii: "3")) && version[1] == 0x0A:
      // A list of short lines may start so too; the version of R is a long number.
      guard head[(at + 4)...].prefix(5).allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else { return nil }
      return (UInt64(at + 2), .text)
    default: return nil
    }
  }

  /// Reads the whole file.
  package init(_ region: Region) throws(FormatError) {
    guard let (start, spelling) = Self.start(of: region) else {
      throw .malformed(offset: 0, "no mark of R")
    }
    isWorkspace = start > 4
    input = RInput(reader: WindowReader(region, at: start), spelling: spelling)
    let version = try input.integer()
    try input.skip(2, width: 4)
    if version == 3 { _ = try input.text(UInt64(max(0, try input.integer()))) }
    root = try item()
    if spelling == .text {
      // Each word ends with a line; a file without the last one is cut inside a word.
      guard try region.bytes(region.count - 1, 1) == [0x0A] else {
        throw .truncated(offset: region.count)
      }
      while input.reader.remaining > 0, try input.reader.peek() == 0x0A { try input.reader.skip(1) }
    }
    guard input.reader.remaining == 0 else {
      throw .malformed(offset: input.reader.offset, "bytes after the end of the object")
    }
  }

  // MARK: items

  private mutating func add(_ node: RNode) throws(FormatError) -> Int32 {
    guard nodes.count < FormatLimits.rNodes else {
      throw .limit(offset: node.offset, "the number of items")
    }
    nodes.append(node)
    return Int32(nodes.count - 1)
  }

  private mutating func item() throws(FormatError) -> Int32 {
    let offset = input.reader.offset
    return try item(flags: UInt32(bitPattern: try input.integer()), offset)
  }

  private mutating func item(flags: UInt32, _ offset: UInt64) throws(FormatError) -> Int32 {
    depth += 1
    defer { depth -= 1 }
    guard depth <= FormatLimits.rDepth else { throw .limit(offset: offset, "the nesting of items") }
    let hasAttributes = flags & 0x200 != 0
    switch flags & 0xFF {
    case 1:
      let text = try item()
      let symbol = try add(
        RNode(kind: .symbol, name: nodes[Int(text)].texts.first ?? "", offset: offset))
      references.append(symbol)
      return symbol
    case 2, 3, 5, 6, 17: return try chain(flags, offset)
    case 239, 240:
      return try chain((flags & ~0xFF) | (flags & 0xFF == 240 ? 6 : 2) | 0x200, offset)
    case 4: return try environment(offset)
    case 7, 8:
      let name = try input.text(try input.length())
      return try add(RNode(kind: .builtin, name: name, offset: offset))
    case 9: return try characters(offset)
    case 10, 13, 14, 15, 16, 19, 20, 24: return try vector(flags & 0xFF, hasAttributes, offset)
    case 21:
      _ = try input.integer()
      return try attributed(try byteCode(offset), hasAttributes)
    case 22, 23:
      let kind: RNode.Kind = flags & 0xFF == 22 ? .pointer : .weakReference
      let index = try add(RNode(kind: kind, offset: offset))
      references.append(index)
      if flags & 0xFF == 22 { nodes[Int(index)].children = [try item(), try item()] }
      return try attributed(index, hasAttributes)
    case 25: return try attributed(try add(RNode(kind: .object, offset: offset)), hasAttributes)
    default: return try special(flags, offset)
    }
  }

  /// Values that have no content of their own, and those that stand for others.
  private mutating func special(_ flags: UInt32, _ offset: UInt64) throws(FormatError) -> Int32 {
    switch flags & 0xFF {
    case 255:
      let index = flags >> 8 == 0 ? Int(try input.integer()) : Int(flags >> 8)
      guard index >= 1, index <= references.count else {
        throw .malformed(offset: offset, "a reference to an item that is not there")
      }
      let target = nodes[Int(references[index - 1])]
      // Symbols stand for themselves; others were judged where they stand.
      guard target.kind == .symbol else { return try add(RNode(kind: .reference, offset: offset)) }
      return references[index - 1]
    case 254: return try add(RNode(kind: .nothing, offset: offset))
    case 252: return try add(RNode(kind: .unbound, offset: offset))
    case 251: return try add(RNode(kind: .missing, offset: offset))
    case 253, 250, 242, 241: return try add(RNode(kind: .marker, offset: offset))
    case 247, 248, 249:
      let kind: RNode.Kind =
        switch flags & 0xFF {
        case 247: .persistent
        case 248: .package
        default: .namespace
        }
      _ = try input.integer()
      var names: [String] = []
      for _ in 0..<(try input.length()) { names.append(contentsOf: nodes[Int(try item())].texts) }
      let index = try add(RNode(kind: kind, name: names.first ?? "", offset: offset))
      references.append(index)
      return index
    case 238:
      let index = try add(RNode(kind: .list, offset: offset))
      nodes[Int(index)].children = [try item(), try item()]
      nodes[Int(index)].attributes = try item()
      return index
    default:
      throw .unsupported(offset: offset, "an item of type \(flags & 0xFF)")
    }
  }

  private mutating func attributed(_ index: Int32, _ has: Bool) throws(FormatError) -> Int32 {
    if has { nodes[Int(index)].attributes = try item() }
    return index
  }

  private mutating func characters(_ offset: UInt64) throws(FormatError) -> Int32 {
    let length = try input.integer()
    guard length >= -1 else { throw .malformed(offset: offset, "arithmetic: a negative length") }
    let text = length < 0 ? "NA" : try input.text(UInt64(length))
    return try add(RNode(kind: .texts, texts: [text], offset: offset))
  }

  // MARK: chains

  /// Pairlists, calls, closures and promises: first, rest, and before them attributes and a tag.
  /// Pairlists and calls are followed along their rest, however long they are.
  private mutating func chain(_ start: UInt32, _ offset: UInt64) throws(FormatError) -> Int32 {
    let type = start & 0xFF
    let kind: RNode.Kind =
      switch type {
      case 3: .closure
      case 5: .promise
      case 6: .call
      case 17: .dots
      default: .pairs
      }
    let index = try add(RNode(kind: kind, offset: offset))
    if start & 0x200 != 0 { nodes[Int(index)].attributes = try item() }
    if kind == .closure || kind == .promise {
      let tag = start & 0x400 != 0 ? try item() : try add(RNode(kind: .nothing, offset: offset))
      nodes[Int(index)].children = [tag, try item(), try item()]
      return index
    }
    var flags = start
    while true {
      if flags & 0x8000000 != 0 { nodes[Int(index)].hasActiveBinding = true }
      nodes[Int(index)].tags.append(flags & 0x400 != 0 ? nodes[Int(try item())].name : "")
      nodes[Int(index)].children.append(try item())
      let next = input.reader.offset
      flags = UInt32(bitPattern: try input.integer())
      guard flags & 0xFF == 2 || flags & 0xFF == 17, flags & 0x200 == 0 else {
        if flags & 0xFF != 254 { nodes[Int(index)].children.append(try item(flags: flags, next)) }
        return index
      }
    }
  }

  private mutating func environment(_ offset: UInt64) throws(FormatError) -> Int32 {
    let index = try add(RNode(kind: .environment, offset: offset))
    references.append(index)
    _ = try input.integer()
    for _ in 0..<3 {
      let child = try item()
      nodes[Int(index)].children.append(child)
    }
    nodes[Int(index)].attributes = try item()
    return index
  }

  private mutating func vector(_ type: UInt32, _ hasAttributes: Bool, _ offset: UInt64)
    throws(FormatError) -> Int32
  {
    let length = try input.length()
    let kind: RNode.Kind = type == 16 ? .texts : (type >= 19 && type <= 20 ? .list : .data)
    let index = try add(RNode(kind: kind, offset: offset))
    switch type {
    case 10, 13: try input.skip(length, width: 4)
    case 14: try input.skip(length, width: 8)
    case 15: try input.skip(length, width: 16, words: 2)
    case 24: try input.skip(length, width: 1)
    case 16: try texts(length, index)
    default:
      for _ in 0..<length {
        let child = try item()
        nodes[Int(index)].children.append(child)
      }
    }
    return try attributed(index, hasAttributes)
  }

  private mutating func texts(_ count: UInt64, _ index: Int32) throws(FormatError) {
    for _ in 0..<count {
      let offset = input.reader.offset
      let flags = try input.integer()
      guard flags & 0xFF == 9 else {
        throw .malformed(offset: offset, "a text that is something else")
      }
      let length = try input.integer()
      guard length >= -1 else { throw .malformed(offset: offset, "arithmetic: a negative length") }
      let text = length < 0 ? "NA" : try input.text(UInt64(length))
      if nodes[Int(index)].texts.count < FormatLimits.rTexts {
        nodes[Int(index)].texts.append(text)
      }
      if flags & 0x200 != 0 { _ = try item() }
    }
  }

  // MARK: byte code

  private mutating func byteCode(_ offset: UInt64) throws(FormatError) -> Int32 {
    depth += 1
    defer { depth -= 1 }
    guard depth <= FormatLimits.rDepth else { throw .limit(offset: offset, "the nesting of items") }
    let index = try add(RNode(kind: .byteCode, offset: offset))
    _ = try item()
    for _ in 0..<(try input.length()) {
      let type = UInt32(bitPattern: try input.integer())
      let child = try constant(type)
      nodes[Int(index)].children.append(child)
    }
    return index
  }

  private mutating func constant(_ type: UInt32) throws(FormatError) -> Int32 {
    switch type {
    case 21: return try byteCode(input.reader.offset)
    case 2, 6, 239, 240, 243, 244: return try codeTree(type)
    default: return try item()
    }
  }

  /// Calls inside of byte code, which may be shared between its constants.
  private mutating func codeTree(_ type: UInt32) throws(FormatError) -> Int32 {
    depth += 1
    defer { depth -= 1 }
    let offset = input.reader.offset
    guard depth <= FormatLimits.rDepth else { throw .limit(offset: offset, "the nesting of items") }
    var type = type
    if type == 243 {
      _ = try input.integer()
      return try add(RNode(kind: .reference, offset: offset))
    }
    if type == 244 {
      _ = try input.integer()
      type = UInt32(bitPattern: try input.integer())
    }
    guard [2, 6, 239, 240].contains(type) else { return try item() }
    let index = try add(RNode(kind: type == 6 || type == 240 ? .call : .pairs, offset: offset))
    var more = true
    while more {
      if type == 239 || type == 240 { nodes[Int(index)].attributes = try item() }
      nodes[Int(index)].tags.append(nodes[Int(try item())].name)
      nodes[Int(index)].children.append(try codeTree(UInt32(bitPattern: try input.integer())))
      let rest = UInt32(bitPattern: try input.integer())
      more = rest == 2 || rest == 239
      type = rest
      if !more {
        let last = try codeTree(rest)
        if nodes[Int(last)].kind != .nothing { nodes[Int(index)].children.append(last) }
      }
    }
    return index
  }
}
