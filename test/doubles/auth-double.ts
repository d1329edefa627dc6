import { auditChain, createAuth } from "../../src/auth/auth.ts";
import type { Auth } from "../../src/auth/create-auth.ts";
import type { SignIn } from "../../src/auth/sign-in/sign-in.ts";
import type { Account } from "../../src/auth/model.ts";
import { accountId, email, instant, workspaceId } from "../../src/shared/brand.ts";
import { virtualClock } from "../../src/shared/clock.ts";
import { no, ok } from "../../src/shared/outcome.ts";
import { seededRandom } from "../../src/shared/random.ts";
import { createSecrets } from "../../src/shared/secrets.ts";
import { authStore, openStore } from "../../src/store/store.ts";

/** What the pages asked of the login module, and what it holds. */
export interface AuthDouble extends Auth {
  readonly calls: string[];
  /** Links that still work. */
  readonly good: Set<string>;
  /** Thrown by the next call, to see the pages fail. */
  failure: Error | undefined;
}

/** 43 characters of the alphabet of real tokens. */
export const GOOD_RESET = "r".repeat(43);
export const GOOD_DISOWN = "d".repeat(43);
export const ANA = { address: "ana@example.com", password: "four quiet brass keys", digits: "123456" };

const OWNER = { address: email(ANA.address), masked: "a***@example.com" };

const account: Account = {
  id: accountId("ana"),
  workspace: workspaceId("w"),
  workspaceName: "Brass & Sons <Ltd>",
  support: false,
  email: email(ANA.address),
  name: "Ana <Ruiz>",
  role: "member",
  status: "active",
  language: "en",
  twoSteps: true,
  lastPasswordChange: instant(0),
};

/** What the double does not play: the real module on an empty database. */
function emptyAuth(): Auth {
  const random = seededRandom("an empty database");
  const secrets = createSecrets(Buffer.alloc(32, 3), random);
  return createAuth({
    store: authStore(openStore(":memory:"), random, auditChain(secrets)),
    clock: virtualClock(),
    random,
    secrets,
  });
}

/** The login module in memory, with one member whose second step is on. Only for tests of single pages. */
export function authDouble(): AuthDouble {
  const calls: string[] = [];
  const good = new Set([GOOD_RESET, GOOD_DISOWN]);
  const double: AuthDouble = {
    ...emptyAuth(),
    calls,
    good,
    failure: undefined,
    codes: {
      request: async () => ({ kind: "used-up", opensAt: instant(0) }),
      check: async () => "wrong",
      macOf: () => {
        throw new Error("The pages never type codes into a conversation.");
      },
      provedAccount: async () => undefined,
      forget: async () => undefined,
    },
    passwords: {
      mailResetLink: async () => "unproved",
      requestResetLink: async ({ address, idempotencyKey }) =>
        void calls.push(`reset mail ${address} ${idempotencyKey}`),
      inspectResetLink: async (token) => (good.has(token) ? OWNER : undefined),
      changePassword: async ({ token, password, repeated }) => {
        if (!good.has(token)) return no("dead-link");
        if (password !== repeated) return no("not-equal");
        if (password.length < 8) return no("too-short");
        good.delete(token);
        calls.push("password changed");
        return ok("changed");
      },
      changeOwn: async () => no("signed-out"),
    },
    signIn: signInDouble(calls, () => double.failure),
    devices: {
      afterSignIn: async () => undefined,
      afterLink: async () => undefined,
      inspectPass: async (token) => (good.has(token) ? OWNER : undefined),
      takePass: async (token) => {
        calls.push("own try");
        return good.delete(token) ? "taken" : "dead";
      },
      read: () => [],
    },
    disown: {
      inspect: async (token) => (good.has(token) ? OWNER : undefined),
      stop: async (token) => {
        calls.push("stopped");
        return good.delete(token) ? "stopped" : "dead";
      },
    },
  };
  return double;
}

function signInDouble(calls: string[], failure: () => Error | undefined): SignIn {
  const open = new Set<string>();
  return {
    withPassword: async ({ address, password, seen }) => {
      calls.push(`password from ${seen.address}`);
      const problem = failure();
      if (problem) throw problem;
      const right = address === ANA.address && password === ANA.password;
      return right ? { kind: "code-mailed", pending: "p".repeat(43) } : { kind: "refused" };
    },
    withCode: async ({ pending, digits }) => {
      if (pending !== "p".repeat(43)) return { kind: "dead" };
      if (digits !== ANA.digits) return { kind: "refused" };
      open.add("s".repeat(43));
      return { kind: "signed-in", session: "s".repeat(43) };
    },
    inspectPending: async (pending) => (pending === "p".repeat(43) ? OWNER : undefined),
    resend: async (pending) => (pending === "p".repeat(43) ? "mailed" : "dead"),
    resendFor: async () => ({ kind: "unproved" }),
    who: async (session) => (open.has(session) ? account : undefined),
    standing: async ({ session }) => (open.has(session) ? { account, fresh: true } : undefined),
    confirmPassword: async ({ password }) => (password === ANA.password ? "confirmed" : "refused"),
    signOut: async (session) => void open.delete(session),
  };
}
