/// Choosing words while generating trials.

import Statistics

enum Phrases {
  /// One of `choices`; the empty text if there are none.
  static func one(of choices: [String], random: inout SeededGenerator) -> String {
    random.pick(choices) ?? ""
  }
}
