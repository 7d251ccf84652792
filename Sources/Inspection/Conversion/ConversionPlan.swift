/// What a conversion will write, and what it leaves out: a value, made without running anything.

package import Bytes
package import Formats

/// A tensor of the result.
package struct PlannedTensor: Sendable {
  /// Its name in the result.
  package let name: String
  /// Where its bytes come from.
  package let view: TensorView
}

/// A second name for a tensor that is saved once.
package struct TensorAlias: Sendable, Equatable {
  /// The name that is not saved on its own.
  package let name: String
  /// The tensor that it stands for.
  package let kept: String
}

/// Something of the source that the result does not hold.
package struct DroppedValue: Sendable, Equatable {
  /// Keys from the outermost dict inwards, joined by points.
  package let path: String
  /// What it was.
  package let what: String
  /// Why it is left out.
  package let reason: String
}

/// A reason for a refusal.
package struct RefusedValue: Sendable, Equatable {
  /// Keys from the outermost dict inwards; empty for the source as a whole.
  package let path: String
  /// Why it cannot be taken over.
  package let reason: String
}

/// A source that is not converted, with the reasons, at most `InspectionLimits.conversionReasons`.
package struct ConversionRefusal: Error, Equatable, Sendable {
  /// At least one.
  package let reasons: [RefusedValue]

  init(_ reasons: [RefusedValue]) { self.reasons = reasons }

  init(_ reason: String, at path: String = "") {
    reasons = [RefusedValue(path: path, reason: reason)]
  }
}

/// What a person may ask of a conversion.
package struct ConversionOptions: Sendable {
  /// Whether the state of optimizers is converted too.
  package var includesOptimizer: Bool
  /// The key of the checkpoint below which the tensors lie; `nil`: chosen by the rule of
  /// `TensorSelection`.
  package var key: String?

  /// Options; none by default.
  package init(includesOptimizer: Bool = false, key: String? = nil) {
    self.includesOptimizer = includesOptimizer
    self.key = key
  }
}

/// A conversion that can be carried out.
package struct ConversionPlan: Sendable {
  /// The key of the checkpoint that was chosen; empty for the whole.
  package let key: String
  /// The tensors in the order of the result: by type, the widest first, then by name.
  package let tensors: [PlannedTensor]
  /// Second names.
  package let aliases: [TensorAlias]
  /// Tensors that share bytes with another one in the source, and hold their own in the result.
  package let separated: [String]
  /// What is left out, at most `InspectionLimits.conversionDropped`.
  package let dropped: [DroppedValue]
  /// How many values are left out, listed or not.
  package let droppedCount: Int
  /// The entries of `__metadata__`.
  package let metadata: [String: String]
  /// The first bytes of the result: length and header.
  package let header: [UInt8]
  let storages: [TensorStorage]

  /// Bytes of the result.
  package var bytes: UInt64 {
    tensors.reduce(UInt64(header.count)) { $0 + $1.view.bytes }
  }

  /// The content of the result.
  package func content() -> ConversionContent { ConversionContent(self) }
}

/// The bytes of a result, piece by piece, with the digests of its tensors.
package struct ConversionContent {
  private let plan: ConversionPlan
  private var isStarted = false
  private var next = 0
  private var reader: TensorReader?
  private var hash = DigestStream()
  private var open: (storage: Int, region: Region)?
  /// The digests of the tensors that were read to their end, in the order of the plan.
  package private(set) var digests: [Digest] = []

  fileprivate init(_ plan: ConversionPlan) { self.plan = plan }

  /// The next piece; `nil` at the end.
  package mutating func piece() throws(FormatError) -> [UInt8]? {
    if !isStarted {
      isStarted = true
      return plan.header
    }
    while true {
      if let piece = try reader?.next() {
        hash.update(piece)
        return piece
      }
      if reader != nil { digests.append(hash.finish()) }
      hash = DigestStream()
      guard next < plan.tensors.count else {
        reader = nil
        return nil
      }
      let view = plan.tensors[next].view
      reader = TensorReader(view, from: try region(view.storage))
      next += 1
    }
  }

  /// The bytes of a storage; the last one stays unpacked, since tensors of one storage often
  /// follow each other.
  private mutating func region(_ storage: Int) throws(FormatError) -> Region {
    if let open, open.storage == storage { return open.region }
    open = nil
    let region = try plan.storages[storage].open()
    open = (storage, region)
    return region
  }
}
