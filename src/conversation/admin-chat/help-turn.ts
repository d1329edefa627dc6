import type { Email } from "../../shared/brand.ts";
import { parseEmail } from "../../shared/email.ts";
import { keyIn } from "../../shared/keys.ts";
import type { ChatHelp, MemberFound, MemberNamed } from "../../auth/auth.ts";
import type { ConversationDeps } from "../deps.ts";
import type { QueuedEffect, TurnState } from "../model.ts";
import type { Note } from "./note.ts";

/** What words or a button mean for a member of the workspace: looked for, asked back once, then done. */
export type Helping =
  { readonly kind: "tell"; readonly note: Note } | { readonly kind: "do"; readonly task: QueuedEffect };

const MARK = "help:";
const NO = `${MARK}no`;
const KEEP: Helping = { kind: "tell", note: { kind: "help-kept" } };
const ACTIONS: Readonly<Record<ChatHelp, true>> = { "mail-reset-link": true, unlock: true };

/** Ids of the buttons below the question. `ask` is the question's own: pressed twice, it is done once. */
export const helpOptions = (action: ChatHelp, member: string, ask: string) => ({
  yes: `${MARK}${action}:${member}:${ask}`,
  no: NO,
});

/** @returns undefined when it is about something else */
export function helpByButton(option: string): Helping | undefined {
  if (!option.startsWith(MARK)) return undefined;
  if (option === NO) return KEEP;
  const [name = "", member = "", ask = ""] = option.slice(MARK.length).split(":");
  const action = keyIn(ACTIONS, name);
  return action && { kind: "do", task: { kind: "help-member", action, member, ask } };
}

/**
 * Words of an admin in a linked chat. What they write about their own address is for the flows, like the words of
 * anybody: whoever is locked out has no fresh password.
 *
 * @returns undefined when it is about something else
 */
export function helpByWords(
  { understanding }: Pick<ConversationDeps, "understanding">,
  { owner, saidBefore }: Pick<TurnState, "owner" | "saidBefore">,
  text: string,
): Helping | undefined {
  if (!owner?.isAdmin) return undefined;
  const asked = saidBefore?.options[0]?.id ?? "";
  const answered = asked.startsWith(MARK) ? answer(understanding.saying(text, []), asked) : undefined;
  if (answered) return answered;
  const wish = understanding.asksToHelp(text);
  if (!wish) return undefined;
  const { action, name } = wish;
  const email = wish.email === undefined ? undefined : parseEmail(wish.email);
  if (email === owner.email) return undefined;
  return { kind: "do", task: { kind: "find-member", action, who: namedBy(email, name) } };
}

const namedBy = (email: Email | undefined, name: readonly string[] | undefined): MemberNamed => ({
  ...(email !== undefined && { email }),
  ...(name !== undefined && { name }),
});

function answer(
  { verdicts, number, strange, asks }: ReturnType<ConversationDeps["understanding"]["saying"]>,
  asked: string,
): Helping | undefined {
  if (number !== undefined) return number === 1 ? helpByButton(asked) : number === 2 ? KEEP : undefined;
  if (strange > 0 || asks || verdicts.length !== 1) return undefined;
  return verdicts[0] === "yes" ? helpByButton(asked) : KEEP;
}

/** What there is to tell when somebody was looked for. @param ask of the question, if one is asked */
export const noteOfFound = (action: ChatHelp, found: MemberFound, ask: string): Note =>
  found.ok
    ? { kind: "help-ask", action, member: found.value, ask }
    : { kind: "help-refused", action, why: found.reason };
