/// How the coders of a 7z archive are run (7-Zip's `Methods.txt`).

extension SevenZipFolder {
  /// What has to be done to unpack.
  package enum Plan: Sendable, Equatable {
    /// The packed bytes are the content.
    case copy
    /// One step.
    case unpack(Compression)
    /// A coder that is not read here, or no chain.
    case unsupported
  }

  /// The plan for this folder. Filters for programs are run by liblzma with the coder before them.
  package var plan: Plan {
    guard let chain else { return .unsupported }
    let steps = chain.filter { $0.method != [0] }
    guard let first = steps.first else { return .copy }
    let filters = steps.dropFirst().compactMap(Self.filter)
    guard filters.count == steps.count - 1 else { return .unsupported }
    switch first.method {
    case [0x03, 0x01, 0x01]:
      let last = LzmaFilter(id: LzmaFilter.lzma1, properties: first.properties)
      return .unpack(.raw(filters.reversed() + [last], size: size))
    case [0x21]:
      let last = LzmaFilter(id: LzmaFilter.lzma2, properties: first.properties)
      return .unpack(.raw(filters.reversed() + [last], size: size))
    default: break
    }
    guard filters.isEmpty else { return .unsupported }
    switch first.method {
    case [0x04, 0x01, 0x08]: return .unpack(.deflate)
    case [0x04, 0x01, 0x09]: return .unpack(.deflate64)
    case [0x04, 0x02, 0x02]: return .unpack(.bzip2)
    case [0x04, 0xF7, 0x11, 0x01]: return .unpack(.zstd)
    case [0x04, 0xF7, 0x11, 0x04]: return .unpack(.lz4)
    default: return .unsupported
    }
  }

  /// Filters by their ids in 7z, and liblzma's.
  private static let ids: [[UInt8]: UInt64] = [
    [0x03]: LzmaFilter.delta, [0x04]: 4, [0x05]: 5, [0x06]: 6, [0x07]: 7, [0x08]: 8, [0x09]: 9,
    [0x0A]: 10, [0x03, 0x03, 0x01, 0x03]: 4, [0x03, 0x03, 0x02, 0x05]: 5,
    [0x03, 0x03, 0x04, 0x01]: 6, [0x03, 0x03, 0x05, 0x01]: 7, [0x03, 0x03, 0x07, 0x01]: 8,
    [0x03, 0x03, 0x08, 0x05]: 9,
  ]

  private static func filter(_ coder: SevenZipCoder) -> LzmaFilter? {
    ids[coder.method].map { LzmaFilter(id: $0, properties: coder.properties) }
  }
}
