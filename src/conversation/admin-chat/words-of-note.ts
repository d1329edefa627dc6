import type { ChatDecision, Choice, RequestCard } from "../../approvals/approvals.ts";
import type { LinkAnswer } from "../../auth/auth.ts";
import type { TextArguments } from "../../engine/engine.ts";
import type { SHELL_TEXTS } from "../../flow-compiler/flow-compiler.ts";
import type { Instant } from "../../shared/brand.ts";
import { never } from "../../shared/never.ts";
import { helpOptions } from "./help-turn.ts";
import { CHOICES_OF, type HelpRefusal, type Note, optionFor, type ShownCard } from "./note.ts";
import { quoteName } from "./quote-name.ts";
import { UNLINK } from "./unlink-turn.ts";

type ShellText = keyof typeof SHELL_TEXTS;

/** A text with what fills it in, and the buttons below it. */
export interface NoteWords {
  readonly text: ShellText;
  readonly args: TextArguments;
  readonly options: readonly { readonly id: string; readonly text: ShellText }[];
}

/** @param pages addresses of the pages on which admins decide, and where they see to members */
export function wordsOfNote(
  note: Note,
  now: Instant,
  pages: { readonly approvals: string; readonly members: string },
): NoteWords {
  const page = pages.approvals;
  switch (note.kind) {
    case "card":
      return wordsOfCard(note, now, page);
    case "card-decided":
      return say("shell.card-decided", { request: note.code, choice: note.choice, person: quoteName(note.by) });
    case "card-over":
      return say("shell.card-over", { request: note.code });
    case "many-waiting":
      return say("shell.many-waiting", { link: page });
    case "link-tried":
      return wordsOfLink(note.answer);
    case "decision":
      return wordsOfDecision(note.answer, now, page);
    case "what-now":
      return { ...say("shell.what-now", { request: note.card.code }), options: buttonsOf(note.card) };
    case "which-request":
      return say("shell.which-request", { requests: note.codes.join(", "), request: note.codes[0] ?? "" });
    case "no-such-request":
      return say("shell.no-such-request", { request: note.code });
    case "unlink-ask":
      return {
        ...say("shell.unlink-ask"),
        options: [
          { id: UNLINK.yes, text: "shell.unlink-yes" },
          { id: UNLINK.no, text: "shell.unlink-no" },
        ],
      };
    case "unlink-kept":
      return say("shell.unlink-kept");
    case "unlinked":
      return say("shell.unlink-done");
    case "unlinked-already":
      return say("shell.unlink-none");
    case "help-ask":
      return wordsOfHelp(note);
    case "help-kept":
      return say("shell.help-kept");
    case "help-done":
      return say("shell.help-done", { what: note.invited ? "invitation" : note.action });
    case "help-refused":
      return say("shell.help-refused", { why: WHY_NOT[note.why], what: note.action, link: pages.members });
    case "moved-here":
      return say("shell.moved-here");
    case "not-moved":
      return say("shell.not-moved");
    case "moved-away":
      return say("shell.moved-away");
    case "not-done":
      return say("shell.not-done", { link: page });
    default:
      return never(note);
  }
}

const say = (text: ShellText, args: TextArguments = {}): NoteWords => ({ text, args, options: [] });

function wordsOfCard({ request, code, name, email, about, expiresAt }: RequestCard, now: Instant, page: string) {
  const who = { request: code, person: quoteName(name), email, openLeft: Math.max(0, expiresAt - now) };
  if (about.kind !== "ip-whitelist") {
    const options = buttonsOf({ id: request, kind: "recovery" });
    const { mailbox } = about;
    return { ...say(`shell.card-${about.kind}`, { ...who, mailbox, link: page }), options };
  }
  const { address, known, earlier } = about;
  const args = { ...who, address, known, earlier: earlier.join(", "), before: earlier.length };
  return { ...say("shell.card-address", args), options: buttonsOf({ id: request, kind: about.kind }) };
}

/** How the text calls each reason; whoever has no business here is told no more than that. */
const WHY_NOT: Readonly<Record<HelpRefusal, string>> = {
  "password-needed": "password",
  "used-up": "mails",
  none: "none",
  several: "several",
  unknown: "unknown",
  unchanged: "unchanged",
  disabled: "disabled",
  suspended: "shut",
  elsewhere: "shut",
  yourself: "yourself",
  "last-admin": "nobody",
  "signed-out": "nobody",
  "not-admin": "nobody",
};

function wordsOfHelp({ action, member, ask }: Extract<Note, { readonly kind: "help-ask" }>): NoteWords {
  const { id, name, email, status } = member;
  const { yes, no } = helpOptions(action, id, ask);
  const what = action === "mail-reset-link" && status === "invited" ? "invitation" : action;
  const options = [
    { id: yes, text: "shell.help-yes" },
    { id: no, text: "shell.help-no" },
  ] as const;
  return { ...say("shell.help-ask", { what, person: quoteName(name), email }), options };
}

const LABELS = {
  once: "shell.choice-once",
  week: "shell.choice-week",
  always: "shell.choice-always",
  yes: "shell.choice-approve",
  no: "shell.choice-decline",
} as const satisfies Readonly<Record<Choice, ShellText>>;

const buttonsOf = ({ id, kind }: Pick<ShownCard, "id" | "kind">): NoteWords["options"] =>
  CHOICES_OF[kind].map((choice) => ({ id: optionFor(id, choice), text: LABELS[choice] }));

function wordsOfLink(answer: LinkAnswer): NoteWords {
  switch (answer.kind) {
    case "linked":
      return say("shell.link-done", { person: quoteName(answer.name) });
    case "linked-already":
      return say("shell.link-same", { person: quoteName(answer.name) });
    case "wrong":
      return say("shell.link-wrong");
    case "taken":
      return say("shell.link-taken");
    case "used-up":
      return say("shell.link-used-up");
    default:
      return never(answer);
  }
}

function wordsOfDecision(answer: ChatDecision, now: Instant, page: string): NoteWords {
  switch (answer.kind) {
    case "decided":
      return wordsOfDone(answer, now);
    case "failed":
      return say("shell.decided-failed", { request: answer.code, link: page });
    case "over":
      return wordsOfOver(answer);
    case "expired":
      return say("shell.card-over", { request: answer.code });
    case "own-request":
      return say("shell.own-request", { request: answer.code });
    case "password-needed":
      return say("shell.password-needed", { request: answer.code, link: page });
    case "not-a-choice":
      return say("shell.not-a-choice", { request: answer.code, link: page });
    case "not-yours":
      return say("shell.not-yours");
    default:
      return never(answer);
  }
}

type Of<Kind extends ChatDecision["kind"]> = Extract<ChatDecision, { readonly kind: Kind }>;

function wordsOfDone({ code, choice, name, address, until }: Of<"decided">, now: Instant): NoteWords {
  if (choice === "no") return say("shell.decided-no", { request: code });
  const person = quoteName(name);
  if (address === undefined) return say("shell.decided-yes", { request: code, person });
  if (until === undefined) return say("shell.decided-always", { person, address });
  return say("shell.decided-for", { person, address, accessLeft: Math.max(0, until - now) });
}

function wordsOfOver({ code, choice, by }: Of<"over">): NoteWords {
  if (choice === undefined || by === undefined) return say("shell.card-withdrawn", { request: code });
  return say("shell.decided-already", { request: code, choice, person: quoteName(by) });
}
