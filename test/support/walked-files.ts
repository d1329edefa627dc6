import { Session } from "node:inspector/promises";
import { fileURLToPath } from "node:url";
import { readFlows } from "../../src/app/serve.ts";
import { readUnderstanding } from "../../src/app/read-understanding.ts";
import { openStage } from "../../src/cli/converse/harness.ts";

const TOP = fileURLToPath(new URL("../..", import.meta.url));

/**
 * The files of ours in which at least one function runs from when a first message comes in until it is answered: what
 * somebody walks through who wants to know how. Counted by V8; what runs while the program starts is left out.
 */
export async function walkedFiles(message: string): Promise<readonly string[]> {
  const session = new Session();
  session.connect();
  await session.post("Profiler.enable");
  await session.post("Profiler.startPreciseCoverage", { callCount: true, detailed: false });
  const stage = await openStage({ ...readFlows(), understanding: readUnderstanding() }, "shape", "en");
  await session.post("Profiler.takePreciseCoverage");
  await stage.send({ kind: "text", text: message });
  const { result } = await session.post("Profiler.takePreciseCoverage");
  stage.close();
  session.disconnect();
  return result
    .filter(({ functions }) => functions.some(({ ranges: [whole] }) => whole !== undefined && whole.count > 0))
    .map(({ url }) => (url.startsWith("file:") ? fileURLToPath(url) : ""))
    .filter((path) => path.startsWith(`${TOP}src/`) || path.startsWith(`${TOP}db/`))
    .map((path) => path.slice(TOP.length))
    .sort();
}
