"""The official OpenAI client against a gateway: openai_client.py BASE KEY MODEL [--random-weights].

Prints PASS or FAIL for each call and ends with 1 if any failed. With --random-weights the texts that
come back mean nothing, so only their form is looked at. The tools named are those of the example."""

import asyncio
import http.client
import sys
import urllib.parse

import httpx
import openai

BASE, KEY, MODEL = (sys.argv + [""] * 4)[1:4]
RANDOM = "--random-weights" in sys.argv
QUESTION = [{"role": "user", "content": "How do I reset my lamp?"}]
TOOLS = [
    {"type": "function", "function": {
        "name": name, "description": "ignored: the release's words count", "parameters": {"type": "object"}}}
    for name in ("lookup_order", "create_ticket")]

client = openai.OpenAI(base_url=BASE, api_key=KEY, max_retries=0, timeout=60)
results: list[tuple[str, str]] = []


def check(name):
    """Runs a function at once and keeps what came of it."""

    def run(call):
        try:
            outcome = call()
            if asyncio.iscoroutine(outcome):
                asyncio.run(outcome)
            results.append((name, ""))
            print(f"PASS {name}", flush=True)
        except Exception as error:  # every failure is a result
            results.append((name, repr(error)))
            print(f"FAIL {name}: {error!r}", flush=True)
        return call

    return run


def expect(condition, words="unexpected"):
    if not condition:
        raise AssertionError(words)


def refused(kind, code, call):
    try:
        call()
    except kind as error:
        expect(error.code == code, f"code {error.code}")
        expect(error.request_id and error.request_id.startswith("req_"), "no request id")
        return error
    raise AssertionError("was not refused")


def ask(**more):
    return client.chat.completions.create(model=MODEL, messages=QUESTION, max_tokens=24, **more)


@check("models.list")
def _():
    expect(MODEL in [model.id for model in client.models.list()])


@check("models.retrieve")
def _():
    expect(client.models.retrieve(MODEL).id == MODEL)


@check("chat.completions.create")
def _():
    answer = ask()
    expect(answer.model == MODEL and answer.object == "chat.completion")
    expect(answer.choices[0].message.role == "assistant")
    expect(answer.choices[0].finish_reason in ("stop", "length", "tool_calls"))
    expect(answer.usage.total_tokens > 0)
    expect(answer.system_fingerprint is None)
    expect(RANDOM or answer.choices[0].message.content)


@check("with_raw_response has x-request-id and no server fields")
def _():
    raw = client.chat.completions.with_raw_response.create(model=MODEL, messages=QUESTION, max_tokens=8)
    expect(raw.headers["x-request-id"].startswith("req_"))
    expect(raw.parse()._request_id == raw.headers["x-request-id"])
    expect("server" not in raw.headers and "x-powered-by" not in raw.headers)
    expect("x-ratelimit-remaining-requests" in raw.headers)


@check("stream with usage")
def _():
    text, usage, finish = "", None, None
    for chunk in ask(stream=True, stream_options={"include_usage": True}):
        expect(chunk.model == MODEL)
        for choice in chunk.choices:
            text += choice.delta.content or ""
            finish = choice.finish_reason or finish
        usage = chunk.usage or usage
    expect(finish in ("stop", "length"), f"finish {finish}")
    expect(usage and usage.total_tokens > 0, "no usage")
    expect(RANDOM or text, "no text")


@check("stream without usage")
def _():
    expect(all(chunk.usage is None for chunk in ask(stream=True)))


@check("stream helper")
def _():
    try:
        with client.chat.completions.stream(model=MODEL, messages=QUESTION) as stream:
            kinds = {event.type for event in stream}
        expect("chunk" in kinds)
        expect(stream.get_final_completion().choices[0].message.role == "assistant")
    except openai.LengthFinishReasonError:
        pass  # what the client does when the answer is cut by its limit


@check("logprobs are not given away, and the answer parses")
def _():
    expect(ask(logprobs=True, top_logprobs=2).choices[0].logprobs is None)


@check("tools")
def _():
    question = [{"role": "user", "content": "Where is my order LM-204817?"}]
    answer = client.chat.completions.create(model=MODEL, messages=question, tools=TOOLS, max_tokens=64)
    choice = answer.choices[0]
    if RANDOM:
        return
    expect(choice.finish_reason == "tool_calls", f"finish {choice.finish_reason}")
    call = choice.message.tool_calls[0]
    expect(call.function.name == "lookup_order")
    followed = client.chat.completions.create(model=MODEL, tools=TOOLS, messages=question + [
        choice.message,
        {"role": "tool", "tool_call_id": call.id, "content": '{"order_number":"LM-204817","state":"shipped"}'}])
    expect(followed.choices[0].message.content)


@check("tools streamed, more than one allowed at once")
def _():
    question = [{"role": "user", "content": "Where are my orders LM-204817 and LM-311204?"}]
    calls = {}
    for chunk in client.chat.completions.create(
            model=MODEL, messages=question, tools=TOOLS, parallel_tool_calls=True, stream=True, max_tokens=64):
        for choice in chunk.choices:
            for call in choice.delta.tool_calls or []:
                calls.setdefault(call.index, ["", ""])
                calls[call.index][0] += call.function.name or ""
                calls[call.index][1] += call.function.arguments or ""
    expect(RANDOM or calls, "no tool call")
    expect(all(name in ("lookup_order", "create_ticket") for name, _ in calls.values()))


@check("tool_choice none")
def _():
    answer = ask(tools=TOOLS, tool_choice="none")
    expect(not answer.choices[0].message.tool_calls)


@check("a foreign tool is refused")
def _():
    foreign = [{"type": "function", "function": {"name": "delete_everything", "parameters": {}}}]
    refused(openai.PermissionDeniedError, "tool_not_allowed", lambda: ask(tools=foreign))


@check("async")
def _():
    async def run():
        async with openai.AsyncOpenAI(base_url=BASE, api_key=KEY, max_retries=0) as other:
            answers = await asyncio.gather(*(
                other.chat.completions.create(model=MODEL, messages=QUESTION, max_tokens=8) for _ in range(4)))
            expect(all(answer.choices for answer in answers))
            stream = await other.chat.completions.create(
                model=MODEL, messages=QUESTION, max_tokens=8, stream=True)
            expect([chunk async for chunk in stream])

    return run()


@check("wrong key: 401")
def _():
    other = client.with_options(api_key="gh_wrong")
    refused(openai.AuthenticationError, "invalid_api_key", other.models.list)


@check("unknown model: 404")
def _():
    refused(openai.NotFoundError, "model_not_found",
            lambda: client.chat.completions.create(model="no-such-model", messages=QUESTION))
    refused(openai.NotFoundError, "model_not_found", lambda: client.models.retrieve("no-such-model"))


@check("bad request: 400 with the field")
def _():
    error = refused(openai.BadRequestError, "invalid_value",
                    lambda: client.chat.completions.create(model=MODEL, messages=[]))
    expect(error.param == "messages")
    refused(openai.BadRequestError, "unknown_parameter", lambda: ask(extra_body={"made_up": 1}))


@check("body too large: 413")
def _():
    large = [{"role": "user", "content": "word " * 1_000_000}]
    try:
        client.chat.completions.create(model=MODEL, messages=large)
    except openai.APIStatusError as error:
        expect(error.status_code == 413 and error.code == "request_too_large")
        return
    raise AssertionError("was not refused")


@check("malformed JSON: 400 with the byte")
def _():
    answer = httpx.post(BASE + "/chat/completions", content=b'{"model":"m","model":"n"}',
                        headers={"authorization": f"Bearer {KEY}", "content-type": "application/json"})
    expect(answer.status_code == 400 and "at byte" in answer.json()["error"]["message"])
    expect(answer.headers["x-request-id"].startswith("req_"))


@check("an endpoint that is not served: 404")
def _():
    refused(openai.NotFoundError, "unknown_url",
            lambda: client.embeddings.create(model=MODEL, input="x"))


@check("a client that leaves a stream")
def _():
    parts = urllib.parse.urlsplit(BASE)
    connection = http.client.HTTPConnection(parts.hostname, parts.port, timeout=10)
    body = f'{{"model":"{MODEL}","stream":true,"messages":[{{"role":"user","content":"hello"}}]}}'
    connection.request("POST", parts.path + "/chat/completions", body, {
        "authorization": f"Bearer {KEY}", "content-type": "application/json"})
    connection.getresponse().read(1)
    connection.close()
    expect(ask().choices, "the next request is served")


@check("over the limit: 429 with retry-after, and the client's own retries")
def _():
    seen = None
    for _ in range(400):
        try:
            client.models.list()
        except openai.RateLimitError as error:
            seen = error
            break
    expect(seen is not None, "the limit was never reached")
    expect(seen.code == "rate_limit_exceeded" and float(seen.response.headers["retry-after"]) > 0)
    patient = client.with_options(max_retries=6)
    expect(patient.models.list().data)


def main() -> int:
    failed = [name for name, error in results if error]
    print(f"{len(results) - len(failed)} passed, {len(failed)} failed")
    return 1 if failed or not results else 0


if __name__ == "__main__":
    sys.exit(main())
