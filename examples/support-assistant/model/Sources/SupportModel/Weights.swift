/// The weights of the demonstration model: a safetensors file, read with every length checked.

import Bytes
import Foundation

/// Why weights cannot be used.
package enum WeightsError: Error, Equatable {
  /// The file is not what a safetensors file has to be; in a few words.
  case malformed(String)
  /// A tensor is missing or has another shape than the model needs.
  case tensor(String)
}

/// A matrix of 32-bit floats, row by row.
struct Matrix: Sendable {
  let rows: Int
  let columns: Int
  let values: [Float]

  /// The values of one row.
  func row(_ index: Int) -> ArraySlice<Float> {
    values[(index * columns)..<((index + 1) * columns)]
  }
}

/// The tensors and the metadata of a safetensors file.
struct Weights: Sendable {
  private static let headerLimit = 1 << 20
  let metadata: [String: String]
  private let header: JSON
  private let data: [UInt8]

  init(_ file: [UInt8]) throws(WeightsError) {
    guard file.count >= 8 else { throw .malformed("shorter than 8 bytes") }
    var length: UInt64 = 0
    for index in (0..<8).reversed() { length = length << 8 | UInt64(file[index]) }
    guard length <= UInt64(Self.headerLimit), Int(length) <= file.count - 8 else {
      throw .malformed("header of \(length) bytes")
    }
    let end = 8 + Int(length)
    guard let header = try? JSON.parse(Array(file[8..<end])), header.object != nil else {
      throw .malformed("header is not a JSON object")
    }
    self.header = header
    data = Array(file[end...])
    var metadata: [String: String] = [:]
    for (key, value) in header["__metadata__"]?.object?.members ?? [] {
      metadata[key] = value.string
    }
    self.metadata = metadata
  }

  /// The words of a comma-separated metadata entry.
  func list(_ key: String) -> [String] {
    (metadata[key] ?? "").split(separator: ",").map(String.init)
  }

  /// The tensor `name`, which must be F32 and have `columns` columns; vectors have one row.
  func matrix(_ name: String, columns: Int? = nil) throws(WeightsError) -> Matrix {
    guard let entry = header[name], entry["dtype"] == "F32",
      let shape = entry["shape"]?.array?.compactMap(\.int), (1...2).contains(shape.count),
      let start = entry["data_offsets"]?[0]?.int, let end = entry["data_offsets"]?[1]?.int,
      start >= 0, start <= end, end <= data.count, shape.allSatisfy({ $0 > 0 && $0 <= 1 << 24 })
    else { throw .tensor(name) }
    let rows = shape.count == 2 ? shape[0] : 1
    let width = shape[shape.count - 1]
    guard end - start == rows * width * 4, columns.map({ $0 == width }) ?? true else {
      throw .tensor(name)
    }
    var values: [Float] = []
    values.reserveCapacity(rows * width)
    for index in stride(from: start, to: end, by: 4) {
      let bits =
        UInt32(data[index]) | UInt32(data[index + 1]) << 8 | UInt32(data[index + 2]) << 16
        | UInt32(data[index + 3]) << 24
      values.append(Float(bitPattern: bits))
    }
    return Matrix(rows: rows, columns: width, values: values)
  }
}
