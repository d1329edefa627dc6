import type { Barred, Session } from "../../auth/auth.ts";
import type { AccountId, Instant } from "../../shared/brand.ts";
import { never } from "../../shared/never.ts";
import { no, ok, type Outcome } from "../../shared/outcome.ts";
import { agentOf, type CaseAgent } from "./case-agent.ts";
import { answered, type CaseParts, claimed, closed, LONGEST_ANSWER } from "./case-moves.ts";
import type { CaseDecision, CaseDoing, CaseState, ListedCase } from "./case-state.ts";

export type CaseAnswer = Outcome<
  /** `answered-cut`: said, without the secret that stood in it. */
  "claimed" | "answered" | "answered-cut" | "closed",
  | Barred
  | "unknown"
  | "closed"
  /** Somebody else has it by now. */
  | "taken"
  /** Only whoever claimed it answers and closes. */
  | "not-yours"
  | "empty"
  | "too-long"
>;

type Decided = CaseDecision<CaseAnswer>;

/** An agent claims, answers or closes a case. Pure; it runs inside the transaction that saves it. */
export function decideCase(
  parts: CaseParts,
  { actor, found }: CaseState,
  { seen, doing }: { readonly seen: Session["seen"] | undefined; readonly doing: CaseDoing },
  now: Instant,
): Decided {
  const agent = agentOf(actor, seen, now);
  if (!agent.ok) return refused(agent.reason);
  if (!found) return refused("unknown");
  if (found.closedAt !== undefined) return refused("closed");
  switch (doing.kind) {
    case "claim":
      return claim(parts, found, agent.value, doing.from);
    case "answer":
      return answer(parts, found, agent.value, doing.text);
    case "close":
      return close(parts, found, agent.value);
    default:
      return never(doing);
  }
}

function claim(parts: CaseParts, found: ListedCase, agent: CaseAgent, from: AccountId | undefined): Decided {
  if (found.holder?.id === agent.id) return { ...NOTHING, answer: ok("claimed") };
  if (found.holder?.id !== from) return refused("taken");
  return { ...NOTHING, ...claimed(parts, found, agent), answer: ok("claimed") };
}

function answer({ texts, cutSecrets }: CaseParts, found: ListedCase, agent: CaseAgent, typed: string): Decided {
  if (found.holder?.id !== agent.id) return refused("not-yours");
  const trouble = troubleWith(typed);
  if (trouble) return refused(trouble);
  const { text: words, cut } = cutSecrets(typed.trim());
  const said = answered(texts, found, agent, { words });
  return { ...NOTHING, ...said, answer: ok(cut.length === 0 ? "answered" : "answered-cut") };
}

/** Why words cannot be said; undefined when they can. */
export function troubleWith(typed: string): "empty" | "too-long" | undefined {
  if (typed.trim() === "") return "empty";
  return typed.length > LONGEST_ANSWER ? "too-long" : undefined;
}

function close(parts: CaseParts, found: ListedCase, agent: CaseAgent): Decided {
  if (found.holder?.id !== agent.id) return refused("not-yours");
  return { ...NOTHING, ...closed(parts, found, agent), answer: ok("closed") };
}

const NOTHING = { changes: [], mails: [], audit: [] } as const;

const refused = (reason: Extract<CaseAnswer, { readonly ok: false }>["reason"]): Decided => ({
  ...NOTHING,
  answer: no(reason),
});
