import { type Fact, type Library, placeOf } from "../engine/engine.ts";
import type { Language } from "../shared/language.ts";
import type { NextStep } from "./case-words/case-words.ts";
import type { Dossier, Episode } from "./ports.ts";

/** What a person needs to know to take over. @param proved somebody's mailbox was proved in this episode */
export function dossierOf({ library, facts }: Episode, language: Language, proved: boolean): Dossier {
  const results = facts.flatMap((fact) => (fact.kind === "resulted" ? [resultOf(library, fact)] : []));
  return {
    trouble: troubleOf(library, facts),
    language,
    proof: proved ? "mailbox proved" : "nothing proved",
    tried: results.map(({ name, outcome }) => `${name}: ${outcome}`),
    failed: results.filter(({ outcome }) => !HELPED.has(outcome)).map(({ name, outcome }) => `${name}: ${outcome}`),
    next: adviceOn(
      results.map(({ outcome }) => outcome),
      proved,
    ),
  };
}

/** Outcomes that brought the person further. Everything else is worth a look. */
const HELPED: ReadonlySet<string> = new Set(["mailed", "right", "proved", "unproved", "opened", "approved"]);

/** A visit is `flow.step#times@era`: see the engine. */
function resultOf(library: Library, { visit, outcome }: Extract<Fact, { kind: "resulted" }>) {
  const [flow = "", id = ""] = (visit.split("#")[0] ?? "").split(".");
  const step = library.flows[flow]?.steps[id];
  const name = step?.kind === "act" ? step.act : step?.kind === "check" ? step.check : id;
  return { name, outcome };
}

function troubleOf(library: Library, facts: readonly Fact[]): string {
  try {
    return placeOf(library, facts).main || "not named";
  } catch {
    // A case must open even for facts that no walk can follow: they may be why it is opened.
    return facts.findLast((fact) => fact.kind === "started")?.flow ?? "not named";
  }
}

/** What is most in the way. */
function adviceOn(outcomes: readonly string[], proved: boolean): NextStep {
  if (outcomes.includes("disabled")) return "account-disabled";
  if (outcomes.includes("failed")) return "ours-broke";
  if (outcomes.includes("used-up")) return "codes-used-up";
  return proved ? "mailbox-proved" : "nothing-proved";
}
