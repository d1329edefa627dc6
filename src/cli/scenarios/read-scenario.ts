import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { type Language, readLanguage } from "../../shared/language.ts";
import type { MailTemplate } from "../../shared/mail-order.ts";

/** A chat written down as it must go: what a person does, what the agent answers, which mails arrive. */

const TEMPLATES = [
  ...([
    "code",
    "reset-link",
    "password-changed",
    "disowned",
    "tries-stopped",
    "stopped",
    "sign-in-code",
    "security-code",
  ] as const),
  ...(["mailbox-code", "address-changed", "two-steps-on", "two-steps-off", "chat-linked"] as const),
  ...(["member-changed", "whitelist-changed", "approval-waiting", "many-waiting", "case-opened"] as const),
  ...(["backup-codes-link", "backup-codes-renewed", "backup-code-used"] as const),
  ...(["recovery-asked", "recovery-vouched", "recovery-done", "recovery-stopped"] as const),
] as const satisfies readonly MailTemplate[];

const textIds = z.array(z.string().regex(/^[a-z][a-z0-9_.-]*$/)).min(1);

/** What is known about a person of the demo world who does something outside the chat. */
const address = z.union([z.ipv4(), z.ipv6()]);

/** What happens outside the chat: at the sign-in page, in a mailbox, on a page that a link opens. */
const deed = z.union([
  /**
   * The person signs in on the page. `new-password` sets one through the newest reset link before. `code` and
   * `backup-code` are the second step of the sign-in before; a `wrong` one never was the right one. `then` says what
   * comes of it; `in` when left out.
   */
  z.strictObject({
    "signs-in": z.enum(["password", "new-password", "code", "wrong-code", "backup-code", "wrong-backup-code"]),
    /** From the office when left out. */
    from: address.optional(),
    then: z.enum(["in", "code", "set-up", "refused", "dead"]).optional(),
    /** The address typed on the page, from now on: an account may have a new one. */
    as: z.email().optional(),
    /** What the mail server of the person does with the code that is mailed for it: takes it when left out. */
    "mail-is": z.enum(["put-off", "sent-back"]).optional(),
  }),
  /** Sets a new password through the newest reset link, and does not sign in. */
  z.strictObject({ sets: z.literal("new-password") }),
  /** Presses "This wasn't me" in the newest mail that has it. */
  z.strictObject({ disowns: z.literal("newest-mail") }),
  /** Presses the button of the page whose link stands in the chat. */
  z.strictObject({ opens: z.literal("address-page"), from: address }),
  /** Draws new backup codes through the newest link, with the password, and says that they are saved. */
  z.strictObject({ renews: z.literal("backup-codes") }),
  /** Another admin of the person's workspace decides the newest open request, signed in with a fresh password. */
  z.strictObject({
    decides: z.enum(["once", "week", "always", "yes", "no"]),
    because: z.string().min(1).max(200).optional(),
    by: z.email().optional(),
  }),
  /** An admin of the person's workspace suspends them, or ends that; or the company does; or says where they sign in. */
  z.strictObject({
    stands: z.enum(["suspended", "suspended-by-company", "elsewhere", "elsewhere-at", "open"]),
  }),
  /** Whose mailbox holds the link that stops a recovery; its newest is pressed. */
  z.strictObject({ vetoes: z.email() }),
]);

/** One line of the transcript. Each object has exactly one of these keys. */
const language = z.custom<Language>((tag) => typeof tag === "string" && readLanguage(tag) !== undefined);

const line = z.union([
  /** What the person writes. `{{code}}` is the newest code mailed, `{{wrong-code}}` one that never was. */
  z.strictObject({ person: z.string().min(1) }),
  /** The id of a button that the person presses, also one of an earlier question. */
  z.strictObject({ press: z.string().min(1) }),
  z.strictObject({ media: z.enum(["photo", "voice", "video", "sticker", "file", "location", "contact"]) }),
  /** Time that goes by, such as 61s, 11m, 2h or 3d. */
  z.strictObject({ wait: z.string().regex(/^[1-9]\d{0,4}[smhd]$/) }),
  /** Ids of all texts said since the person's last move or the last wait, in order. */
  z.strictObject({ agent: textIds }),
  /** The language of the last thing said. */
  z.strictObject({ speaks: language }),
  /** A mail that has arrived, in the order of arrival for each mailbox. Mails that are not listed must not arrive. */
  z.strictObject({
    mail: z.enum(TEMPLATES),
    /** Left out: the person of this scenario, under the address they had at its beginning. */
    to: z.email().optional(),
  }),
  /** How the trouble ended. Comes last. */
  z.strictObject({ end: z.enum(["solved", "handed-over", "cancelled"]) }),
  ...deed.options,
]);

const scenario = z.strictObject({
  name: z.string().min(1),
  /** What the channel hints at before anything was written. */
  language: language,
  /** A member of the demo world, whose mailbox is read. Left out: somebody without an account. */
  "person-is": z.email().optional(),
  /** Network address of the chat, as the web chat sees it. */
  "writes-from": address.optional(),
  /** Pages of the company that the operator has named. */
  links: z.partialRecord(z.enum(["trial", "demo", "plans", "partners"]), z.url()).optional(),
  chat: z
    .array(line)
    .min(2)
    .refine((lines) => lines.slice(0, -1).every((one) => !("end" in one)), "end must be the last line"),
});

export type ScenarioStep = z.infer<typeof deed>;
export type ScenarioLine = z.infer<typeof line>;
export type Scenario = z.infer<typeof scenario> & { readonly file: string };

/** Reads one transcript. @throws with the file and every place that is not as it must be */
export function readScenario(file: string, text: string): Scenario {
  const read = scenario.safeParse(parse(text));
  if (!read.success) throw new Error(`${file} is no scenario:\n${z.prettifyError(read.error)}`);
  return { ...read.data, file };
}

/** All transcripts below a folder, by file name. */
export const readScenarios = (directory: string): readonly Scenario[] =>
  readdirSync(directory, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".yml"))
    .toSorted()
    .map((file) => readScenario(file, readFileSync(join(directory, file), "utf8")));

const SECONDS = { s: 1, m: 60, h: 3600, d: 86_400 } as const;

/** Milliseconds of a `wait`. */
export function durationOf(wait: string): number {
  const unit = wait.at(-1);
  const seconds = unit === "s" || unit === "m" || unit === "h" || unit === "d" ? SECONDS[unit] : Number.NaN;
  return Number(wait.slice(0, -1)) * seconds * 1000;
}
