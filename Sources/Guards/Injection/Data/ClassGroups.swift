/// Which groups of classes a unit has, how rare they are among the other units, and which stand near it.

struct ClassGroups {
  /// Groups by name, with their classes. Those that begin with "opens" look at what begins a clause only.
  private static let table: [(name: String, classes: String)] = [
    (
      "opens-do",
      "pay transfer send upload delete book grant change open run insert hide reveal stop begin"
    ),
    ("opens-make", "write make explain convert compute find suggest print answer say act"),
    ("opens-talk", "tell persuade ask promote judge ignore"),
    ("do", "pay transfer send upload delete book grant change open run insert"),
    ("make", "write make explain convert compute print answer say"),
    ("talk", "tell persuade ask promote judge"), ("drop", "ignore stop previous"),
    ("private", "secret private"), ("money", "money account"), ("address", "link picture"),
    ("model", "ai machine"), ("person", "user person boss"), ("instruct", "orders task result"),
    ("form", "piece program2 lang cipher"), ("quiet", "quiet hide"),
    ("urge", "now first urgent must please always only"),
  ]
  private static let openCount = 3
  /// Names of the features.
  static let names = table.map { "group-" + $0.name }
  private static let masks: [UInt64] = table.map { group in
    group.classes.split(separator: " ").reduce(0) {
      $0 | 1 << UInt64(DataClasses.number(named: $1))
    }
  }
  /// Classes after which a clause may begin.
  private static let leads: Set<UInt8> = Set(
    ["please", "must", "then", "first", "now"].map { UInt8(DataClasses.number(named: $0)) })

  /// By unit, a bit for each group.
  private let present: [UInt32]
  private let counts: [Float]

  /// The groups of the units of a text whose words have these `classes`.
  static func find(_ units: [DataUnit], _ classes: [UInt8], _ words: [Word]) -> ClassGroups {
    let present = units.map { unit -> UInt32 in
      var (all, opening): (UInt64, UInt64) = (0, 0)
      for index in unit.words where classes[index] > 0 && classes[index] < 64 {
        let bit: UInt64 = 1 << UInt64(classes[index])
        all |= bit
        if index == unit.words.lowerBound || words[index].marks.contains(.clauseStart)
          || leads.contains(classes[index - 1])
        {
          opening |= bit
        }
      }
      var groups: UInt32 = 0
      for (place, mask) in masks.enumerated()
      where (place < openCount ? opening : all) & mask != 0 {
        groups |= 1 << UInt32(place)
      }
      return groups
    }
    return ClassGroups(present)
  }

  private init(_ present: [UInt32]) {
    self.present = present
    counts = Self.masks.indices.map { place in
      Float(present.count { $0 >> UInt32(place) & 1 == 1 })
    }
  }

  /// For each group: 0 if the unit has it not, else 1 less the share of the others that have it, halved; then the same for the two
  /// units before and after it.
  func values(_ unit: Int) -> [Float] {
    let others = Float(max(1, present.count - 1))
    var near: UInt32 = 0
    for place in max(0, unit - 2)...min(present.count - 1, unit + 2) where place != unit {
      near |= present[place]
    }
    func weigh(_ groups: UInt32) -> [Float] {
      Self.masks.indices.map { place in
        groups >> UInt32(place) & 1 == 0 ? 0 : 1 - (counts[place] - 1) / others / 2
      }
    }
    return weigh(present[unit]) + weigh(near)
  }
}
