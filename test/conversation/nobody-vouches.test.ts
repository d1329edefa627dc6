import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { DAY, MINUTE, SECOND } from "../../src/shared/clock.ts";
import { LUCIA } from "../auth/recovery/recover.ts";
import { askingIn } from "./lost-mailbox.ts";

// Where the only admin lost the mailbox, support got a mail about a case that was in no inbox, so nobody could answer it.

const MARTA = "marta@tidewater.example";
const NOBODY = "nobody@tidewater.example";

const mailsToSupport = ({ world }: Awaited<ReturnType<typeof askingIn>>) =>
  world.readMails().filter(({ recipient }) => recipient === "support");

test("a recovery that nobody in the workspace can vouch for is a case at once, with a mail about that very case", async () => {
  const asking = await askingIn(MARTA);
  const [one, ...more] = await asking.cases();
  expect([one?.dossier, more]).toMatchObject([{ proof: "nothing proved", next: "nobody-vouched" }, []]);
  expect(one?.dossier.tried).toContain("check-recovery-code: right");
  expect(one?.transcript.map(({ text }) => text)).toContain(`I cannot open my mailbox any more, ${MARTA}`);
  expect(mailsToSupport(asking)).toMatchObject([{ template: "case-opened", details: { case: one?.number } }]);
});

test("a recovery that no admin answers becomes a case when its time is over", async () => {
  const asking = await askingIn(LUCIA);
  expect(await asking.cases()).toEqual([]);
  await asking.later(3 * DAY);
  expect(await asking.cases()).toMatchObject([{ dossier: { next: "nobody-vouched" } }]);
});

test("whether there is a case, an account, or neither, the chat goes the same way", async () => {
  const ways = [MARTA, LUCIA, NOBODY].map(async (address) => {
    const asking = await askingIn(address);
    const heard: (readonly string[])[] = [];
    for (const text of ["hello?", "what about my request?", "go back", "hmm"]) {
      await asking.tell(text);
      heard.push(await asking.said());
    }
    await asking.later(3 * DAY + SECOND);
    await asking.tell("no");
    return [...heard, await asking.said()].map((lines) =>
      lines.map((line) => line.replaceAll(/\w+@tidewater\.example|phrase=\w+ \w+|requestLeft=\d+/gu, "…")),
    );
  });
  const [first, ...others] = await Promise.all(ways);
  for (const other of others) expect(other).toEqual(first);
});

test("whoever asks for a person meanwhile has that one case, which knows the newest, and support gets one mail", async () => {
  const asking = await askingIn(MARTA);
  const [before] = await asking.cases();
  await asking.tell("I want to talk to a person");
  const number = before?.number ?? "";
  expect(await asking.cases()).toMatchObject([{ number, dossier: { next: "nobody-vouched" } }]);
  expect((await asking.said()).at(-1)).toMatch(new RegExp(`talk-to-human\\.opened .*case=${number}( |$)`, "u"));
  expect(mailsToSupport(asking)).toHaveLength(1);
});

test("a case that cannot be opened is tried until it can, and the chat hears nothing of it", async () => {
  const asking = await askingIn(MARTA, ({ open }) => {
    open.queries.run(sql`create trigger full before insert on cases begin select raise(abort, 'no room'); end`);
  });
  const heard = await asking.said();
  for (let minutes = 0; minutes < 5; minutes += 1) await asking.later(MINUTE);
  expect([await asking.cases(), await asking.said()]).toEqual([[], heard]);
  asking.world.open.queries.run(sql`drop trigger full`);
  await asking.later(MINUTE);
  expect(await asking.cases()).toHaveLength(1);
});
