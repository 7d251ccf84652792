#!/usr/bin/env bash
# Evidence for the example system: keys, inspection, signatures, reviews, a first access key. Run beside gatehouse.yaml, with gatehouse on PATH.
set -euo pipefail
gatehouse keys generate
gatehouse keys generate --name dana --role owner --identity dana@example.org
gatehouse admit support-retriever
gatehouse sign models/support-retriever.safetensors
gatehouse sign knowledge
gatehouse data scan knowledge --record
gatehouse provenance record --model support-retriever --code model/train.py
gatehouse supplier answer lumora --file suppliers/lumora.json --by dana@example.org
gatehouse attest threat-review --by dana@example.org --statement 'reviewed with the support team: prompt injection through order data, leaks of the prompt, tool abuse'
gatehouse attest documents --by dana@example.org
gatehouse attest decision --kind ai-justification --alternative 'full-text search' --statement 'customers ask in their own words; search over the articles found too little' --by dana@example.org
gatehouse attest decision --kind design --statement 'a small retrieval model, two tools with least effects, guards on both sides' --by dana@example.org
gatehouse access create --name laptop --tenant lumora --expires 30d > /dev/null
gatehouse bom --record > /dev/null
