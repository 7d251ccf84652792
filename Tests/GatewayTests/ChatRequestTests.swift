/// The strict reading of requests: what is accepted, and that everything else is refused by name.

import Bytes
import Guards
import Testing

@testable import Gateway

@Suite("2.1 input is validated before it reaches a model")
struct ChatRequestTests {
  private func parse(_ text: String) throws(APIError) -> ChatRequest {
    try ChatRequest.parse(Array(text.utf8))
  }

  @Test("a request with every supported field is understood")
  func everything() throws {
    let request = try parse(
      """
      {"model":"m","stream":true,"stream_options":{"include_usage":true},"n":2,"max_tokens":9,
       "temperature":0.5,"top_p":1,"seed":7,"stop":["a","b"],"presence_penalty":0,
       "frequency_penalty":-2,"logprobs":true,"top_logprobs":2,"user":"u","store":false,
       "metadata":{"a":"b"},"response_format":{"type":"json_object"},"parallel_tool_calls":false,
       "tools":[{"type":"function","function":{"name":"lookup","parameters":{}}}],
       "tool_choice":{"type":"function","function":{"name":"lookup"}},
       "messages":[{"role":"system","content":"s"},{"role":"user","content":[{"type":"text","text":"a"},{"type":"text","text":"b"}]},
        {"role":"assistant","content":null,"refusal":null,"tool_calls":[{"id":"c1","type":"function","function":{"name":"lookup","arguments":"{}"}}]},
        {"role":"tool","tool_call_id":"c1","content":"result"}]}
      """)
    #expect(request.stream && request.includeUsage)
    #expect(request.tools == ["lookup"])
    #expect(request.outputLimit == 9)
    #expect(request.messages.map(\.role.origin) == [.user, .user, .model, .tool])
    #expect(request.parameters["user"] == nil)
    #expect(request.parameters["seed"] == 7)
  }

  @Test(
    "a request that is not understood is refused, with the field's name",
    arguments: [
      (#"[]"#, nil), (#"{"messages":[]}"#, "model"), (#"{"model":"m"}"#, "messages"),
      (#"{"model":"m","messages":[]}"#, "messages"),
      (#"{"model":"m","messages":"hi"}"#, "messages"),
      (#"{"model":"m","messages":[{"role":"root","content":"x"}]}"#, "messages[0].role"),
      (#"{"model":"m","messages":[{"role":"user"}]}"#, "messages[0].content"),
      (#"{"model":"m","messages":[{"role":"user","content":7}]}"#, "messages[0].content"),
      (
        #"{"model":"m","messages":[{"role":"user","content":[{"type":"image_url","image_url":{"url":"http://x"}}]}]}"#,
        "messages[0].content[0].type"
      ),
      (#"{"model":"m","messages":[{"role":"user","content":"x","evil":1}]}"#, "messages[0].evil"),
      (
        #"{"model":"m","messages":[{"role":"tool","content":"x"}]}"#, "messages[0].tool_call_id"
      ),
      (
        #"{"model":"m","messages":[{"role":"tool","tool_call_id":"c","content":"x"}]}"#,
        "messages[0].tool_call_id"
      ),
      (
        #"{"model":"m","messages":[{"role":"user","content":"x"}],"logit_bias":{"1":1}}"#,
        "logit_bias"
      ),
      (#"{"model":"m","messages":[{"role":"user","content":"x"}],"n":99}"#, "n"),
      (#"{"model":"m","messages":[{"role":"user","content":"x"}],"whatever":1}"#, "whatever"),
      (
        #"{"model":"m","messages":[{"role":"user","content":"x"}],"temperature":"hot"}"#,
        "temperature"
      ),
      (
        #"{"model":"m","messages":[{"role":"user","content":"x"}],"tool_choice":"required"}"#,
        "tool_choice"
      ),
      (
        #"{"model":"m","messages":[{"role":"user","content":"x"}],"tools":[{"type":"function","function":{"name":"a b"}}]}"#,
        "tools[0]"
      ),
    ] as [(String, String?)])
  func refused(_ text: String, _ param: String?) {
    let error = #expect(throws: APIError.self) { try parse(text) }
    #expect(error?.status == 400)
    #expect(error?.param == param)
  }

  @Test(
    "bad JSON is refused, with the byte",
    arguments: [
      (#"{"model":"m","model":"n"}"#, 13), (#"{"model":"#, 9), (#"{"model":"m"} x"#, 14),
    ])
  func badJSON(_ text: String, _ offset: Int) {
    let error = #expect(throws: APIError.self) { try parse(text) }
    #expect(error?.code == "invalid_json")
    #expect(error?.message.contains("at byte \(offset)") == true)
  }

  @Test("bytes that are not UTF-8 are refused, with the byte")
  func badUTF8() {
    let bytes = Array(#"{"model":""#.utf8) + [0xC3, 0x28] + Array(#""}"#.utf8)
    let error = #expect(throws: APIError.self) { try ChatRequest.parse(bytes) }
    #expect(error?.code == "invalid_json")
    #expect(error?.message.contains("at byte 10") == true)
  }

  @Test("deep nesting is refused")
  func deep() {
    let text = #"{"model":"m","messages":"# + String(repeating: "[", count: 10_000)
    let error = #expect(throws: APIError.self) { try parse(text) }
    #expect(error?.code == "invalid_json")
  }

  @Test("an error never repeats what the client wrote")
  func noEcho() {
    let error = #expect(throws: APIError.self) {
      try parse(#"{"SECRET":1,"SECRET":2}"#)
    }
    #expect(error?.message.contains("SECRET") == false)
  }
}
