import { actorOf, type AuditLine, type Barred, type Session } from "../../auth/auth.ts";
import type { SHELL_TEXTS, Texts } from "../../flow-files/flow-files.ts";
import { type AccountId, type Instant, textId } from "../../shared/brand.ts";
import { never } from "../../shared/never.ts";
import { no, ok, type Outcome } from "../../shared/outcome.ts";
import type { Understanding } from "../../understanding/understanding.ts";
import { quoteName } from "../linked-chat/quote-name.ts";
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

/** Longest answer (UTF-16 units): what fits on the screen of a phone, and into every messenger. */
const LONGEST_ANSWER = 1000;

interface CaseParts {
  readonly texts: Texts;
  readonly cutSecrets: Understanding["cutSecrets"];
}

interface Agent {
  readonly session: Session;
  readonly at: string;
}

type Decided = CaseDecision<CaseAnswer>;

/** An agent claims, answers or closes a case. Pure; it runs inside the transaction that saves it. */
export function decideCase(
  parts: CaseParts,
  { session, found }: CaseState,
  { seen, doing }: { readonly seen: Session["seen"]; readonly doing: CaseDoing },
  now: Instant,
): Decided {
  const actor = actorOf(session, seen, now, "agent");
  if (!actor.ok) return refused(actor.reason);
  if (!found) return refused("unknown");
  if (found.closedAt !== undefined) return refused("closed");
  const agent = { session: actor.value, at: seen.address };
  switch (doing.kind) {
    case "claim":
      return claim(parts, found, agent, doing.from);
    case "answer":
      return answer(parts, found, agent, doing.text);
    case "close":
      return close(parts, found, agent);
    default:
      return never(doing);
  }
}

function claim({ texts }: CaseParts, found: ListedCase, agent: Agent, from: AccountId | undefined): Decided {
  const { id: by, name } = agent.session.account;
  if (found.holder?.id === by) return { ...NOTHING, answer: ok("claimed") };
  if (found.holder?.id !== from) return refused("taken");
  const { number } = found;
  const text = say(texts, found, "shell.case-claimed", { case: number, person: quoteName(name) });
  const before = found.holder?.id;
  const changes = [
    { kind: "case-claimed", number, by, from: before },
    { kind: "case-line-said", number, by, text },
  ] as const;
  const audit = [lineOf("conversation_claimed", found, agent, before === undefined ? {} : { before })];
  return { ...NOTHING, changes, audit, answer: ok("claimed") };
}

function answer({ texts, cutSecrets }: CaseParts, found: ListedCase, agent: Agent, typed: string): Decided {
  const { id: by, name } = agent.session.account;
  if (found.holder?.id !== by) return refused("not-yours");
  if (typed.trim() === "") return refused("empty");
  if (typed.length > LONGEST_ANSWER) return refused("too-long");
  const cut = cutSecrets(typed.trim());
  const text = say(texts, found, "shell.case-answer", { person: quoteName(name), text: cut.text });
  const changes = [{ kind: "case-line-said", number: found.number, by, text }] as const;
  const audit = [lineOf("conversation_answered", found, agent)];
  return { ...NOTHING, changes, audit, answer: ok(cut.cut.length === 0 ? "answered" : "answered-cut") };
}

function close({ texts }: CaseParts, found: ListedCase, agent: Agent): Decided {
  const { id: by, name } = agent.session.account;
  if (found.holder?.id !== by) return refused("not-yours");
  const { number } = found;
  const text = say(texts, found, "shell.case-closed", { case: number, person: quoteName(name) });
  const changes = [
    { kind: "case-line-said", number, by, text },
    { kind: "case-closed", number, by },
  ] as const;
  return { ...NOTHING, changes, audit: [lineOf("conversation_closed", found, agent)], answer: ok("closed") };
}

const NOTHING = { changes: [], mails: [], audit: [] } as const;

const refused = (reason: Extract<CaseAnswer, { readonly ok: false }>["reason"]): Decided => ({
  ...NOTHING,
  answer: no(reason),
});

const say = (
  texts: Texts,
  { language }: ListedCase,
  text: keyof typeof SHELL_TEXTS,
  args: Readonly<Record<string, string>>,
) => texts.say(language, textId(text), args);

const lineOf = (
  event: AuditLine["event"],
  { number }: ListedCase,
  { session, at }: Agent,
  more: AuditLine["details"] = {},
): AuditLine => ({ event, account: session.account.id, details: { case: number, from: at, ...more } });
