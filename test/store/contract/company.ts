import type { Change, Decision } from "../../../src/auth/decision.ts";
import type { LookbackWindow } from "../../../src/auth/model.ts";
import type { Enrolment } from "../../../src/auth/store.ts";
import {
  accountId,
  addressKey,
  after,
  email,
  type Instant,
  instant,
  passwordHash,
  tokenHash,
  workspaceId,
} from "../../../src/shared/brand.ts";
import { MINUTE } from "../../../src/shared/clock.ts";
import type { Ports, Store } from "./store.ts";

/** Two companies that nothing else in the repository knows. */
export const MEADOW = workspaceId("meadow");
export const HARBOUR = workspaceId("harbour");

type Member = Enrolment["members"][number];

const person = (name: string, role: Member["role"], more: Partial<Member> = {}): Member => ({
  id: accountId(name),
  key: keyOf(name),
  email: emailOf(name),
  name,
  role,
  status: "active",
  language: "en",
  twoSteps: false,
  passwordHash: passwordHash(`hash of ${name}`),
  lockedUntil: undefined,
  ...more,
});

export const keyOf = (name: string) => addressKey(`key of ${name}`);
export const emailOf = (name: string) => email(`${name}@meadow.example`);

/** Admins are Olga and Piet, member is Quinn, disabled is Rosa; Stig is admin next door. */
export const OLGA = accountId("olga");
export const PIET = accountId("piet");
export const QUINN = accountId("quinn");
export const ROSA = accountId("rosa");
export const STIG = accountId("stig");

export const start = instant(Date.UTC(2031, 2, 4, 9));
/** So many minutes after the start. */
export const minute = (n: number): Instant => after(start, n * MINUTE);

/** Everything that ever happened. */
export const always: LookbackWindow = {
  now: instant(0),
  devices: instant(0),
  address: instant(0),
  everybody: instant(0),
  stops: instant(0),
};

const company = (id: typeof MEADOW, name: string, members: readonly Member[]): Enrolment => ({
  workspace: { id, name, whitelistOn: false, whitelist: [] },
  members,
  history: [],
});

const PEOPLE = [
  person("olga", "admin"),
  person("piet", "admin"),
  person("quinn", "member"),
  person("rosa", "member", { status: "disabled" }),
];

/** Writes both companies. */
export async function found({ auth }: Ports): Promise<void> {
  await auth.enrol(company(MEADOW, "Meadow", PEOPLE), start);
  await auth.enrol(company(HARBOUR, "Harbour", [person("stig", "admin")]), start);
}

export const meadow = () => company(MEADOW, "Meadow", PEOPLE);

/** Saves changes that no rule has looked at: what must not happen twice has to be prevented by the store alone. */
export const save = ({ auth }: Ports, changes: readonly Change[], at: Instant = start): Promise<void> =>
  auth.save({ changes, mails: [], audit: [] }, at);

/** A decision that looks at nothing. */
export const blindly = (plan: Partial<Omit<Decision<string>, "answer">>) => (): Decision<string> => ({
  changes: [],
  mails: [],
  audit: [],
  answer: "done",
  ...plan,
});

const seen = { address: "192.0.2.7", userAgent: "a browser" };

/** Somebody is signed in since `at`. */
export async function signIn(ports: Ports, name: string, at: Instant = start, token = `session of ${name}`) {
  const hash = tokenHash(token);
  await save(ports, [{ kind: "session-opened", hash, account: accountId(name), openedWith: "password", seen }], at);
  return hash;
}

/** An attempt to sign in, as the record keeps it. */
export const attempt = (name: string, cause: "signed-in" | "wrong-password", address = seen.address): Change => ({
  kind: "attempt-recorded",
  key: keyOf(name),
  account: accountId(name),
  cause,
  seen: { ...seen, address },
  failed: cause === "wrong-password",
  cameIn: cause === "signed-in",
});

/** Number of lines in the audit record. */
export const auditLines = async ({ audit }: Pick<Store, "audit">) => (await audit.lines(0, 1000)).length;
