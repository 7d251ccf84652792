/// The model behind OpenAI's HTTP interface: `/v1/chat/completions`, `/v1/models`, `/health`.

import Bytes
import HTTPTypes
package import Hummingbird
import NIOCore

/// Serves one model. There is no authentication and no guard: that is what Gatehouse is for.
package struct ModelServer: Sendable {
  private static let bodyLimit = 4 << 20
  private let model: SupportModel
  private let name: String
  private let pace: Duration
  private let now: @Sendable () -> Int

  /// A server of `model` under `name`; `pace` is waited for before every word of a stream, and `now`
  /// gives Unix seconds.
  package init(
    model: SupportModel, name: String, pace: Duration, now: @escaping @Sendable () -> Int
  ) {
    self.model = model
    self.name = name
    self.pace = pace
    self.now = now
  }

  /// The routes.
  package func router() -> Router<BasicRequestContext> {
    let router = Router()
    router.get("/health") { _, _ in Self.json(["status": "ok"]) }
    router.get("/v1/models") { _, _ in
      Self.json(["object": "list", "data": [modelJSON]])
    }
    router.get("/v1/models/:id") { _, context in
      context.parameters.get("id") == name
        ? Self.json(modelJSON)
        : Self.failure(.notFound, "no such model", code: "model_not_found", param: "model")
    }
    router.post("/v1/chat/completions") { request, _ in await chat(request) }
    return router
  }

  private var modelJSON: JSON {
    ["id": .string(name), "object": "model", "created": 1_761_955_200, "owned_by": "lumora"]
  }

  private func chat(_ request: Request) async -> Response {
    var request = request
    guard let buffer = try? await request.collectBody(upTo: Self.bodyLimit) else {
      return Self.failure(.contentTooLarge, "body is too large", code: "too_large", param: nil)
    }
    guard let json = try? JSON.parse(Array(buffer.readableBytesView)) else {
      return Self.failure(.badRequest, "body is not JSON", code: "invalid_json", param: nil)
    }
    let chat: ChatRequest
    do {
      chat = try ChatRequest(json)
    } catch {
      return Self.failure(.badRequest, error.message, code: "invalid_value", param: error.param)
    }
    guard chat.model == name else {
      return Self.failure(.notFound, "no such model", code: "model_not_found", param: "model")
    }
    var random = SystemRandomNumberGenerator()
    let id =
      "chatcmpl-" + Hex.encode((0..<12).map { _ in UInt8.random(in: 0...255, using: &random) })
    let completion = Completion(model.reply(to: chat), to: chat, id: id, created: now())
    return chat.isStream ? stream(completion) : Self.json(completion.json)
  }

  private func stream(_ completion: Completion) -> Response {
    let pace = pace
    let body = ResponseBody { writer in
      for (index, chunk) in completion.chunks.enumerated() {
        if index > 0, pace > .zero { try await Task.sleep(for: pace) }
        try await writer.write(ByteBuffer(string: "data: \(chunk.text(.compact))\n\n"))
      }
      try await writer.write(ByteBuffer(string: "data: [DONE]\n\n"))
      try await writer.finish(nil)
    }
    return Response(
      status: .ok, headers: [.contentType: "text/event-stream", .cacheControl: "no-cache"],
      body: body)
  }

  private static func json(_ json: JSON, status: HTTPResponse.Status = .ok) -> Response {
    Response(
      status: status, headers: [.contentType: "application/json"],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: json.encoded(.compact))))
  }

  private static func failure(
    _ status: HTTPResponse.Status, _ message: String, code: String, param: String?
  ) -> Response {
    json(
      [
        "error": [
          "message": .string(message), "type": "invalid_request_error", "code": .string(code),
          "param": .optional(param),
        ]
      ], status: status)
  }
}
