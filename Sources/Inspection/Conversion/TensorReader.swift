/// Reads a tensor out of its storage in the order of its axes, piece by piece, whatever its
/// strides: memory stays flat, and bytes come out exactly as a copy by the library would give them.

import Formats

/// The pieces of one tensor, in order.
struct TensorReader {
  private let region: Region
  private let view: TensorView
  private var done: UInt64 = 0
  private let isDense: Bool
  /// The axes that matter, outermost first.
  private let axes: [Axis]
  /// Where the blocks are cut: at steps along this axis, whole below it.
  private let cut: Int
  private let stepsPerBlock: UInt64
  private var steps: [UInt64]

  /// One axis: how long, how far apart its elements lie in the source and in the result.
  private struct Axis {
    var length: UInt64
    /// In elements.
    let stride: UInt64
    /// In bytes.
    let target: UInt64
  }

  /// Prepares to read `view` from the bytes of its storage.
  init(_ view: TensorView, from region: Region) {
    self.view = view
    self.region = region
    isDense = view.bytes == 0 || view.isDense
    var axes: [Axis] = []
    var target = view.type.bytes
    if view.bytes > 0 {
      for (length, stride) in zip(view.stored, view.strides).reversed() where length > 1 {
        axes.append(Axis(length: length, stride: stride, target: target))
        target *= length
      }
    }
    if axes.isEmpty { axes = [Axis(length: 1, stride: 1, target: view.type.bytes)] }
    self.axes = axes.reversed()
    let block = UInt64(InspectionLimits.conversionBlock)
    cut = self.axes.firstIndex { $0.target <= block } ?? self.axes.count - 1
    stepsPerBlock = max(1, block / self.axes[cut].target)
    steps = [UInt64](repeating: 0, count: cut + 1)
  }

  /// The next piece; `nil` at the end.
  mutating func next() throws(FormatError) -> [UInt8]? {
    guard done < view.bytes else { return nil }
    var piece = isDense ? try densePiece() : try gatheredPiece()
    if view.isBigEndian { Self.swap(&piece, unit: view.type.unit) }
    done += UInt64(piece.count)
    return piece
  }

  private func densePiece() throws(FormatError) -> [UInt8] {
    let length = min(UInt64(InspectionLimits.conversionBlock), view.bytes - done)
    return try region.bytes(view.offset * view.type.bytes + done, Int(length))
  }

  // MARK: strides

  private mutating func gatheredPiece() throws(FormatError) -> [UInt8] {
    var source = view.offset
    for (axis, step) in zip(axes, steps) { source += axis.stride * step }
    var block = Array(axes[cut...])
    block[0].length = min(stepsPerBlock, axes[cut].length - steps[cut])
    var piece = [UInt8](repeating: 0, count: Int(block[0].length * block[0].target))
    // The widest step first, so that what is left below covers the least of the source.
    let ordered = block.sorted { $0.stride > $1.stride }
    try gather(ordered[...], from: source, to: 0, &piece)
    advance(by: block[0].length)
    return piece
  }

  private mutating func advance(by length: UInt64) {
    steps[cut] += length
    var axis = cut
    while axis > 0, steps[axis] >= axes[axis].length {
      steps[axis] = 0
      axis -= 1
      steps[axis] += 1
    }
  }

  /// Fills `piece` from the elements that `axes` reach from `source`: in one read if that yields
  /// enough, else step by step along the widest axis.
  private func gather(
    _ axes: ArraySlice<Axis>, from source: UInt64, to target: UInt64, _ piece: inout [UInt8]
  ) throws(FormatError) {
    let width = view.type.bytes
    var last: UInt64 = 0
    var wanted = width
    for axis in axes {
      last += (axis.length - 1) * axis.stride
      if axis.stride > 0 { wanted *= axis.length }
    }
    let span = (last + 1) * width
    if span <= InspectionLimits.conversionSpan
      || span / InspectionLimits.conversionSparsity <= wanted
    {
      let bytes = try region.bytes(source * width, Int(span))
      return Self.pick(axes, width: Int(width), bytes, at: 0, &piece, at: Int(target))
    }
    guard let axis = axes.first else { return }
    for step in 0..<axis.length {
      try gather(
        axes.dropFirst(), from: source + step * axis.stride, to: target + step * axis.target,
        &piece)
    }
  }

  private static func pick(
    _ axes: ArraySlice<Axis>, width: Int, _ bytes: [UInt8], at source: Int,
    _ piece: inout [UInt8], at target: Int
  ) {
    guard let axis = axes.first else {
      for index in 0..<width { piece[target + index] = bytes[source + index] }
      return
    }
    let (length, step, jump) = (Int(axis.length), Int(axis.stride) * width, Int(axis.target))
    guard axes.count == 1 else {
      for index in 0..<length {
        pick(
          axes.dropFirst(), width: width, bytes, at: source + index * step, &piece,
          at: target + index * jump)
      }
      return
    }
    if step == width, jump == width {
      let run = length * width
      piece.replaceSubrange(target..<(target + run), with: bytes[source..<(source + run)])
      return
    }
    for index in 0..<length {
      let (from, to) = (source + index * step, target + index * jump)
      for byte in 0..<width { piece[to + byte] = bytes[from + byte] }
    }
  }

  private static func swap(_ piece: inout [UInt8], unit: Int) {
    var start = 0
    while start + unit <= piece.count {
      var (low, high) = (start, start + unit - 1)
      while low < high {
        piece.swapAt(low, high)
        low += 1
        high -= 1
      }
      start += unit
    }
  }
}
