import type { AuditLine } from "../../auth/auth.ts";
import type { SHELL_TEXTS, Texts } from "../../flow-files/flow-files.ts";
import { type AccountId, textId } from "../../shared/brand.ts";
import type { Understanding } from "../../understanding/understanding.ts";
import { quoteName } from "../linked-chat/quote-name.ts";
import type { CaseAgent } from "./case-agent.ts";
import type { CaseChange, ListedCase } from "./case-state.ts";

/** What a rule of the desk needs besides its state. */
export interface CaseParts {
  readonly texts: Texts;
  readonly cutSecrets: Understanding["cutSecrets"];
}

/** A step of an agent: what it changes, and what the audit record says. */
export interface CaseMove {
  readonly changes: readonly CaseChange[];
  readonly audit: readonly AuditLine[];
}

/** Longest answer (UTF-16 units): what fits on the screen of a phone, and into every messenger. */
export const LONGEST_ANSWER = 1000;

/** The agent has the case from now on. @param quiet without a word to the person, because another one follows */
export function claimed({ texts }: CaseParts, found: ListedCase, { id: by, name, at }: CaseAgent, quiet = false) {
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

export type Heard = NonNullable<Extract<CaseChange, { readonly kind: "case-line-said" }>["heard"]>;

/** The program is back in that chat. */
export function closed({ texts }: CaseParts, found: ListedCase, { id: by, name, at }: CaseAgent): CaseMove {
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
