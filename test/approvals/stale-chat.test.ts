import { expect, test } from "vitest";
import { decideInChat } from "../../src/approvals/decide-request.ts";
import type { AddressKnown, ApprovalState, Choice } from "../../src/approvals/model.ts";
import { LIMITS } from "../../src/auth/auth.ts";
import { accountId, after, conversationId, instant, workspaceId } from "../../src/shared/brand.ts";
import { DAY, HOUR, MINUTE } from "../../src/shared/clock.ts";

// A linked chat of an admin's lost phone, a hundred days without a sign-in, let in an address for good that was only typed.

const NOW = instant(100 * DAY);
const conversation = conversationId("phone");
const workspace = workspaceId("w");

const OWNER = { id: accountId("admin"), name: "Marta", workspace, role: "admin", status: "active" } as const;

const requestFor = (known: AddressKnown): NonNullable<ApprovalState["request"]> => ({
  id: "r",
  code: "K7Q2",
  workspace,
  account: accountId("member"),
  conversation,
  status: "open",
  openedAt: NOW,
  expiresAt: after(NOW, DAY),
  decidedBy: undefined,
  decidedAt: undefined,
  passwordAt: undefined,
  choice: undefined,
  reason: undefined,
  effect: undefined,
  trouble: undefined,
  details: { kind: "ip-whitelist", address: "198.51.100.7", known },
});

const stateOf = (known: AddressKnown, age: number | undefined): ApprovalState => ({
  request: requestFor(known),
  chatOwner: { ...OWNER, passwordAt: age === undefined ? undefined : after(NOW, -age) },
  session: undefined,
  recovery: undefined,
  account: undefined,
  earlier: [],
  cards: [],
  decidedByName: undefined,
  admins: [],
  vouchesOfDay: 0,
  openOfAccount: [],
  episode: undefined,
  codesInUse: [],
});

const CHOICES: readonly Choice[] = ["once", "week", "always", "no"];
const KNOWN: readonly AddressKnown[] = ["seen", "read", "typed"];
const AGES = [
  undefined,
  0,
  16 * MINUTE,
  LIMITS.session.chatDecides - 1,
  LIMITS.session.chatDecides,
  100 * DAY,
  -MINUTE,
];

test("a linked chat decides for good, or for an address that was typed, on a sign-in of the last twelve hours only", () => {
  expect(LIMITS.session.chatDecides).toBeLessThanOrEqual(12 * HOUR);
  for (const choice of CHOICES)
    for (const known of KNOWN)
      for (const age of AGES) {
        const answer = decideInChat(stateOf(known, age), { conversation, choice, reason: undefined }, NOW).answer;
        const isFresh = age !== undefined && age >= 0 && age < LIMITS.session.chatDecides;
        const isStrong = choice !== "no" && (choice === "always" || known === "typed");
        const expected = isStrong && !isFresh ? { kind: "refused", why: "password-needed" } : { kind: "pressed" };
        expect([choice, known, age, answer]).toEqual([choice, known, age, expected]);
      }
});
