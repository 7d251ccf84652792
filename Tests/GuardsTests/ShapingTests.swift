/// What goes out of an answer and what of a request goes on.

import Bytes
import Guards
import Testing

@Suite("3.1 answers give no more away than needed")
struct ShapingTests {
  static let response: JSON = [
    "id": "c-1", "object": "chat.completion", "created": 1, "model": "m", "provider": "P",
    "system_fingerprint": "fp_1", "service_tier": "default", "prompt_token_ids": [1, 2],
    "choices": [
      [
        "index": 0, "finish_reason": "stop", "token_ids": [1], "stop_reason": .null,
        "logprobs": ["content": [["token": "a", "logprob": -1, "top_logprobs": []]]],
        "message": [
          "role": "assistant", "content": "a", "reasoning_content": "hidden",
          "tool_calls": [
            ["id": "t", "type": "function", "x": 1, "function": ["name": "f", "arguments": "{}"]]
          ],
        ],
      ]
    ],
    "usage": [
      "prompt_tokens": 1, "completion_tokens": 2, "total_tokens": 3,
      "prompt_tokens_details": ["cached_tokens": 1],
    ],
  ]

  @Test("log probabilities, fingerprints, token ids and unknown fields are left out")
  func defaults() {
    let shaped = OutputPolicy().shape(Self.response)
    #expect(shaped.object?.keys == ["id", "object", "created", "model", "choices", "usage"])
    let choice = shaped["choices"]?[0]
    #expect(choice?.object?.keys == ["index", "finish_reason", "logprobs", "message"])
    #expect(choice?["logprobs"] == .null)
    #expect(choice?["message"]?.object?.keys == ["role", "content", "tool_calls"])
    #expect(choice?["message"]?["tool_calls"]?[0]?.object?.keys == ["id", "type", "function"])
    #expect(
      shaped["usage"]?.object?.keys == ["prompt_tokens", "completion_tokens", "total_tokens"])
  }

  @Test("opted-in fields go through")
  func optIns() {
    let policy = OutputPolicy(logprobs: true, systemFingerprint: true, serviceTier: true)
    let shaped = policy.shape(Self.response)
    #expect(shaped["system_fingerprint"]?.string == "fp_1")
    #expect(shaped["service_tier"]?.string == "default")
    #expect(shaped["choices"]?[0]?["logprobs"] == Self.response["choices"]?[0]?["logprobs"])
  }

  @Test("a stream chunk keeps its delta and a null usage")
  func chunk() {
    let chunk: JSON = [
      "id": "c", "object": "chat.completion.chunk",
      "choices": [["index": 0, "delta": ["content": "x", "token_id": 5], "finish_reason": .null]],
      "usage": .null,
    ]
    let shaped = OutputPolicy().shape(chunk)
    #expect(shaped["choices"]?[0]?["delta"] == ["content": "x"])
    #expect(shaped["usage"] == .null)
    #expect(shaped["choices"]?[0]?["finish_reason"] == .null)
  }

  @Test("what is no object becomes an empty one", arguments: [JSON.null, "x", [1], 5])
  func noObject(value: JSON) {
    #expect(OutputPolicy().shape(value) == .object([:]))
  }

  @Test("forbidden and unknown parameters of a request are taken out and named")
  func request() throws {
    let request: JSON = [
      "model": "m", "messages": [], "logprobs": true, "top_logprobs": 5, "logit_bias": ["1": 2],
      "best_of": 3, "temperature": 1, "max_tokens": 9_999,
    ]
    let shaped = try RequestPolicy().shape(request)
    #expect(shaped.request.object?.keys == ["model", "messages", "temperature", "max_tokens"])
    #expect(shaped.request["max_tokens"]?.int == 1_024)
    #expect(
      shaped.removed == ["logprobs", "top_logprobs", "logit_bias", "best_of", "max_tokens"])
  }

  @Test("a request without a limit gets one")
  func limit() throws {
    let shaped = try RequestPolicy(maximumOutputTokens: 77).shape(["model": "m"])
    #expect(shaped.request["max_tokens"]?.int == 77)
    #expect(shaped.removed.isEmpty)
  }

  @Test(
    "a strict policy refuses, naming the parameter",
    arguments: [
      (["logprobs": true], "logprobs"), (["logit_bias": ["1": 1]], "logit_bias"),
      (["n": 2], "n"), (["n": 0], "n"), (["n": "1"], "n"), (["max_tokens": -1], "max_tokens"),
      (["max_completion_tokens": .double(1.5)], "max_completion_tokens"),
      (["whatever": 1], "whatever"),
    ] as [(JSON, String)])
  func refusals(request: JSON, parameter: String) {
    let policy = RequestPolicy(strictness: .refuse)
    let error = #expect(throws: RequestRefusal.self) { try policy.shape(request) }
    #expect(error?.parameter == parameter)
  }
}
