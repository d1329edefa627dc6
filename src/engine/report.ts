import type { Meaning, Report } from "./event.ts";
import type { Fact } from "./facts.ts";
import { offers } from "./offers.ts";
import { means, type Response } from "./response.ts";
import { starterOf } from "./starters.ts";
import { topFrame, type Walk } from "./walk.ts";

/**
 * The words report that somebody else is at the account. Wherever that is said, its own flow comes on top of everything:
 * an answer, a wish or a trouble in the same words is what a stranger may have made them write.
 */
export function respondToReport(walk: Walk, _facts: readonly Fact[], meaning: Meaning): Response | undefined {
  if (meaning.reports === undefined) return undefined;
  const flow = starterOf(walk.library, meaning.reports);
  if (!flow) return undefined;
  const noted = offers(meaning.entities);
  if (topFrame(walk)?.flow.id === flow.id)
    return meaning.command === "person" ? undefined : { ...means("reports it again", ...noted), askAgain: true };
  const started: Fact = { kind: "started", flow: flow.id };
  const wished: readonly Fact[] = meaning.command === "person" ? [{ kind: "repairing", flow: "talk-to-human" }] : [];
  return means(`reports: ${meaning.reports satisfies Report}`, ...noted, started, ...wished);
}
