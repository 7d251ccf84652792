/// Bounds of the numerical loops of this module.
enum Limits {
  /// Steps of the continued fraction; about the square root of the larger parameter are needed.
  static let fractionSteps = 100_000
  /// Halvings of the interval that holds a root: enough to reach neighbouring doubles.
  static let halvings = 1_200
}
