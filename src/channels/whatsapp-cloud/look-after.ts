import { MINUTE } from "../../shared/clock.ts";
import { every } from "../../shared/schedule.ts";
import { numberTrouble } from "./check.ts";
import type { Graph } from "./graph.ts";
import type { Standing } from "./standing.ts";
import type { WorkInHand } from "./work-in-hand.ts";

/** How often Meta is asked whether it still knows us: nobody may write for days. */
const LOOK = 5 * MINUTE;

/** Asks at once and then now and again. @returns ends it */
export function lookAfter(graph: Graph, standing: Standing, work: WorkInHand): () => void {
  const look = () => void work.run((within) => lookOnce(graph, standing, within));
  look();
  return every(LOOK, look);
}

async function lookOnce(graph: Graph, standing: Standing, within: AbortSignal): Promise<void> {
  const answer = await graph.read("id", within);
  const trouble = numberTrouble(answer);
  if (trouble === undefined) standing.well("account", "reach");
  else standing.trouble(answer.kind === "unreachable" ? "reach" : "account", trouble);
}
