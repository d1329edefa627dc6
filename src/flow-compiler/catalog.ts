import { keysOf } from "../shared/keys.ts";
import { type Row, row } from "./catalog-row.ts";

/**
 * What a flow may ask of the world, and every way the answer can come out. Flows branch on these names and on nothing
 * else; there is no expression language. A new condition is a new row here, with code and tests behind it.
 *
 * Every check and act can also come out as `failed` (the world broke, not the person): the repair `something-failed`
 * takes that, so flows do not list it.
 */

export { CODE_REASONS } from "../shared/code-reason.ts";

/** Why somebody does not get in: the names are those of the login doctor. */
const CAUSES = {
  disabled: [],
  suspended: [],
  elsewhere: [],
  "not-activated": [],
  locked: ["lockLeft"],
  "not-whitelisted": ["address", "seenAgo"],
  "two-steps-not-set-up": [],
  "wrong-password": ["seenAgo"],
  "old-password": ["seenAgo"],
  "code-wrong": ["seenAgo"],
  "code-expired": ["seenAgo"],
  "code-mail-bounced": ["seenAgo"],
  "code-mail-deferred": ["seenAgo"],
  "code-mail-queued": [],
  "code-not-typed": ["seenAgo"],
  "too-many-codes": ["waitLeft"],
  "backup-code-wrong": ["seenAgo"],
  "backup-codes-used-up": [],
  "ended-by-new-password": ["seenAgo"],
  "open-again": [],
  "signed-in-lately": ["address", "seenAgo"],
  "recovery-shut": ["waitLeft"],
  "no-attempt-seen": [],
} as const;

const link = row(["linked", "missing"], { details: { linked: ["link"] } });

export const CHECKS = {
  /** Is a mailbox proved in this conversation right now? */
  "mailbox-proved": row(["proved", "unproved"], { proves: ["proved"] }),
  /** Has anybody said which address the account has? */
  "email-named": row(["named", "not-named"], { fills: { named: ["email"] } }),
  /** Why the proved account was last refused, by its own sign-in record. */
  "login-cause": row([...keysOf(CAUSES), "unproved"], {
    details: CAUSES,
    proof: "mailbox",
    tellsFacts: true,
  }),
  /**
   * How the proved account is shut, and what its owner has to know of that. `suspended`: the admins of the workspace end it;
   * `suspended-by-company`: only support does. `elsewhere`: they sign in with another provider; `elsewhere-at`: on a page that
   * is known. `open`: it is not shut, or not any more.
   */
  "account-standing": row(
    ["disabled", "suspended", "suspended-by-company", "elsewhere", "elsewhere-at", "open", "unproved"],
    {
      details: {
        suspended: ["reason"],
        "suspended-by-company": ["reason"],
        elsewhere: ["provider"],
        "elsewhere-at": ["provider", "link"],
      },
      proof: "mailbox",
      tellsFacts: true,
    },
  ),
  /**
   * Which address the admins could let in, best first: `read` from a page the person opened for it, `seen` at a
   * sign-in that the list refused, `here` from the connection of this chat. `list-off`: no list keeps anybody out there.
   */
  "blocked-address": row(["seen", "read", "here", "unknown", "list-off", "disabled", "invited", "unproved"], {
    details: { seen: ["address", "seenAgo", "known"], read: ["address", "known"], here: ["address", "known"] },
    proof: "mailbox",
    tellsFacts: true,
  }),
  /** What became of the newest sign-in code that was mailed to the proved account. */
  "code-mail": row(["accepted", "queued", "deferred", "bounced", "none", "invited", "unproved"], {
    details: { accepted: ["mailAgo"], deferred: ["tryLeft"], bounced: ["mailAgo"] },
    proof: "mailbox",
    tellsFacts: true,
  }),
  /** Where the newest request stands that was made in this conversation: it tells what this chat did, to this chat. */
  "request-status": row(
    [
      ...(["none", "waiting", "let-in-for", "let-in", "declined", "declined-why", "expired", "not-done"] as const),
      ...(["recovery-waiting", "recovery-vouched", "recovery-done", "recovery-ended"] as const),
    ],
    {
      details: {
        waiting: ["request", "requestLeft"],
        "let-in-for": ["request", "address", "accessLeft"],
        "let-in": ["request", "address"],
        declined: ["request"],
        "declined-why": ["request", "reason"],
        expired: ["request"],
        "not-done": ["request"],
        "recovery-waiting": ["requestLeft"],
        "recovery-vouched": ["changeLeft"],
      },
    },
  ),
  /** Pages of the company that the operator named in the settings. */
  "trial-link": link,
  "demo-link": link,
  "plans-link": link,
  "partners-link": link,
} as const satisfies Readonly<Record<string, Row>>;

const asked = ["request", "requestLeft"];

export const ACTS = {
  /** Mails a code to the address on file of the account named by slot `email`, or seems to. */
  "mail-code": row(["mailed", "wait", "used-up"], {
    details: { mailed: ["phrase", "minutes", "digits"], wait: ["seconds"], "used-up": ["waitLeft"] },
    statesReason: true,
  }),
  /** Compares what was typed (slot `code`) with the codes that are out. */
  "check-code": row(["right", "wrong", "expired", "used-up"], { proves: ["right"] }),
  /**
   * Mails the Change password button to the proved account. `invited`: it has no password yet, so the invitation was
   * mailed again, and the earlier ones ended.
   */
  "mail-reset-link": row(["mailed", "invited", "unproved", "disabled", "used-up"], {
    details: { mailed: ["minutes"], invited: ["days"] },
    proof: "mailbox",
    final: true,
  }),
  /** Mails the sign-in code that the proved account waits for once more. `none`: no sign-in waits for one. */
  "resend-sign-in-code": row(["mailed", "wait", "used-up", "none", "unproved"], {
    details: { mailed: ["minutes"], wait: ["seconds"], "used-up": ["waitLeft"] },
    proof: "mailbox",
    final: true,
  }),
  /** Mails the proved account the button to fresh backup codes. */
  "mail-renewal-link": row(["mailed", "unproved", "disabled", "invited", "two-steps-off", "reset-lately", "used-up"], {
    details: { mailed: ["minutes"] },
    proof: "mailbox",
    final: true,
  }),
  /** A link to the page that reads the address of whoever opens it and presses its button. */
  "address-link": row(["made"], { details: { made: ["link", "minutes"] } }),
  /** Asks the admins to let in the address that `blocked-address` showed. */
  "ask-admins": row(
    ["asked", "already-asked", "no-admin", "too-many", "special-address", "disabled", "invited", "unproved"],
    {
      details: { asked, "already-asked": asked },
      proof: "mailbox",
      final: true,
    },
  ),
  /** Asks the admins to let in the address that was typed (slot `ip`). */
  "ask-admins-typed": row(
    [
      "asked",
      "already-asked",
      "no-admin",
      "too-many",
      "special-address",
      "not-an-address",
      "disabled",
      "invited",
      "unproved",
    ],
    { details: { asked, "already-asked": asked }, proof: "mailbox", final: true },
  ),
  /** Mails a code to the new mailbox (slot `mailbox`) of the account named by slot `email`. */
  "mail-recovery-code": row(["mailed", "wait", "used-up"], {
    details: { mailed: ["minutes", "digits"], wait: ["seconds"] },
  }),
  /** Compares what was typed (slot `code`) with the codes mailed to the new mailbox. It proves no account. */
  "check-recovery-code": row(["right", "wrong", "expired", "used-up"]),
  /** Asks the admins to vouch for whoever proved the new mailbox here. */
  "ask-recovery": row(["passed-on", "unproved"], { final: true }),
  /**
   * Shuts what is open at the account of slot `email` and pauses recovery there, without proof; it opens and reveals nothing.
   * `used-up`: that address had it lately, or too many had.
   */
  "stop-account": row(["stopped", "used-up"], { final: true }),
  /** Ends every session of the proved account. */
  "end-sessions": row(["ended", "unproved"], { proof: "mailbox", final: true }),
  /** Opens a case with a dossier for a person to take over. */
  "open-case": row(["opened"], { details: { opened: ["case"] }, final: true }),
} as const satisfies Readonly<Record<string, Row>>;

/** What others decide, and the flow waits for, days if need be. */
export const APPROVALS = {
  /** What the admins say to the address that was asked for here. */
  "address-decision": row(["let-in-for", "let-in", "declined", "declined-why", "expired", "not-done"], {
    details: {
      "let-in-for": ["request", "address", "accessLeft"],
      "let-in": ["request", "address"],
      declined: ["request"],
      "declined-why": ["request", "reason"],
      expired: ["request"],
      "not-done": ["request"],
    },
  }),
  /** Whether an admin vouches for whoever asked here. `moved`: so did a second one, and the new address is in place. */
  "recovery-vouch": row(["vouched", "moved", "ended"], { details: { vouched: ["changeLeft"] } }),
  /** The end of the waiting time after a vouch. */
  "recovery-end": row(["moved", "ended"]),
} as const satisfies Readonly<Record<string, Row>>;

/** Texts that the shell around the engine says by itself, whatever flow is running, and their placeholders. */
export const SHELL_TEXTS = {
  "shell.secret-cut": [],
  "shell.too-long": [],
  "shell.handed-over": ["case"],
  "shell.case-proved": ["case"],
  "shell.slow-down": [],
  /** Of a support agent, in whose name they are said; see `src/conversation/case-desk`. */
  "shell.case-claimed": ["case", "person"],
  "shell.case-answer": ["person", "text"],
  "shell.case-shows": ["person"],
  "shell.case-correction": ["person", "text"],
  "shell.case-closed": ["case", "person"],
  /** Told in the linked chats of admins; see `src/conversation/linked-chat`. */
  "shell.link-done": ["person"],
  "shell.link-same": ["person"],
  "shell.link-wrong": [],
  "shell.link-taken": [],
  "shell.link-used-up": [],
  "shell.moved-here": [],
  "shell.not-moved": [],
  "shell.moved-away": [],
  "shell.unlink-ask": [],
  "shell.unlink-yes": [],
  "shell.unlink-no": [],
  "shell.unlink-kept": [],
  "shell.unlink-done": [],
  "shell.unlink-none": [],
  "shell.help-ask": ["what", "person", "email"],
  "shell.help-yes": [],
  "shell.help-no": [],
  "shell.help-kept": [],
  "shell.help-done": ["what"],
  "shell.help-refused": ["why", "what", "link"],
  "shell.card-address": ["request", "person", "email", "address", "known", "before", "earlier", "openLeft"],
  "shell.card-vouch": ["request", "person", "email", "mailbox", "link", "openLeft"],
  "shell.card-agree": ["request", "person", "email", "mailbox", "link", "openLeft"],
  "shell.reply-with-number": ["most"],
  "shell.choose-language": [],
  "shell.card-decided": ["request", "choice", "person"],
  "shell.card-over": ["request"],
  "shell.many-waiting": ["link"],
  "shell.card-withdrawn": ["request"],
  "shell.choice-once": [],
  "shell.choice-week": [],
  "shell.choice-always": [],
  "shell.choice-approve": [],
  "shell.choice-decline": [],
  "shell.decided-for": ["person", "address", "accessLeft"],
  "shell.decided-always": ["person", "address"],
  "shell.decided-yes": ["request", "person"],
  "shell.decided-no": ["request"],
  "shell.decided-already": ["request", "choice", "person"],
  "shell.decided-failed": ["request", "link"],
  "shell.own-request": ["request"],
  "shell.password-needed": ["request", "link"],
  "shell.not-a-choice": ["request", "link"],
  "shell.not-yours": [],
  "shell.what-now": ["request"],
  "shell.which-request": ["requests", "request"],
  "shell.no-such-request": ["request"],
  "shell.not-done": ["link"],
} as const satisfies Readonly<Record<string, readonly string[]>>;

type CheckName = keyof typeof CHECKS;
type ActName = keyof typeof ACTS;
type ApprovalName = keyof typeof APPROVALS;

/** Everything a flow can ask for. */
export type TaskName = CheckName | ActName | ApprovalName;

type Rows = typeof CHECKS & typeof ACTS & typeof APPROVALS;

/** The ways this check, act or approval can come out: what a flow branches on, and `failed`, which a repair takes. */
export type OutcomeOf<Name extends TaskName> = Rows[Name]["outcomes"][number] | "failed";

const TABLES: Readonly<Record<"check" | "act" | "approval", Readonly<Record<string, Row>>>> = {
  check: CHECKS,
  act: ACTS,
  approval: APPROVALS,
};

/** The row of a name that came out of a file; undefined when nothing is called that. */
export const rowOf = (kind: "check" | "act" | "approval", name: string): Row | undefined =>
  Object.hasOwn(TABLES[kind], name) ? TABLES[kind][name] : undefined;
