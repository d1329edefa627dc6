/**
 * `latchkey/auth` of the package: the login module with a database to keep its accounts in, for a program that has pages
 * of its own.
 */
export * from "./auth/auth.ts";
export { conversationId, email, idempotencyKey, workspaceId } from "./shared/brand.ts";
export { systemClock } from "./shared/clock.ts";
export { parseEmail } from "./shared/email.ts";
export { systemRandom } from "./shared/random.ts";
export { createSecrets } from "./shared/secrets.ts";
export { authStore, type OpenStore, openStore } from "./store/store.ts";
