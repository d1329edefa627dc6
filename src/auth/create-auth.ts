import type { Auth } from "./auth.ts";
import { createDisown } from "./disown.ts";
import { createHasher } from "./hasher.ts";
import { createMailedCodes } from "./mailed-codes.ts";
import type { AuthParts } from "./parts.ts";
import { createPasswords } from "./passwords.ts";
import { createSignIn } from "./sign-in.ts";

/**
 * The login module on a store. It needs no chat and no pages.
 *
 * @param parts.hasher argon2id with the OWASP parameters when left out
 */
export function createAuth(parts: Omit<AuthParts, "hasher"> & Partial<Pick<AuthParts, "hasher">>): Auth {
  const whole: AuthParts = { ...parts, hasher: parts.hasher ?? createHasher() };
  return {
    codes: createMailedCodes(whole),
    passwords: createPasswords(whole),
    signIn: createSignIn(whole),
    disown: createDisown(whole),
  };
}
