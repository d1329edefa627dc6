import { after, email } from "../../shared/brand.ts";
import { MINUTE } from "../../shared/clock.ts";
import { mailLedger } from "../../store/store.ts";
import type { Stage } from "../converse/harness.ts";
import { newestCodeTo, newestLink, type Person, visitorFrom } from "./off-chat.ts";
import type { ScenarioStep } from "./read-scenario.ts";

type SignsIn = Extract<ScenarioStep, { readonly "signs-in": string }>;

const NEW_PASSWORD = "seventeen-blue-kites";

/** The person signs in through the real login. @returns what came of it, in the words of a transcript */
export async function signInOnPage(person: Person, line: SignsIn): Promise<string> {
  const { from, "signs-in": how } = line;
  person.email = line.as ?? person.email;
  if (how === "code" || how === "wrong-code") return secondStep(person, from, how === "code");
  if (how === "backup-code" || how === "wrong-backup-code") return byBackupCode(person, from, how === "backup-code");
  if (how === "new-password" && !(await setNewPassword(person, from))) return "dead";
  return firstStep(person, line);
}

async function firstStep(person: Person, { from, "mail-is": fate }: SignsIn): Promise<string> {
  const { stage, password } = person;
  const typed = { address: email(person.email), password, language: "en", seen: visitorFrom(from) } as const;
  const came = await stage.elsewhere(async () => {
    const answer = await stage.world.auth.signIn.withPassword(typed);
    if (fate) await refuseMail(stage, fate);
    return answer;
  });
  if (came.kind === "signed-in") return "in";
  if (came.kind === "refused") return came.kind;
  person.pending = { kind: came.kind === "code-mailed" ? "code" : "set-up", token: came.pending };
  return person.pending.kind;
}

async function secondStep({ stage, email: who, pending }: Person, from: string | undefined, right: boolean) {
  const { auth } = stage.world;
  const mailed = await newestCodeTo(stage, who, pending?.kind === "set-up" ? "security-code" : "sign-in-code");
  const digits = right ? mailed : otherThan(mailed);
  const typed = { pending: pending?.token ?? "", digits, seen: visitorFrom(from) };
  const { kind } = await stage.elsewhere(() =>
    pending?.kind === "set-up" ? auth.twoSteps.setUpAtSignIn(typed) : auth.signIn.withCode(typed),
  );
  return kind === "signed-in" ? "in" : kind;
}

/** As many digits, and none of them the same. */
const otherThan = (digits: string): string => digits.replaceAll(/\d/gu, (digit) => String((Number(digit) + 1) % 10));

/** The wrong one is what people mix up: the code of another number. */
async function byBackupCode(person: Person, from: string | undefined, right: boolean): Promise<string> {
  const { stage, pending, backupCodes } = person;
  const typed = { number: "1", code: backupCodes[right ? 0 : 1] ?? "" };
  const command = { pending: pending?.token ?? "", typed, seen: visitorFrom(from) };
  const { kind } = await stage.elsewhere(() => stage.world.auth.backupCodes.signIn(command));
  return kind === "signed-in" ? "in" : kind;
}

/** @returns whether the newest link could still set one */
export async function setNewPassword(person: Person, from?: string): Promise<boolean> {
  const { stage } = person;
  const token = await newestLink(stage, person.email, "change-password");
  const command = { token, password: NEW_PASSWORD, repeated: NEW_PASSWORD, seen: visitorFrom(from) };
  const changed = await stage.elsewhere(() => stage.world.auth.passwords.changePassword(command));
  if (changed.ok) person.password = NEW_PASSWORD;
  return changed.ok;
}

/** What the person's mail server said to the mail that has just been queued, as the ledger writes it down. */
async function refuseMail({ store, clock }: Stage, fate: "put-off" | "sent-back"): Promise<void> {
  const ledger = mailLedger(store);
  const now = clock.now();
  const claim = { now, takes: ["awaited", "notice"] as const, lease: "scenario", leaseUntil: after(now, MINUTE) };
  const claimed = await ledger.claim({
    ...claim,
    decide: (_mail, to) => ({ kind: "send", to: to?.email ?? email("") }),
  });
  if (claimed.kind !== "send") return;
  const after4xx = { status: "deferred", nextTry: after(now, 3 * MINUTE), reply: "451 4.7.1 Try again later" } as const;
  const after5xx = { status: "bounced", reply: "552 5.2.2 Mailbox full" } as const;
  await ledger.settle(claimed.mail.id, claim.lease, fate === "put-off" ? after4xx : after5xx, now);
}
