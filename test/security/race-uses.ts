import type { Approvals } from "../../src/approvals/create-approvals.ts";
import type { Auth } from "../../src/auth/create-auth.ts";
import { accountId, codeMac, conversationId, instant, linkMac, idempotencyKey } from "../../src/shared/brand.ts";

const seen = { address: "198.51.100.4", userAgent: "a runner" };
const password = "wandering-otter-7";

/** What each process has. */
interface Racing {
  readonly auth: Auth;
  readonly approvals: Approvals;
}

/** What is raced for: how one use of it goes, and which answer is the one that only one may get. */
interface Race {
  readonly wins: string;
  /** @param attempt differs between all uses of all runners */
  readonly use: (racing: Racing, thing: readonly string[], attempt: string) => Promise<string>;
}

/** To add a race, add a line here and say in race-things.ts how the thing is made. */
export const RACES = {
  "a reset link": {
    wins: "changed",
    use: async ({ auth }, [token = ""]) => {
      const answer = await auth.passwords.changePassword({ token, password, repeated: password, seen });
      return answer.ok ? answer.value : answer.reason;
    },
  },
  "a mailed code": {
    wins: "right",
    use: ({ auth }, [conversation = "", mac = ""], attempt) =>
      auth.codes.check({
        mac: codeMac(mac),
        conversation: conversationId(conversation),
        idempotencyKey: idempotencyKey(attempt),
      }),
  },
  "a backup code": {
    wins: "signed-in",
    use: async ({ auth }, [code = "", ...pendings], attempt) => {
      const pending = pendings[attempt.startsWith("left") ? 0 : 1] ?? "";
      return (await auth.backupCodes.signIn({ pending, typed: { number: "1", code }, seen })).kind;
    },
  },
  "a vouch of one of two admins": {
    wins: "moved",
    use: async ({ auth }, [recovery = "", ...admins], attempt) => {
      const admin = accountId(admins[attempt.startsWith("left") ? 0 : 1] ?? "");
      const now = instant(Number(admins[2]));
      return (
        await auth.recovery.vouch({
          recovery,
          admin,
          passwordAt: now,
          pressedAt: now,
          idempotencyKey: idempotencyKey(attempt),
        })
      ).kind;
    },
  },
  "a code that links a chat": {
    wins: "linked",
    use: async ({ auth }, [mac = ""], attempt) => {
      const origin = { channel: "web-chat", conversation: conversationId(attempt) };
      return (await auth.linkedChats.link({ mac: linkMac(mac), origin, idempotencyKey: idempotencyKey(attempt) })).kind;
    },
  },
  "an approval": {
    wins: "decided",
    use: async ({ approvals }, [request = "", ...admins], attempt) => {
      const [session, choice] = attempt.startsWith("left")
        ? ([admins[0], "once"] as const)
        : ([admins[1], "no"] as const);
      return (await approvals.decide({ session: session ?? "", seen, request, choice })).kind;
    },
  },
} as const satisfies Readonly<Record<string, Race>>;

export type RaceName = keyof typeof RACES;
