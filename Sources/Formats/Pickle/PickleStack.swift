/// The stack, the marks and the memo of the pickle machine, with CPython's rules of underflow.

/// CPython's `Pdata` with its fence, and the memo.
struct PickleStack {
  private(set) var values: [PickleValue] = []
  private var marks: [Int] = []
  private var fence = 0
  private var memo: [PickleValue?] = []
  private var farMemo: [Int: PickleValue] = [:]
  private var memoCount = 0

  mutating func push(_ value: PickleValue, at offset: UInt64) throws(FormatError) {
    guard values.count < FormatLimits.pickleStack else { throw .limit(offset: offset, "the stack") }
    values.append(value)
  }

  mutating func pop(at offset: UInt64) throws(FormatError) -> PickleValue {
    guard values.count > fence, let value = values.popLast() else { throw underflow(offset) }
    return value
  }

  func top(at offset: UInt64) throws(FormatError) -> PickleValue {
    guard values.count > fence, let value = values.last else { throw underflow(offset) }
    return value
  }

  mutating func mark(at offset: UInt64) throws(FormatError) {
    guard marks.count < FormatLimits.pickleStack else { throw .limit(offset: offset, "the marks") }
    marks.append(values.count)
    fence = values.count
  }

  /// Takes the newest mark away and answers where it lay.
  mutating func popMark(at offset: UInt64) throws(FormatError) -> Int {
    guard let mark = marks.popLast() else {
      throw .malformed(offset: offset, "no mark on the stack")
    }
    fence = marks.last ?? 0
    return mark
  }

  /// The values from `start` on, taken from the stack.
  mutating func popAll(from start: Int, at offset: UInt64) throws(FormatError) -> [PickleValue] {
    guard start >= fence, start <= values.count else { throw underflow(offset) }
    let taken = Array(values[start...])
    values.removeSubrange(start...)
    return taken
  }

  /// The value below `start`, which stays: the target of an append or of items.
  func target(below start: Int, at offset: UInt64) throws(FormatError) -> PickleValue {
    guard start <= values.count, start > fence else { throw underflow(offset) }
    return values[start - 1]
  }

  /// `POP`, which also takes a mark if that lies on top.
  mutating func popOrUnmark(at offset: UInt64) throws(FormatError) {
    if let mark = marks.last, mark == values.count {
      _ = try popMark(at: offset)
    } else {
      _ = try pop(at: offset)
    }
  }

  var count: Int { values.count }

  // MARK: memo

  mutating func remember(_ index: Int, at offset: UInt64) throws(FormatError) {
    let value = try top(at: offset)
    guard index >= 0 else { throw .malformed(offset: offset, "a negative memo index") }
    if index < memo.count + 4096 {
      guard index < FormatLimits.pickleMemo else { throw .limit(offset: offset, "the memo") }
      while memo.count <= index { memo.append(farMemo.removeValue(forKey: memo.count)) }
      if memo[index] == nil { memoCount += 1 }
      memo[index] = value
    } else {
      guard farMemo.count < FormatLimits.pickleMemo else {
        throw .limit(offset: offset, "the memo")
      }
      if farMemo.updateValue(value, forKey: index) == nil { memoCount += 1 }
    }
  }

  mutating func memoize(at offset: UInt64) throws(FormatError) {
    try remember(memoCount, at: offset)
  }

  func recall(_ index: Int, at offset: UInt64) throws(FormatError) -> PickleValue {
    let value = index >= 0 && index < memo.count ? memo[index] : farMemo[index]
    guard let value else { throw .malformed(offset: offset, "an unknown memo index") }
    return value
  }

  private func underflow(_ offset: UInt64) -> FormatError {
    .malformed(offset: offset, "the stack is empty")
  }
}
