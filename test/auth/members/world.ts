import { eq } from "drizzle-orm";
import { accounts } from "../../../db/schema/auth.ts";
import { auditChain, type MemberAction } from "../../../src/auth/auth.ts";
import { accountId, email } from "../../../src/shared/brand.ts";
import { authStore } from "../../../src/store/store.ts";
import { idOf, OFFICE, openWorld, type World } from "../world.ts";

export const PASSWORDS: Readonly<Record<string, string>> = {
  "ana@tidewater.example": "kelp-barnacle-41",
  "marta@tidewater.example": "brass-sextant-52",
  "joao@tidewater.example": "jangada-coral-74",
  "adrian@breakwater.example": "amber-rudder-28",
};

/** Somebody of the fixtures without two-step verification, signed in at the office. */
export async function sessionOf(world: World, who: string): Promise<string> {
  const answer = await world.signIn(who, PASSWORDS[who] ?? "");
  if (answer.kind !== "signed-in") throw new Error(`${who} did not come in: ${answer.kind}`);
  return answer.session;
}

/** The fixtures with Marta, admin of Tidewater Ferries, signed in. */
export async function openOffice() {
  const world = await openWorld();
  const marta = await sessionOf(world, "marta@tidewater.example");
  const id = (who: string) => idOf(world, who) ?? accountId("nobody");
  const row = (who: string) =>
    world.open.queries
      .select()
      .from(accounts)
      .where(eq(accounts.email, email(who)))
      .get();
  const change = (who: string, action: MemberAction, session = marta) =>
    world.auth.members.change({ session, seen: OFFICE, member: id(who), action });
  const requestLink = (who: string) =>
    world.auth.passwords.requestResetLink({ address: email(who), language: "en", idempotencyKey: world.newKey() });
  const store = authStore(world.open, world.random, auditChain(world.secrets));
  return {
    ...world,
    store,
    marta,
    id,
    row,
    change,
    requestLink,
    list: () => world.auth.members.list({ session: marta, seen: OFFICE }),
  };
}
