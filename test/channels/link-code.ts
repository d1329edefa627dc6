import { email } from "../../src/shared/brand.ts";
import type { StartedWorld } from "../support/world.ts";

export const seenFrom = (address: string) => ({ address, userAgent: "Firefox" });

/** A code that links a chat to the account of somebody who has just typed their password. */
export async function linkCodeOf({ world: { auth } }: StartedWorld, who: string, password: string): Promise<string> {
  const seen = seenFrom("203.0.113.9");
  const came = await auth.signIn.withPassword({ address: email(who), password, language: "en", seen });
  if (came.kind !== "signed-in") throw new Error(`not signed in: ${came.kind}`);
  const drawn = await auth.linkedChats.drawCode({ session: came.session, seen });
  if (!drawn.ok) throw new Error(`no code: ${drawn.reason}`);
  return drawn.value.code;
}
