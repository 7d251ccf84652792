/// Whether what a CycloneDX bill refers to is there, and whether its parts contradict each other.

import Bytes

extension CycloneDXLint {
  /// A link to another bill, which can't be followed here.
  private func isOutside(_ ref: String) -> Bool { ref.hasPrefix("urn:cdx:") }

  private mutating func refer(_ value: JSON?, _ place: String) {
    guard let value else { return }
    guard let ref = value.string else {
      return findings.add(.structure, place, "a reference is no text")
    }
    guard refs[ref] == nil, !isOutside(ref) else { return }
    findings.add(.danglingRef, place, "\(Short.text(ref)) is not in the bill")
  }

  private mutating func referAll(_ list: JSON?, _ place: String) {
    for (index, value) in (list?.array ?? []).enumerated() {
      refer(value.object == nil ? value : value["ref"] ?? value, "\(place)[\(index)]")
    }
  }

  mutating func references() {
    for model in reader.components + [reader.system].compactMap(\.self) { datasets(of: model) }
    for (index, item) in (bill["compositions"]?.array ?? []).enumerated() {
      let place = "compositions[\(index)]"
      for key in ["assemblies", "dependencies", "vulnerabilities"] {
        referAll(item[key], "\(place).\(key)")
      }
    }
    for (index, item) in (bill["vulnerabilities"]?.array ?? []).enumerated() {
      referAll(item["affects"], "vulnerabilities[\(index)].affects")
    }
    for (index, item) in (bill["annotations"]?.array ?? []).enumerated() {
      referAll(item["subjects"], "annotations[\(index)].subjects")
    }
    declarations()
    standards()
  }

  private mutating func datasets(of model: BillPart) {
    let list = model.value["modelCard"]?["modelParameters"]?["datasets"]?.array ?? []
    for (index, item) in list.enumerated() {
      guard let ref = item["ref"]?.string, !isOutside(ref) else { continue }
      let place = "\(model.place).modelCard.modelParameters.datasets[\(index)]"
      guard let target = refs[ref] else {
        findings.add(.danglingRef, place, "\(Short.text(ref)) is not in the bill")
        continue
      }
      // The reference may name a component of type data, or one of the data sets in it.
      let type = types[ref] ?? ""
      if type != "data", !(target.contains(".data[") && type == "dataset") {
        findings.add(.datasetRef, place, "\(Short.text(ref)) is \(target), not data")
      }
    }
  }

  private mutating func declarations() {
    let declared = bill["declarations"]
    for (index, attestation) in (declared?["attestations"]?.array ?? []).enumerated() {
      let place = "declarations.attestations[\(index)]"
      refer(attestation["assessor"], place + ".assessor")
      for (position, item) in (attestation["map"]?.array ?? []).enumerated() {
        let here = "\(place).map[\(position)]"
        refer(item["requirement"], here + ".requirement")
        referAll(item["claims"], here + ".claims")
        referAll(item["counterClaims"], here + ".counterClaims")
        referAll(
          item["conformance"]?["mitigationStrategies"], here + ".conformance.mitigationStrategies")
      }
    }
    for (index, claim) in (declared?["claims"]?.array ?? []).enumerated() {
      let place = "declarations.claims[\(index)]"
      refer(claim["target"], place + ".target")
      for key in ["evidence", "counterEvidence", "mitigationStrategies"] {
        referAll(claim[key], "\(place).\(key)")
      }
    }
  }

  private mutating func standards() {
    for (index, standard) in (bill["definitions"]?["standards"]?.array ?? []).enumerated() {
      let place = "definitions.standards[\(index)]"
      for (position, requirement) in (standard["requirements"]?.array ?? []).enumerated() {
        refer(requirement["parent"], "\(place).requirements[\(position)].parent")
      }
      for (position, level) in (standard["levels"]?.array ?? []).enumerated() {
        referAll(level["requirements"], "\(place).levels[\(position)].requirements")
      }
    }
  }

  // MARK: dependencies

  mutating func dependencies() {
    var needs: [String: [String]] = [:]
    for (index, item) in (bill["dependencies"]?.array ?? []).enumerated() {
      let place = "dependencies[\(index)]"
      guard let ref = item["ref"]?.string else {
        findings.add(.structure, place, "without `ref`")
        continue
      }
      refer(.string(ref), place + ".ref")
      referAll(item["dependsOn"], place + ".dependsOn")
      referAll(item["provides"], place + ".provides")
      let list = (item["dependsOn"]?.array ?? []).compactMap(\.string)
      if needs[ref] != nil {
        findings.add(.dependencyTwice, place, "\(Short.text(ref)) has an entry already")
      }
      if list.contains(ref) {
        findings.add(.selfDependency, place, "\(Short.text(ref)) needs itself")
      }
      needs[ref, default: []] += list.filter { $0 != ref }
      needs[ref, default: []] += (item["provides"]?.array ?? []).compactMap(\.string)
    }
    cycles(needs)
    reach(needs)
  }

  /// Removes what nothing open depends on, again and again; what stays goes round in circles.
  private mutating func cycles(_ needs: [String: [String]]) {
    var waiting: [String: Int] = [:]
    var users: [String: [String]] = [:]
    for (ref, list) in needs {
      let known = Set(list).filter { needs[$0] != nil }
      waiting[ref] = known.count
      for need in known { users[need, default: []].append(ref) }
    }
    var free = waiting.filter { $0.value == 0 }.map(\.key)
    while let ref = free.popLast() {
      waiting[ref] = nil
      for user in users[ref] ?? [] {
        guard let count = waiting[user] else { continue }
        waiting[user] = count - 1
        if count == 1 { free.append(user) }
      }
    }
    guard !waiting.isEmpty else { return }
    let some = waiting.keys.sorted().prefix(3).map(Short.text).joined(separator: ", ")
    findings.add(.cycle, "dependencies", "\(waiting.count) go round or lead there: \(some)")
  }

  private mutating func reach(_ needs: [String: [String]]) {
    guard let root = reader.system?.ref, !needs.isEmpty else { return }
    var open = [root]
    var reached: Set<String> = [root]
    while let ref = open.popLast() {
      for need in needs[ref] ?? [] where reached.insert(need).inserted { open.append(need) }
    }
    for part in reader.components where !part.place.contains(".components[") {
      guard let ref = part.ref, !reached.contains(ref) else { continue }
      findings.add(.unreachable, part.place, "\(Short.text(ref)) is not needed by anything")
    }
  }

  // MARK: contradictions

  mutating func contradictions() {
    var known: [String: (place: String, hash: String)] = [:]
    for part in reader.components {
      guard let purl = part.value["purl"]?.string else { continue }
      var own: [String: String] = [:]
      for hash in part.value["hashes"]?.array ?? [] {
        guard let name = hash["alg"]?.string, let hex = hash["content"]?.string?.lowercased() else {
          continue
        }
        if let first = own.updateValue(hex, forKey: name), first != hex {
          findings.add(.contradiction, part.place, "two digests of \(name)")
        }
      }
      for (name, hex) in own.sorted(by: { $0.key < $1.key }) {
        let key = "\(name) \(purl)"
        if let earlier = known[key], earlier.hash != hex {
          findings.add(
            .contradiction, part.place, "another \(name) than \(earlier.place) for the same package"
          )
        }
        known[key] = known[key] ?? (part.place, hex)
      }
    }
  }

  // MARK: vulnerabilities

  mutating func vulnerabilities() {
    for (index, item) in (bill["vulnerabilities"]?.array ?? []).enumerated() {
      let place = "vulnerabilities[\(index)]"
      for (position, rating) in (item["ratings"]?.array ?? []).enumerated() {
        self.rating(rating, "\(place).ratings[\(position)]")
      }
      let analysis = item["analysis"]
      if analysis?["state"]?.string == "not_affected", !Says.text(analysis?["justification"]),
        !Says.text(analysis?["detail"])
      {
        findings.add(.unjustified, place, "not affected, without a justification")
      }
    }
  }

  private mutating func rating(_ rating: JSON, _ place: String) {
    let method = rating["method"]?.string ?? ""
    guard let score = rating["score"]?.double else { return }
    guard method.hasPrefix("CVSS") else { return }
    guard (0...10).contains(score) else {
      return findings.add(.score, place, "a score of \(score)")
    }
    let tenths = Int((score * 10).rounded())
    if let vector = rating["vector"]?.string, let computed = CVSS.tenths(vector), computed != tenths
    {
      findings.add(
        .score, place, "a score of \(score), but the vector gives \(computed / 10).\(computed % 10)"
      )
    }
    if method == "CVSSv3" || method == "CVSSv31" || method == "CVSSv4",
      let level = rating["severity"]?.string.flatMap({ SeverityLevel(word: $0) }),
      level != SeverityLevel(tenths: tenths)
    {
      findings.add(.score, place, "\(score) is \(SeverityLevel(tenths: tenths)), not \(level)")
    }
  }

  // MARK: the signature

  /// What can be verified is; a signature of another kind is left to others.
  mutating func signature() {
    guard let signature = bill["signature"] else { return }
    switch BillSignature.verify(bill) {
    case .valid, .unknown: break
    case .invalid:
      findings.add(
        .signature, "signature", "it does not verify: the bill was changed after it was signed")
    }
    if signature.object == nil { findings.add(.structure, "signature", "not an object") }
  }
}
