/// What a bill of either format lists, for look-ups: packages and digests.

package import Bytes

/// Reading of bills, ours and others'.
package enum BOMInventory {
  /// Every component with a package URL that can be read; its place is its reference or name.
  package static func packages(of bill: JSON) -> [InventoryPackage] {
    var found: [InventoryPackage] = []
    if bill["@graph"] != nil {
      for element in bill["@graph"]?.array ?? [] {
        guard let text = element["software_packageUrl"]?.string, let purl = PackageURL(text) else {
          continue
        }
        found.append(InventoryPackage(purl: purl, place: element["spdxId"]?.string ?? text))
      }
      return found
    }
    let reader = BillReader(bill)
    for part in [reader.system].compactMap(\.self) + reader.components {
      guard let text = part.value["purl"]?.string, let purl = PackageURL(text) else { continue }
      found.append(InventoryPackage(purl: purl, place: part.ref ?? part.title))
    }
    return found
  }

  /// The SHA-256 digests of what a bill describes, with the names of what has them; each once, the
  /// described system first, then models, data and files, then the rest.
  package static func digests(of bill: JSON) -> [(name: String, digest: Digest)] {
    var seen: Set<Digest> = []
    return all(of: bill).filter { seen.insert($0.digest).inserted }
  }

  private static func all(of bill: JSON) -> [(name: String, digest: Digest)] {
    if bill["@graph"] != nil {
      return (bill["@graph"]?.array ?? []).flatMap { element in
        (element["verifiedUsing"]?.array ?? []).compactMap { hash -> (String, Digest)? in
          guard hash["algorithm"]?.string == "sha256",
            let digest = hash["hashValue"]?.string.flatMap({ Digest(hex: $0.lowercased()) })
          else { return nil }
          return (element["name"]?.string ?? element["spdxId"]?.string ?? "", digest)
        }
      }
    }
    let reader = BillReader(bill)
    let first: Set<String> = ["machine-learning-model", "data", "file"]
    let sorted =
      reader.components.filter { first.contains($0.type) }
      + reader.components.filter { !first.contains($0.type) }
    return ([reader.system].compactMap(\.self) + sorted).flatMap { part in
      (part.value["hashes"]?.array ?? []).compactMap { hash -> (String, Digest)? in
        guard hash["alg"]?.string == "SHA-256",
          let digest = hash["content"]?.string.flatMap({ Digest(hex: $0.lowercased()) })
        else { return nil }
        return (part.title, digest)
      }
    }
  }

  /// What a bill calls the thing that it describes.
  package static func title(of bill: JSON) -> String? {
    if let name = bill["metadata"]?["component"]?["name"]?.string { return name }
    let graph = bill["@graph"]?.array ?? []
    let sbom = graph.first { $0["type"]?.string == "software_Sbom" }
    let root = sbom?["rootElement"]?[0]?.string
    return graph.first { $0["spdxId"]?.string == root }?["name"]?.string
  }
}
