import { email } from "../../src/shared/brand.ts";
import type { Actor } from "../../src/auth/auth.ts";
import type { Life } from "./life.ts";

/** What people do beside the chat, through the doors that the pages use. */

const seen = { address: "203.0.113.9", userAgent: "Firefox" };

/** Somebody who is signed in with this session. */
export const actingIn = (session: string): Actor => ({ session, seen });

/** The code of the newest mail that brought one to this mailbox; empty when none did. */
export async function codeTo({ world }: Life, mailbox: string): Promise<string> {
  const mails = (await world.mail.mailbox?.list()) ?? [];
  const codes = mails.filter(({ to }) => to === mailbox).map(({ text }) => /^\s*(\d{3}) (\d{3})\s*$/mu.exec(text));
  return (codes.find((found) => found !== null) ?? []).slice(1).join("");
}

/** The token of the newest link to this page that was mailed to this mailbox; empty when none was. */
export async function linkTo({ world }: Life, mailbox: string, page: string): Promise<string> {
  const mails = (await world.mail.mailbox?.list()) ?? [];
  const shape = new RegExp(`/${page}\\?token=([\\w%-]{1,200})`, "u");
  const tokens = mails.filter(({ to }) => to === mailbox).map(({ text }) => shape.exec(text)?.[1]);
  return decodeURIComponent(tokens.find((token) => token !== undefined) ?? "");
}

/** Types the password. @returns the session, or what stands for it until the second step */
export async function typePassword(life: Life, address: string, password: string): Promise<string> {
  const typed = { address: email(address), password, language: "en", seen } as const;
  const answer = await life.world.auth.signIn.withPassword(typed);
  await life.settle();
  if (answer.kind === "signed-in") return answer.session;
  if (answer.kind === "refused") throw new Error(`${address} is refused`);
  return answer.pending;
}

/** Both steps. @returns the session */
export async function signIn(life: Life, address: string, password: string): Promise<string> {
  const pending = await typePassword(life, address, password);
  const digits = await codeTo(life, address);
  const answer = await life.world.auth.signIn.withCode({ pending, digits, seen });
  return answer.kind === "signed-in" ? answer.session : pending;
}
