#!/usr/bin/env bash
# From evidence to an admitted release: attacked behind the guards, open risks accepted by the owner, judged.
set -euo pipefail
gatehouse evaluate
gatehouse accept 2.2d 3.3b --reason 'the example has one disk: its backup would lie on the same device' --expires 30d --by dana@example.org
gatehouse accept --unbuilt --reason 'first release; the mechanism is planned' --expires 30d --by dana@example.org
gatehouse release support-assistant
