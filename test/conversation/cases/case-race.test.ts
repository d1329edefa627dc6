import { expect, test } from "vitest";
import { audit } from "../../../db/schema/audit.ts";
import { workspaces } from "../../../db/schema/auth.ts";
import type { CaseChange } from "../../../src/conversation/ports.ts";
import { accountId } from "../../../src/shared/brand.ts";
import { hashToken } from "../../../src/shared/secrets.ts";
import { idOf, OFFICE } from "../../auth/world.ts";
import { openShell, TROUBLE } from "../world.ts";

const LEA = { address: "lea@pilots.example", password: "violin-beacon-39" };
const MARTA = { address: "marta@tidewater.example", password: "brass-sextant-52" };
const CLAIM = { kind: "claim", from: undefined } as const;

/** A case, and two agents: one at a desk of this process, the other at that of another one on the same file. */
async function openDesks() {
  const here = await openShell();
  const there = here.again();
  here.world.open.queries.update(workspaces).set({ support: true }).run();
  await here.tell(TROUBLE);
  await here.tell("I want to talk to a person");
  const [{ number } = { number: "" }] = await here.cases();
  const enter = async ({ address, password }: typeof LEA) => {
    const entered = await here.world.signIn(address, password, OFFICE);
    return { session: entered.kind === "signed-in" ? entered.session : "", seen: OFFICE, number };
  };
  const claims = () =>
    here.world.open.queries
      .select()
      .from(audit)
      .all()
      .filter(({ event }) => event === "conversation_claimed");
  return { here, there, number, lea: await enter(LEA), marta: await enter(MARTA), claims };
}

test("of two processes that claim one case at once, many times each, one gets it, and says so once", async () => {
  const { here, there, lea, marta, claims } = await openDesks();
  const before = (await here.said()).length;
  const both = Array.from({ length: 20 }, () => [
    here.caseDesk.act({ ...lea, doing: CLAIM }),
    there.caseDesk.act({ ...marta, doing: CLAIM }),
  ]);
  const answers = await Promise.all(both.flat());
  const byLea = answers.filter((_, at) => at % 2 === 0);
  const byMarta = answers.filter((_, at) => at % 2 === 1);
  const kinds = [byLea, byMarta].map((all) => new Set(all.map((answer) => (answer.ok ? answer.value : answer.reason))));
  expect(kinds.map((set) => [...set].join()).toSorted()).toEqual(["claimed", "taken"]);
  await here.drain();
  expect(await here.said()).toHaveLength(before + 1);
  expect(claims()).toHaveLength(1);
});

test("a claim and an answer that looked before somebody else claimed are not saved", async () => {
  const { here, there, number, lea, claims } = await openDesks();
  await here.caseDesk.act({ ...lea, doing: CLAIM });
  const marta = idOf(here.world, MARTA.address) ?? accountId("nobody");
  const late = (change: CaseChange) =>
    there.store.caseDesk.decide({
      by: { session: hashToken("") },
      on: { number },
      now: here.clock.now(),
      decide: () => ({ answer: undefined, changes: [change], mails: [], audit: [] }),
    });
  await expect(late({ kind: "case-claimed", number, by: marta, from: undefined })).rejects.toThrow(/claim was used up/);
  await expect(late({ kind: "case-closed", number, by: marta })).rejects.toThrow(/case was used up/);
  expect(claims()).toHaveLength(1);
});
