/// Bounds on the arguments of tool calls.

import Bytes

enum ToolArguments {
  /// Bounds on the arguments of one call.
  static let limits = JSONLimits(
    depth: GatewayLimits.jsonDepth, values: GatewayLimits.jsonValues,
    bytes: GatewayLimits.toolArgumentBytes)
}
