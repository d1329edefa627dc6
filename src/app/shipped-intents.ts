import { fileURLToPath } from "node:url";
import { formatDiagnostic, loadFlows } from "../flow-compiler/flow-compiler.ts";
import type { IntentProfile } from "../shared/intent.ts";

/** The flows that came with the program. */
export const OWN_FLOWS = fileURLToPath(new URL("../../flows", import.meta.url));

const kept: { intents?: readonly IntentProfile[] } = {};

/**
 * What people can want of the flows that came with the program. Read once.
 *
 * @throws listing every mistake in them with its place
 */
export const shippedIntents = (): readonly IntentProfile[] => (kept.intents ??= readIntents());

function readIntents(): readonly IntentProfile[] {
  const loaded = loadFlows(OWN_FLOWS);
  if (loaded.ok) return loaded.value.intents;
  throw new Error(["The flows have mistakes:", ...loaded.diagnostics.map(formatDiagnostic)].join("\n"));
}
