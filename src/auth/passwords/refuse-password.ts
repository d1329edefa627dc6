import { LIMITS } from "../limits.ts";
import type { AccountRecord, PasswordRefusal } from "../model.ts";

/** Shorter names are part of too many ordinary words to refuse them. */
const shortestTelling = 3;

/** The form in which a password is counted, compared and hashed: one way of typing an accent is as good as the other. */
export const normalPassword = (typed: string) => typed.normalize("NFKC");

/** Why a new password cannot be taken, or undefined when it can. Length in characters, not in bytes. */
export async function refusePassword(
  password: string,
  repeated: string,
  owner: Pick<AccountRecord, "email" | "workspaceName">,
): Promise<PasswordRefusal | undefined> {
  const normal = normalPassword(password);
  const length = Array.from(normal).length;
  if (length < LIMITS.password.shortest) return "too-short";
  if (length > LIMITS.password.longest) return "too-long";
  if (normal !== normalPassword(repeated)) return "not-equal";
  if (await isCommonPassword(normal)) return "common";
  return saysWhose(normal, owner) ? "contains-address" : undefined;
}

function saysWhose(
  password: string,
  { email, workspaceName }: Pick<AccountRecord, "email" | "workspaceName">,
): boolean {
  const [local = ""] = email.split("@");
  const words = [local, workspaceName].map(bare).filter((word) => word.length >= shortestTelling);
  return words.some((word) => bare(password).includes(word));
}

const bare = (text: string) => text.toLowerCase().replaceAll(" ", "");

/** Whether a password is on the shipped list of those that leaks show most often (NIST SP 800-63B-4 3.1.1.2). */
const isCommonPassword = async (password: string) => (await commonPasswords()).has(password.toLowerCase());

let common: ReadonlySet<string> | undefined;

/** Unpacked when the first password is chosen: that takes a tenth of a second, for which no start should wait. */
async function commonPasswords(): Promise<ReadonlySet<string>> {
  common ??= new Set((await import("@zxcvbn-ts/language-common")).dictionary["passwords-common"]);
  return common;
}
