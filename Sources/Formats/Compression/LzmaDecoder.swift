/// xz, .lzma and the raw coders of 7z and zip through liblzma, bounded in memory.

import CLzma

/// One coder of a raw chain, as liblzma numbers them.
package struct LzmaFilter: Sendable, Equatable {
  /// liblzma's id (`LZMA_FILTER_...`).
  package let id: UInt64
  /// The coder's properties as the container stores them.
  package let properties: [UInt8]

  /// A coder.
  package init(id: UInt64, properties: [UInt8]) {
    self.id = id
    self.properties = properties
  }

  /// `LZMA_FILTER_LZMA1`, whose stream may or may not have an end mark.
  package static let lzma1: UInt64 = 0x4000_0000_0000_0001
  /// `LZMA_FILTER_LZMA2`.
  package static let lzma2: UInt64 = 0x21
  /// `LZMA_FILTER_DELTA`.
  package static let delta: UInt64 = 0x03
}

/// One stream of liblzma's.
@safe final class LzmaDecoder: Decompressor {
  private let stream: UnsafeMutablePointer<lzma_stream>

  private init(
    _ start: (UnsafeMutablePointer<lzma_stream>) -> lzma_ret
  ) throws(FormatError) {
    unsafe stream = .allocate(capacity: 1)
    unsafe stream.initialize(to: lzma_stream())
    switch unsafe start(stream) {
    case LZMA_OK: return
    case LZMA_OPTIONS_ERROR: throw .unsupported(offset: 0, "a coder of the stream")
    default: throw .limit(offset: 0, "memory for unpacking")
    }
  }

  /// A stream of the .xz format.
  static func xz() throws(FormatError) -> LzmaDecoder {
    try unsafe LzmaDecoder { unsafe lzma_stream_decoder($0, FormatLimits.unpackerMemory, 0) }
  }

  /// A stream of the .lzma format.
  static func alone() throws(FormatError) -> LzmaDecoder {
    try unsafe LzmaDecoder { unsafe lzma_alone_decoder($0, FormatLimits.unpackerMemory) }
  }

  /// A chain of coders without an envelope, in liblzma's order: the compressing one is last.
  /// `size` is that of the content, which streams of LZMA inside containers do not mark.
  static func raw(_ chain: [LzmaFilter], size: UInt64?) throws(FormatError) -> LzmaDecoder {
    guard !chain.isEmpty, chain.count <= 4 else {
      throw .unsupported(offset: 0, "the chain of coders")
    }
    return try unsafe LzmaDecoder { unsafe start($0, chain, size) }
  }

  private static func start(
    _ stream: UnsafeMutablePointer<lzma_stream>, _ chain: [LzmaFilter], _ size: UInt64?
  ) -> lzma_ret {
    var filters = unsafe [lzma_filter](
      repeating: lzma_filter(id: UInt64.max, options: nil), count: chain.count + 1)
    // The options are liblzma's own allocations; the decoder keeps copies of them.
    defer { for index in chain.indices { unsafe lzma_options_release(filters[index].options) } }
    for (index, filter) in chain.enumerated() {
      unsafe filters[index].id = filter.id
      let result = unsafe filter.properties.withUnsafeBufferPointer {
        unsafe lzma_properties_decode(&filters[index], nil, $0.baseAddress, $0.count)
      }
      guard result == LZMA_OK else { return result }
      if let size, filter.id == LzmaFilter.lzma1 { unsafe setSize(&filters[index], size) }
    }
    guard unsafe lzma_raw_decoder_memusage(filters) <= FormatLimits.unpackerMemory else {
      return LZMA_MEMLIMIT_ERROR
    }
    return unsafe lzma_raw_decoder(stream, filters)
  }

  /// Tells LZMA its size, and that an end mark may stand all the same.
  private static func setSize(_ filter: inout lzma_filter, _ size: UInt64) {
    unsafe filter.id = LzmaFilter.lzma1 + 1
    guard let options = unsafe filter.options?.assumingMemoryBound(to: lzma_options_lzma.self)
    else { return }
    unsafe options.pointee.ext_flags = 1
    unsafe options.pointee.ext_size_low = UInt32(truncatingIfNeeded: size)
    unsafe options.pointee.ext_size_high = UInt32(truncatingIfNeeded: size >> 32)
  }

  deinit {
    unsafe lzma_end(stream)
    unsafe stream.deallocate()
  }

  func step(_ input: [UInt8], from position: Int, into output: inout [UInt8]) -> DecompressorStep {
    let given = input.count - position
    let room = output.count
    let code = unsafe input.withUnsafeBufferPointer { source in
      unsafe output.withUnsafeMutableBufferPointer { target in
        unsafe stream.pointee.next_in = source.baseAddress.map { unsafe $0 + position }
        unsafe stream.pointee.avail_in = given
        unsafe stream.pointee.next_out = target.baseAddress
        unsafe stream.pointee.avail_out = room
        return unsafe lzma_code(stream, LZMA_RUN)
      }
    }
    let used = given - Int(unsafe stream.pointee.avail_in)
    let produced = room - Int(unsafe stream.pointee.avail_out)
    let state: DecompressorStep.State =
      switch code {
      case LZMA_STREAM_END: .ended
      case LZMA_OK, LZMA_BUF_ERROR: .more
      case LZMA_MEM_ERROR, LZMA_MEMLIMIT_ERROR:
        .faulted("the stream asks for more memory than the bound")
      default: .faulted("the xz or lzma stream is broken")
      }
    return DecompressorStep(used: used, produced: produced, state: state)
  }
}
