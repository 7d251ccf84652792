#!/usr/bin/env bash
# Evidence for the example system: keys, inspection, signatures, reviews. Run beside gatehouse.yaml, with gatehouse on PATH.
set -euo pipefail
gatehouse keys generate
gatehouse keys generate --name dana --role owner --identity dana@example.org
gatehouse scan models/support-retriever.safetensors --record
gatehouse sign models/support-retriever.safetensors
gatehouse attest threat-review --by dana@example.org --statement 'reviewed with the support team: prompt injection through order data, leaks of the prompt, tool abuse'
gatehouse attest documents --by dana@example.org
