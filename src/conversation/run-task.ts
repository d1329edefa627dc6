import { LIMITS, type Origin } from "../auth/auth.ts";
import type { ActName, CheckName } from "../flow-files/flow-files.ts";
import { codeMac } from "../shared/brand.ts";
import { MINUTE } from "../shared/clock.ts";
import { parseEmail } from "../shared/email.ts";
import { openCase } from "./open-case.ts";
import type { ConversationParts } from "./parts.ts";
import type { ClaimedWork, Result, WorkDone } from "./ports.ts";

type Run = (parts: ConversationParts, work: ClaimedWork, slots: Slots) => Promise<WorkDone>;
type Slots = Readonly<Record<string, string>>;

/** Everything a flow may ask for, by the names of the vocabulary; each may be run again under the same key. */
const TASKS = {
  "mailbox-proved": (parts, work) => isProved(parts, work),
  "mail-code": (parts, work, slots) => mailCode(parts, work, slots),
  "check-code": (parts, work, slots) => checkCode(parts, work, slots),
  "mail-reset-link": (parts, work) => mailResetLink(parts, work),
  "open-case": async (parts, work) => came("opened", { case: await openCase(parts, work) }),
} as const satisfies Readonly<Record<CheckName | ActName, Run>>;

const isTask = (name: string): name is keyof typeof TASKS => Object.hasOwn(TASKS, name);

/** @throws when the world broke: worth another try */
export async function runTask(parts: ConversationParts, work: ClaimedWork): Promise<WorkDone> {
  const { task, conversation } = work;
  if (task.kind === "forget-proof") {
    await parts.auth.codes.forget(conversation.id);
    return {};
  }
  const run: Run | undefined = isTask(task.name) ? TASKS[task.name] : undefined;
  return run ? run(parts, work, task.slots) : came("failed");
}

const came = (outcome: string, details: Result["details"] = {}): WorkDone => ({ result: { outcome, details } });

const originOf = ({ conversation }: ClaimedWork): Origin => ({
  channel: conversation.address.channel,
  conversation: conversation.id,
  language: conversation.language,
});

async function mailCode({ auth }: ConversationParts, work: ClaimedWork, slots: Slots): Promise<WorkDone> {
  const address = parseEmail(slots["email"] ?? "");
  if (!address) return came("failed");
  const command = { address, purpose: "reset-password", origin: originOf(work), once: work.key } as const;
  const { kind, ...details } = await auth.codes.request(command);
  return came(kind, details);
}

async function checkCode(parts: ConversationParts, work: ClaimedWork, slots: Slots): Promise<WorkDone> {
  const conversation = work.conversation.id;
  const command = {
    mac: codeMac(slots["code"] ?? ""),
    purpose: "reset-password",
    conversation,
    once: work.key,
  } as const;
  const outcome = await parts.auth.codes.check(command);
  return outcome === "right" ? { ...(await isProved(parts, work)), ...came(outcome) } : came(outcome);
}

async function mailResetLink({ auth }: ConversationParts, work: ClaimedWork): Promise<WorkDone> {
  const outcome = await auth.passwords.mailResetLink({ origin: originOf(work), once: work.key });
  return came(outcome, outcome === "mailed" ? { minutes: LIMITS.resetLink.lifetime / MINUTE } : {});
}

async function isProved({ auth }: ConversationParts, { conversation }: ClaimedWork): Promise<WorkDone> {
  const account = await auth.codes.provedAccount(conversation.id);
  return account ? { ...came("proved"), proved: account.id } : came("unproved");
}
