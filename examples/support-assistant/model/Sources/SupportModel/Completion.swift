/// A reply in OpenAI's format: as one completion, or as the chunks of a stream.

import Bytes

/// A reply cut to tokens (words with the space before them) and to the limit of the request.
struct Completion: Sendable {
  let id: String
  let created: Int
  let request: ChatRequest
  let call: ModelCall?
  /// The tokens that fit.
  let tokens: [String]
  private let logprob: Double
  private let isCut: Bool

  init(_ reply: ModelReply, to request: ChatRequest, id: String, created: Int) {
    self.id = id
    self.created = created
    self.request = request
    call = reply.call
    let all = Self.tokens(of: reply.text)
    tokens = Array(all.prefix(request.maxTokens))
    isCut = all.count > tokens.count
    logprob = reply.logprob / Double(max(1, all.count))
  }

  /// `text` cut before every space.
  static func tokens(of text: String) -> [String] {
    var tokens: [String] = []
    var current = ""
    for character in text {
      if character == " ", !current.isEmpty {
        tokens.append(current)
        current = ""
      }
      current.append(character)
    }
    return current.isEmpty ? tokens : tokens + [current]
  }

  private var finishReason: String { call != nil ? "tool_calls" : isCut ? "length" : "stop" }

  private var usage: JSON {
    let prompt = request.turns.reduce(0) { $0 + Self.tokens(of: $1.text).count + 1 }
    let made = call.map { Self.tokens(of: $0.arguments).count + 1 } ?? tokens.count
    return [
      "prompt_tokens": .int(prompt), "completion_tokens": .int(made),
      "total_tokens": .int(prompt + made),
    ]
  }

  private func callJSON(arguments: String) -> JSON {
    [
      "id": .string("call_" + id.suffix(16)), "type": "function",
      "function": ["name": .string(call?.name ?? ""), "arguments": .string(arguments)],
    ]
  }

  private func logprobs(_ tokens: [String]) -> JSON {
    guard request.logprobs else { return .null }
    return [
      "content": .array(
        tokens.map { token in
          [
            "token": .string(token), "logprob": .double(logprob),
            "bytes": .array(token.utf8.map { .int($0) }), "top_logprobs": [],
          ]
        })
    ]
  }

  /// The whole completion.
  var json: JSON {
    var message: JSONObject = ["role": "assistant", "content": .string(tokens.joined())]
    if let call {
      message["content"] = .null
      message["tool_calls"] = [callJSON(arguments: call.arguments)]
    }
    return [
      "id": .string(id), "object": "chat.completion", "created": .int(created),
      "model": .string(request.model),
      "choices": [
        [
          "index": 0, "message": .object(message), "logprobs": logprobs(tokens),
          "finish_reason": .string(finishReason),
        ]
      ],
      "usage": usage,
    ]
  }

  /// The chunks of a stream, without the last `[DONE]`.
  var chunks: [JSON] {
    var chunks = [chunk(delta: ["role": "assistant", "content": call == nil ? "" : .null])]
    if let call {
      for (index, piece) in Self.tokens(of: call.arguments).enumerated() {
        var part: JSONObject = ["index": 0, "function": ["arguments": .string(piece)]]
        if index == 0, let whole = callJSON(arguments: piece).object {
          part = whole
          part["index"] = 0
        }
        chunks.append(chunk(delta: ["tool_calls": [.object(part)]]))
      }
    }
    for token in tokens {
      chunks.append(chunk(delta: ["content": .string(token)], logprobs: logprobs([token])))
    }
    chunks.append(chunk(delta: [:], finish: .string(finishReason)))
    if request.includesUsage {
      var last = chunk(delta: [:]).object ?? [:]
      last["choices"] = []
      last["usage"] = usage
      chunks.append(.object(last))
    }
    return chunks
  }

  private func chunk(delta: JSON, logprobs: JSON = .null, finish: JSON = .null) -> JSON {
    [
      "id": .string(id), "object": "chat.completion.chunk", "created": .int(created),
      "model": .string(request.model),
      "choices": [
        ["index": 0, "delta": delta, "logprobs": logprobs, "finish_reason": finish]
      ],
    ]
  }
}
