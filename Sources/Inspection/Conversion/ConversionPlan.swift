/// What a conversion will write, and what it leaves out: a value, made without running anything.

package import Bytes
package import Formats

/// A tensor of the result.
package struct PlannedTensor: Sendable {
  /// Its name in the result.
  package let name: String
  /// Where its bytes come from.
  package let view: TensorView

  /// The tensor without its place in the source.
  var outlined: OutlinedTensor {
    OutlinedTensor(name: name, type: view.type, shape: view.shape, bytes: view.bytes)
  }
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

  /// A refusal for one reason.
  package init(_ reason: String, at path: String = "") {
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
  /// What comes out of it.
  package let outline: ConversionOutline
  /// The tensors of the outline, in its order, with the places of their bytes.
  package let tensors: [PlannedTensor]
  let storages: [TensorStorage]

  /// The content of the result. `digests`: of its tensors, too.
  package func content(digests: Bool = true) -> ConversionContent {
    ConversionContent(self, hashes: digests)
  }
}

/// The bytes of a result, piece by piece, with the digests of its tensors.
package struct ConversionContent {
  private let plan: ConversionPlan
  private let hashes: Bool
  private var isStarted = false
  private var next = 0
  private var reader: TensorReader?
  private var hash = DigestStream()
  private var open: (storage: Int, region: Region)?
  /// The digests of the tensors that were read to their end, in the order of the plan.
  package private(set) var digests: [Digest] = []

  fileprivate init(_ plan: ConversionPlan, hashes: Bool) {
    self.plan = plan
    self.hashes = hashes
  }

  /// The next piece; `nil` at the end.
  package mutating func piece() throws(FormatError) -> [UInt8]? {
    if !isStarted {
      isStarted = true
      return plan.outline.header
    }
    while true {
      if let piece = try reader?.next() {
        if hashes { hash.update(piece) }
        return piece
      }
      if hashes, reader != nil { digests.append(hash.finish()) }
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
