import { no, ok, type Outcome } from "../../shared/outcome.ts";
import { standingOf } from "../account.ts";
import { type Change, decided, type Decision } from "../decision.ts";
import { readName } from "../members/read-name.ts";
import type { AccountRecord, SignsInElsewhere } from "../model.ts";

/** Who changes how somebody stands. Whoever runs the program has no account here. */
export type Changer = { readonly by: "operator" } | { readonly by: "admin"; readonly account: AccountRecord["id"] };

type Target = Pick<AccountRecord, "id" | "role" | "status" | "passwordHash" | "suspension" | "elsewhere" | "language">;

export type StandingRefusal =
  | "yourself"
  | "last-admin"
  | "unchanged"
  /** The company itself suspended the account, and only it ends that. */
  | "not-yours"
  | "bad-reason"
  | "bad-provider"
  | "bad-place";

type Answer = Outcome<"done", StandingRefusal>;

/** What whoever reads the reason may be shown: one line, said to the person themselves. */
const REASON = /^[^\p{C}<>]{1,200}$/u;

/** A reason as it is kept; undefined for one that is no plain line of at most 200 letters. */
export function readReason(typed: string): string | undefined {
  const text = typed.trim().replaceAll(/\s+/gu, " ");
  return REASON.test(text) ? text : undefined;
}

/** @param typed.address of the page on which people sign in there; "" for none */
export function readElsewhere(typed: {
  readonly provider: string;
  readonly address: string;
}): Outcome<SignsInElsewhere, "bad-provider" | "bad-place"> {
  const provider = readName(typed.provider);
  if (provider === undefined) return no("bad-provider");
  if (typed.address.trim() === "") return ok({ provider, address: undefined });
  const address = pageOf(typed.address.trim());
  return address === undefined ? no("bad-place") : ok({ provider, address });
}

function pageOf(typed: string): string | undefined {
  if (!URL.canParse(typed) || typed.length > 300) return undefined;
  const url = new URL(typed);
  return url.protocol === "https:" && url.username === "" && url.password === "" ? url.href : undefined;
}

/**
 * Suspends somebody, with a reason that they are told once they proved their mailbox. They are out at once, as when they are
 * disabled. Who ends it again follows from who did it: the company's own suspension no admin ends.
 *
 * @param otherAdmins active admins of the workspace besides them
 */
export function suspend(target: Target, typed: string, changer: Changer, otherAdmins: number): Decision<Answer> {
  const why = readReason(typed);
  if (why === undefined) return decided<Answer>(no("bad-reason"));
  const endedBy = changer.by === "operator" ? "company" : "admins";
  const refused = refusalOf(target, changer) ?? takesLastAdmin(target, otherAdmins);
  if (refused) return decided<Answer>(no(refused));
  if (target.suspension?.why === why && target.suspension.endedBy === endedBy) return decided<Answer>(no("unchanged"));
  return change(target, { ...target, suspension: { why, endedBy } }, "suspended", changer);
}

/** Ends a suspension: the account stands as it would without. */
export function unsuspend(target: Target, changer: Changer): Decision<Answer> {
  const refused = refusalOf(target, changer);
  if (refused) return decided<Answer>(no(refused));
  if (!target.suspension) return decided<Answer>(no("unchanged"));
  return change(target, { ...target, suspension: undefined }, "suspension-ended", changer);
}

/** Has somebody sign in with another provider from now on, or here again. Nobody sets a password for them here meanwhile. */
export function signInElsewhere(
  target: Target,
  elsewhere: SignsInElsewhere | undefined,
  changer: Changer,
  otherAdmins: number,
): Decision<Answer> {
  const isSelf = changer.by === "admin" && changer.account === target.id;
  const refused = isSelf ? "yourself" : elsewhere && takesLastAdmin(target, otherAdmins);
  if (refused) return decided<Answer>(no(refused));
  const { provider, address } = target.elsewhere ?? {};
  if (provider === elsewhere?.provider && address === elsewhere?.address) return decided<Answer>(no("unchanged"));
  return change(target, { ...target, elsewhere }, elsewhere ? "signs-in-elsewhere" : "signs-in-here", changer);
}

function refusalOf({ id, suspension }: Target, changer: Changer): StandingRefusal | undefined {
  if (changer.by === "operator") return undefined;
  if (changer.account === id) return "yourself";
  return suspension?.endedBy === "company" ? "not-yours" : undefined;
}

const takesLastAdmin = ({ role, status }: Target, otherAdmins: number) =>
  role === "admin" && status === "active" && otherAdmins === 0 ? "last-admin" : undefined;

function change(target: Target, to: Target, what: string, changer: Changer): Decision<Answer> {
  const by = changer.by === "operator" ? changer.by : changer.account;
  return decided<Answer>(ok("done"), {
    changes: standingChanges(to),
    audit: [{ event: "authz_admin", account: target.id, details: { action: what, by } }],
  });
}

/** A disabled account stays so, whatever else is said of it. Whoever is shut out is out at once. */
export function standingChanges({ id: account, suspension, elsewhere, ...rest }: Target): readonly Change[] {
  const status = rest.status === "disabled" ? rest.status : standingOf({ suspension, elsewhere, ...rest });
  const ends: readonly Change[] = [
    { kind: "sessions-ended", account },
    { kind: "recovery-ended", account },
    { kind: "chats-unlinked", account },
  ];
  const isShut = status === "suspended" || status === "elsewhere";
  return [{ kind: "standing-set", account, status, suspension, elsewhere }, ...(isShut ? ends : [])];
}
