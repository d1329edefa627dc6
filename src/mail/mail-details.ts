import { z } from "zod";
import { CODE_REASONS } from "../shared/code-reason.ts";
import { instant } from "../shared/brand.ts";

const line = z.string().max(300);

const moment = z.number().int().min(0).transform(instant).optional();

const PURPOSES = [
  ...CODE_REASONS,
  "sign-in",
  "turn-on-two-steps",
  "turn-off-two-steps",
  "set-up-two-steps",
  "change-email",
  "recovery",
] as const;

/** What an order may tell about itself; everything but the phrase of a code may be left out. */
export const MailDetails = z.object({
  /** `web-chat`, `telegram` … or `portal`. */
  channel: line.optional(),
  purpose: z.enum(PURPOSES).optional().catch("other"),
  phrase: line.optional(),
  /** How long a code or link is good for. */
  minutes: z.number().int().min(1).max(1440).default(10),
  /** The same, where it is counted in days. */
  days: z.number().int().min(1).max(30).default(7),
  /** When it was asked for, or changed or stopped, milliseconds; when the mail was ordered, if left out. */
  askedAt: moment,
  changedAt: moment,
  stoppedAt: moment,
  /** How long recovery by chat stays closed. */
  hours: z.number().int().min(1).max(720).default(24),
  /** Network address from which it was done. */
  address: line.optional(),
  /** Backup codes that are left. */
  left: z.number().int().min(0).max(99).optional(),
  /** New address of an account, masked. */
  mailbox: line.optional(),
  /** Whom a recovery or a request is about. */
  person: line.optional(),
  /** When something happens by itself, or until when it can be decided. */
  runsAt: moment,
  /** Short code of a request. */
  request: line.optional(),
  /** What an admin did to the member, and the name of the admin. */
  change: z.enum(["make-admin", "make-member", "disable", "enable", "unlock"]).optional(),
  by: line.optional(),
  /** What became of the whitelist of the workspace. */
  whitelist: z.enum(["switched-on", "switched-off", "undone"]).optional(),
  /** Of a case: its reference and what the people who take over should know. No words of the person. */
  case: line.optional(),
  trouble: line.optional(),
  proof: line.optional(),
  tried: line.optional(),
  failed: line.optional(),
  next: line.optional(),
  language: line.optional(),
});
export type MailDetails = z.infer<typeof MailDetails>;

/** URL-safe, as long as 256 bits in base64url or longer. */
const token = z.string().regex(/^[A-Za-z0-9_-]{16,200}$/);

/** What is sealed in an order, by template. */
export const MailSecrets = {
  code: z.object({ code: z.string().regex(/^[0-9]{6,8}$/), disown: token }),
  "reset-link": z.object({ reset: token, disown: token }),
  "backup-codes-link": z.object({ renewal: token, disown: token }),
  "mailbox-code": z.object({ code: z.string().regex(/^[0-9]{6,8}$/) }),
  disown: z.object({ disown: token }),
  veto: z.object({ veto: token }),
} as const;

export type CodeSecrets = z.infer<(typeof MailSecrets)["code"]>;
export type ClaimSecrets = z.infer<(typeof MailSecrets)["mailbox-code"]>;
export type ResetSecrets = z.infer<(typeof MailSecrets)["reset-link"]>;
export type RenewalSecrets = z.infer<(typeof MailSecrets)["backup-codes-link"]>;
export type DisownSecrets = z.infer<(typeof MailSecrets)["disown"]>;
export type VetoSecrets = z.infer<(typeof MailSecrets)["veto"]>;
