/// A tensor as its source stores it: a part of a storage, walked with strides.

import Formats

/// Bytes that one or several tensors share.
struct TensorStorage: Sendable {
  /// Number of bytes.
  let count: UInt64
  /// What the source calls it, for messages.
  let name: String
  private let content: Content

  private enum Content: Sendable {
    case plain(Region)
    case made(@Sendable () throws(FormatError) -> Region)
  }

  /// Bytes that lie in the source as they are.
  init(_ region: Region, name: String) {
    count = region.count
    self.name = name
    content = .plain(region)
  }

  /// `count` bytes that are unpacked when they are needed.
  init(
    count: UInt64, name: String, made: @escaping @Sendable () throws(FormatError) -> Region
  ) {
    self.count = count
    self.name = name
    content = .made(made)
  }

  /// The bytes.
  func open() throws(FormatError) -> Region {
    switch content {
    case .plain(let region): return region
    case .made(let make):
      let region = try make()
      guard region.count == count else {
        throw .malformed(offset: 0, "a part that unpacks to another size than it announces")
      }
      return region
    }
  }
}

/// Why a tensor cannot be taken over: a reason in words.
struct TensorFault: Error, Equatable {
  let words: String

  init(_ words: String) { self.words = words }
}

/// One tensor in a storage. What is constructed lies inside its storage.
package struct TensorView: Sendable, Hashable {
  /// Place of the storage in the table of the plan.
  let storage: Int
  /// The type of the elements.
  package let type: TensorType
  /// Lengths of the axes, in stored elements.
  let stored: [UInt64]
  /// Steps of the axes, in elements.
  let strides: [UInt64]
  /// The first element.
  let offset: UInt64
  /// Whether the numbers are stored with their high byte first.
  let isBigEndian: Bool
  /// Bytes of the tensor when it is written out.
  package let bytes: UInt64

  /// Lengths of the axes as the result states them: two numbers for each stored `F4`.
  package var shape: [UInt64] {
    guard type == .float4, let last = stored.last else { return stored }
    return stored.dropLast() + [last * 2]
  }

  /// Checks that everything that the strides reach lies in `count` bytes.
  init(
    storage: Int, bytesInStorage count: UInt64, type: TensorType, shape: [UInt64],
    strides: [UInt64], offset: UInt64, isBigEndian: Bool = false
  ) throws(TensorFault) {
    guard shape.count == strides.count else {
      throw TensorFault("its shape and its strides differ in length")
    }
    guard shape.count <= InspectionLimits.conversionAxes else {
      throw TensorFault("it has more than \(InspectionLimits.conversionAxes) axes")
    }
    if type == .float4 {
      guard let last = shape.last else { throw TensorFault("two numbers in one byte and no axis") }
      guard last <= UInt64(Int64.max) else { throw TensorFault("its shape overflows") }
    }
    self.storage = storage
    self.type = type
    stored = shape
    self.strides = strides
    self.offset = offset
    self.isBigEndian = isBigEndian && type.unit > 1
    bytes = try Self.product(shape, by: type.bytes)
    guard bytes > 0 else { return }
    let last = try Self.lastElement(shape, strides, offset)
    guard last < count / type.bytes else {
      throw TensorFault("it reaches beyond the end of its storage")
    }
  }

  /// A tensor that fills a storage in the order of its axes, or in the opposite order.
  init(
    storage: Int, bytesInStorage count: UInt64, type: TensorType, shape: [UInt64],
    isFortran: Bool, isBigEndian: Bool
  ) throws(TensorFault) {
    let strides = try Self.dense(shape, isFortran: isFortran)
    try self.init(
      storage: storage, bytesInStorage: count, type: type, shape: shape, strides: strides,
      offset: 0, isBigEndian: isBigEndian)
    guard bytes == count else { throw TensorFault("its bytes do not fit its shape") }
  }

  private static func product(_ shape: [UInt64], by factor: UInt64) throws(TensorFault) -> UInt64 {
    var total = factor
    for length in shape {
      let (product, overflow) = total.multipliedReportingOverflow(by: length)
      guard !overflow, product <= UInt64(Int64.max) else {
        throw TensorFault("its shape overflows")
      }
      total = product
    }
    return total
  }

  private static func lastElement(_ shape: [UInt64], _ strides: [UInt64], _ offset: UInt64)
    throws(TensorFault) -> UInt64
  {
    var last = offset
    for (length, stride) in zip(shape, strides) {
      let (reach, tooFar) = (length - 1).multipliedReportingOverflow(by: stride)
      let (sum, overflow) = last.addingReportingOverflow(reach)
      guard !tooFar, !overflow else { throw TensorFault("its strides overflow") }
      last = sum
    }
    return last
  }

  /// The strides of a dense tensor.
  static func dense(_ shape: [UInt64], isFortran: Bool) throws(TensorFault) -> [UInt64] {
    _ = try product(shape, by: 1)
    var strides: [UInt64] = []
    var step: UInt64 = 1
    for length in isFortran ? shape : shape.reversed() {
      strides.append(step)
      step = step.multipliedReportingOverflow(by: max(1, length)).partialValue
    }
    return isFortran ? strides : strides.reversed()
  }

  /// Bytes of the storage from the first to the last that the tensor uses.
  var extent: Range<UInt64> {
    guard bytes > 0 else { return 0..<0 }
    var last = offset
    for (length, stride) in zip(stored, strides) { last += (length - 1) * stride }
    return (offset * type.bytes)..<((last + 1) * type.bytes)
  }

  /// Whether the elements lie in the storage one after the other, in the order of the axes.
  var isDense: Bool {
    var step: UInt64 = 1
    for (length, stride) in zip(stored, strides).reversed() where length != 1 {
      guard stride == step else { return false }
      step *= length
    }
    return true
  }
}
