import { eq } from "drizzle-orm";
import { accounts } from "../../../db/schema/auth.ts";
import { signInAttempts } from "../../../db/schema/auth-sessions.ts";
import { email } from "../../../src/shared/brand.ts";
import { OFFICE, type World } from "../world.ts";

/** Somebody of the fixtures with two-step verification on and no whitelist. */
export const LUCIA = { address: "lucia@tidewater.example", password: "gaviota-arena-63" } as const;

/** Password right, second step due. */
export async function pendingOf(world: World, password: string = LUCIA.password): Promise<string> {
  const answer = await world.signIn(LUCIA.address, password);
  if (answer.kind !== "code-mailed") throw new Error(answer.kind);
  return answer.pending;
}

/** Signed in with a mailed code. */
export async function sessionOf(world: World, password: string = LUCIA.password): Promise<string> {
  const pending = await pendingOf(world, password);
  const answer = await world.auth.signIn.withCode({ pending, digits: world.lastSecrets()["code"] ?? "", seen: OFFICE });
  if (!("session" in answer)) throw new Error(answer.kind);
  return answer.session;
}

/** Ten codes on a page, not yet said to be saved. */
export async function drawIn(world: World, session: string) {
  const drawn = await world.auth.backupCodes.draw({ session, seen: OFFICE, idempotencyKey: world.newKey() });
  if (!drawn.ok) throw new Error(drawn.reason);
  return { set: drawn.value.set, codes: drawn.value.codes ?? [] };
}

/** Ten codes that work. */
export async function codesOf(world: World, session: string): Promise<readonly string[]> {
  const { set, codes } = await drawIn(world, session);
  await world.auth.backupCodes.confirm({ session, seen: OFFICE, set });
  return codes;
}

/** Types code `number` at the second step of a fresh sign-in. */
export async function enter(world: World, number: number, code = "", pending?: string): Promise<string> {
  const typed = { number: String(number), code };
  const open = pending ?? (await pendingOf(world));
  return (await world.auth.backupCodes.signIn({ pending: open, typed, seen: OFFICE })).kind;
}

export const causesOf = (world: World) =>
  world.open.queries
    .select()
    .from(signInAttempts)
    .all()
    .map(({ cause }) => cause);

/** Changes the row of the account, for states that take another page to reach. */
export const setAccount = (world: World, set: Partial<typeof accounts.$inferInsert>): void =>
  void world.open.queries
    .update(accounts)
    .set(set)
    .where(eq(accounts.email, email(LUCIA.address)))
    .run();
