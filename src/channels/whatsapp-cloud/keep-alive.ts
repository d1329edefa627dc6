import { MINUTE } from "../../shared/clock.ts";
import { deadline, every } from "../../shared/schedule.ts";
import { numberTrouble } from "./check.ts";
import type { Graph } from "./graph.ts";
import type { CloudHealth } from "./health.ts";

/** How often Meta is asked whether it still knows us: nobody may write for days. */
const LOOK = 5 * MINUTE;

/** Asks at once and then now and again. @returns ends it */
export function lookAfter(graph: Graph, standing: CloudHealth, work: WorkInHand): () => void {
  const look = () => void work.run((within) => lookOnce(graph, standing, within));
  look();
  return every(LOOK, look);
}

async function lookOnce(graph: Graph, standing: CloudHealth, within: AbortSignal): Promise<void> {
  const answer = await graph.read("id", within);
  const trouble = numberTrouble(answer);
  if (trouble === undefined) standing.well("account", "reach");
  else standing.trouble(answer.kind === "unreachable" ? "reach" : "account", trouble);
}

/** What is under way, so that stopping can wait for it. */
export interface WorkInHand {
  readonly isOpen: () => boolean;
  open(): void;
  /** @param task told to end early by its signal when we stop and it takes too long */
  run<Value>(task: (within: AbortSignal) => Promise<Value>): Promise<Value>;
  /** Takes nothing new. Resolves when all is done, and after `milliseconds` and a moment at the latest. */
  close(milliseconds: number): Promise<void>;
}

export function createWorkInHand(): WorkInHand {
  const running = new Set<Promise<unknown>>();
  let isOpen = false;
  let cut = new AbortController();
  return {
    isOpen: () => isOpen,
    open: () => {
      isOpen = true;
      cut = new AbortController();
    },
    run: (task) => {
      const work = task(cut.signal);
      const settled = work.then(
        () => undefined,
        () => undefined,
      );
      running.add(settled);
      void settled.then(() => running.delete(settled));
      return work;
    },
    close: async (milliseconds) => {
      isOpen = false;
      const all = Promise.all(running);
      const time = deadline(milliseconds);
      time.addEventListener("abort", () => cut.abort(), { once: true });
      await Promise.race([all, aborted(cut.signal)]);
    },
  };
}

const aborted = (signal: AbortSignal) =>
  new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve(), { once: true }));
