/// Vectorscan behind a small door: compiling, scanning, and the scratch space that each scan needs.
/// Memory is touched by hand only to hand it over.

import CVectorscan
import Synchronization

/// Two compiled sets of expressions: what matches, and what begins a match. Databases never change
/// and may be read by many threads; scratch space may not, and is taken from a pool for each scan.
final class PatternDatabase: Sendable {
  /// One match: the number of the pattern and the offsets.
  struct Hit: Sendable {
    let pattern: Int
    let start: Int
    let end: Int
  }

  /// Databases and scratch space as numbers, zero for none: pointers that threads may share.
  private let whole: UInt
  private let begun: UInt
  private let scratch = Mutex<[UInt]>([])

  /// Whether Vectorscan takes the expression alone: asked to know which of many it refused.
  static func check(_ expression: String) throws(PatternRefusal) {
    unsafe hs_free_database(OpaquePointer(bitPattern: try compile([expression])))
  }

  init(_ expressions: [String], beginnings: [String]) throws(PatternRefusal) {
    let compiled = try Self.compile(expressions)
    do throws(PatternRefusal) {
      begun = try Self.compile(beginnings)
    } catch {
      unsafe hs_free_database(OpaquePointer(bitPattern: compiled))
      throw error
    }
    whole = compiled
  }

  deinit {
    unsafe hs_free_database(OpaquePointer(bitPattern: whole))
    unsafe hs_free_database(OpaquePointer(bitPattern: begun))
    for space in scratch.withLock(\.self) {
      unsafe hs_free_scratch(OpaquePointer(bitPattern: space))
    }
  }

  /// All matches in `bytes` from an offset on, leftmost start for each end, ends in order.
  func matches(in bytes: [UInt8], from start: Int) -> [Hit] {
    scan(whole, bytes, from: start)
  }

  /// The first offset from `start` on from which all that follows begins a match; the number of
  /// bytes if there is none.
  func firstBeginning(in bytes: [UInt8], from start: Int) -> Int {
    scan(begun, bytes, from: start).filter { $0.end == bytes.count }.map(\.start).min()
      ?? bytes.count
  }

  private static func compile(_ expressions: [String]) throws(PatternRefusal) -> UInt {
    guard !expressions.isEmpty else { return 0 }
    var database: OpaquePointer?
    var failure: UnsafeMutablePointer<hs_compile_error_t>?
    let flags = [UInt32](repeating: UInt32(HS_FLAG_SOM_LEFTMOST), count: expressions.count)
    let numbers = expressions.indices.map(UInt32.init)
    // All expressions, each with its zero byte, in one piece of memory.
    let text: [CChar] = expressions.flatMap { expression in
      expression.utf8.map { CChar(truncatingIfNeeded: $0) } + [CChar(0)]
    }
    let starts = expressions.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1.utf8.count + 1) }
    let code = unsafe text.withUnsafeBufferPointer { text in
      let pointers = unsafe starts.dropLast().map { unsafe text.baseAddress?.advanced(by: $0) }
      return unsafe hs_compile_multi(
        pointers, flags, numbers, UInt32(expressions.count), UInt32(HS_MODE_BLOCK), nil, &database,
        &failure)
    }
    guard code == HS_SUCCESS, let compiled = unsafe database else {
      throw .engine(unsafe message(failure))
    }
    var size = 0
    guard unsafe hs_database_size(compiled, &size) == HS_SUCCESS,
      size <= GuardLimits.patternDatabaseBytes
    else {
      unsafe hs_free_database(compiled)
      throw .databaseTooLarge(limit: GuardLimits.patternDatabaseBytes)
    }
    return UInt(bitPattern: compiled)
  }

  private static func message(_ failure: UnsafeMutablePointer<hs_compile_error_t>?) -> String {
    guard let failure = unsafe failure else { return "unknown" }
    defer { unsafe hs_free_compile_error(failure) }
    guard let text = unsafe failure.pointee.message else { return "unknown" }
    return unsafe String(cString: text)
  }

  private func scan(_ number: UInt, _ bytes: [UInt8], from start: Int) -> [Hit] {
    guard let database = unsafe OpaquePointer(bitPattern: number), start < bytes.count,
      bytes.count - start <= UInt32.max
    else { return [] }
    var space = unsafe OpaquePointer(bitPattern: scratch.withLock { $0.popLast() } ?? 0)
    guard unsafe prepare(&space), let taken = unsafe space else { return [] }
    defer {
      let returned = UInt(bitPattern: taken)
      scratch.withLock { $0.append(returned) }
    }
    var hits: [Hit] = []
    let code = unsafe bytes.withUnsafeBufferPointer { buffer -> hs_error_t in
      guard let base = buffer.baseAddress else { return HS_SUCCESS }
      return unsafe withUnsafeMutablePointer(to: &hits) { hits in
        unsafe hs_scan(
          database, UnsafeRawPointer(base.advanced(by: start)).assumingMemoryBound(to: CChar.self),
          UInt32(bytes.count - start), 0, taken,
          { number, from, to, _, context in
            guard let hits = unsafe context?.assumingMemoryBound(to: [Hit].self) else { return 1 }
            unsafe hits.pointee.append(Hit(pattern: Int(number), start: Int(from), end: Int(to)))
            return 0
          }, hits)
      }
    }
    guard code == HS_SUCCESS else { return [] }
    return hits.map { Hit(pattern: $0.pattern, start: $0.start + start, end: $0.end + start) }
  }

  /// Makes the scratch space fit for both databases.
  private func prepare(_ space: inout OpaquePointer?) -> Bool {
    guard unsafe space == nil else { return true }
    for number in [whole, begun] {
      guard let database = unsafe OpaquePointer(bitPattern: number) else { continue }
      guard unsafe hs_alloc_scratch(database, &space) == HS_SUCCESS else { return false }
    }
    return unsafe space != nil
  }
}
