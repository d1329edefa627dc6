import { actorOf, type AuditLine, type Denied, type Session } from "../../auth/auth.ts";
import type { SHELL_TEXTS, Texts } from "../../flow-compiler/flow-compiler.ts";
import { type AccountId, type Instant, textId } from "../../shared/brand.ts";
import { never } from "../../shared/never.ts";
import { no, ok, type Outcome } from "../../shared/outcome.ts";
import type { Understanding } from "../../understanding/understanding.ts";
import type { CaseActor, CaseChange, CaseDecision, CaseDoing, CaseState, ListedCase } from "./model.ts";
import { quoteName } from "../admin-chat/quote-name.ts";

export type CaseAnswer = Outcome<
  /** `answered-cut`: said, without the secret that stood in it. */
  "claimed" | "answered" | "answered-cut" | "closed",
  | Denied
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
  deps: CaseDeps,
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
      return claim(deps, found, agent.value, doing.from);
    case "answer":
      return answer(deps, found, agent.value, doing.text);
    case "close":
      return close(deps, found, agent.value);
    default:
      return never(doing);
  }
}

function claim(deps: CaseDeps, found: ListedCase, agent: CaseAgent, from: AccountId | undefined): Decided {
  if (found.holder?.id === agent.id) return { ...NOTHING, answer: ok("claimed") };
  if (found.holder?.id !== from) return refused("taken");
  return { ...NOTHING, ...claimed(deps, found, agent), answer: ok("claimed") };
}

function answer({ texts, cutSecrets }: CaseDeps, found: ListedCase, agent: CaseAgent, typed: string): Decided {
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

function close(deps: CaseDeps, found: ListedCase, agent: CaseAgent): Decided {
  if (found.holder?.id !== agent.id) return refused("not-yours");
  return { ...NOTHING, ...closed(deps, found, agent), answer: ok("closed") };
}

const NOTHING = { changes: [], mails: [], audit: [] } as const;

const refused = (reason: Extract<CaseAnswer, { readonly ok: false }>["reason"]): Decided => ({
  ...NOTHING,
  answer: no(reason),
});

/** What a rule of the desk needs besides its state. */
export interface CaseDeps {
  readonly texts: Texts;
  readonly cutSecrets: Understanding["cutSecrets"];
}

/** A step of an agent: what it changes, and what the audit record says. */
export interface CaseMove {
  readonly changes: readonly CaseChange[];
  readonly audit: readonly AuditLine[];
}

/** Longest answer (UTF-16 units): what fits on the screen of a phone, and into every messenger. */
const LONGEST_ANSWER = 1000;

/** The agent has the case from now on. @param quiet without a word to the person, because another one follows */
export function claimed({ texts }: CaseDeps, found: ListedCase, { id: by, name, at }: CaseAgent, quiet = false) {
  const { number, holder } = found;
  const text = sayIn(texts, found, "shell.case-claimed", { case: number, person: quoteName(name) });
  const told: readonly CaseChange[] = quiet ? [] : [{ kind: "case-line-said", number, by, text }];
  const before: AccountId | undefined = holder?.id;
  const audit = [lineOf("conversation_claimed", found, { id: by, at }, before === undefined ? {} : { before })];
  return { changes: [{ kind: "case-claimed", number, by, from: before }, ...told], audit } satisfies CaseMove;
}

/** Words of the agent go into the chat, under their name. @param heard the message of a topic that they stood in */
export function answered(
  texts: Texts,
  found: ListedCase,
  { id: by, name, at }: CaseAgent,
  { words, heard }: { readonly words: string; readonly heard?: Heard },
): CaseMove {
  const text = sayIn(texts, found, "shell.case-answer", { person: quoteName(name), text: words });
  const said = { kind: "case-line-said", number: found.number, by, text, ...(heard && { heard }) } as const;
  return { changes: [said], audit: [lineOf("conversation_answered", found, { id: by, at })] };
}

type Heard = NonNullable<Extract<CaseChange, { readonly kind: "case-line-said" }>["heard"]>;

/** The program is back in that chat. */
export function closed({ texts }: CaseDeps, found: ListedCase, { id: by, name, at }: CaseAgent): CaseMove {
  const { number } = found;
  const text = sayIn(texts, found, "shell.case-closed", { case: number, person: quoteName(name) });
  const changes: readonly CaseChange[] = [
    { kind: "case-line-said", number, by, text },
    { kind: "case-closed", number, by },
  ];
  return { changes, audit: [lineOf("conversation_closed", found, { id: by, at })] };
}

/** A text of ours in the language of the chat. */
export const sayIn = (
  texts: Texts,
  { language }: ListedCase,
  text: keyof typeof SHELL_TEXTS,
  args: Readonly<Record<string, string>>,
) => texts.say(language, textId(text), args);

/** A line of the audit record about a case, without a word of it. */
export const lineOf = (
  event: AuditLine["event"],
  { number }: ListedCase,
  { id, at }: Pick<CaseAgent, "id" | "at">,
  more: AuditLine["details"] = {},
): AuditLine => ({ event, account: id, details: { case: number, from: at, ...more } });

/** A support agent who does something with a case. */
export interface CaseAgent {
  readonly id: AccountId;
  readonly name: string;
  /** Where from, for the audit record: a network address or a messenger. */
  readonly at: string;
}

/**
 * The agent behind an action, at this moment. A linked chat stands for a sign-in: whoever linked it had just typed the
 * password, and its owner was told.
 *
 * @param seen the browser; of a chat it is empty
 */
export function agentOf(actor: CaseActor, seen: Session["seen"] | undefined, now: Instant): Outcome<CaseAgent, Denied> {
  if (actor.kind === "chat") return ownerOf(actor);
  if (!seen) return no("signed-out");
  const session = actorOf(actor.session, seen, now, "agent");
  if (!session.ok) return no(session.reason);
  const { id, name } = session.value.account;
  return ok({ id, name, at: seen.address });
}

function ownerOf({ owner, channel }: Extract<CaseActor, { readonly kind: "chat" }>): Outcome<CaseAgent, Denied> {
  if (!owner || owner.status !== "active") return no("signed-out");
  return owner.support ? ok({ id: owner.id, name: owner.name, at: channel }) : no("not-admin");
}
