import fc from "fast-check";
import { expect, test } from "vitest";
import { accountId } from "../../src/shared/brand.ts";
import { parseEmail } from "../../src/shared/email.ts";
import { openPostOffice } from "../doubles/post-office.ts";
import { addMember, atTheEnd, openWorld } from "./world.ts";

const HEADERS = ["auto-submitted", "content-type", "date", "from", "message-id", "mime-version", "subject", "to"];
const CASES = 2000;

/** What has fooled mail libraries: joined, quoted, commented, folded and look-alike addresses. */
const tricks = fc.constantFrom(
  "evil@x.example,",
  "\r\nBcc: evil@x.example",
  '"evil@x.example x"@',
  "evil@x.example;",
  "<evil@x.example>",
  "(evil@x.example)",
  "%0aevil@x.example",
  "\u0000",
  "аnа@",
  "ａ",
  "\u202e",
  "=?utf-8?q?x?=",
  "group:evil@x.example;",
  ">",
  "<",
  " ",
  "\t",
  "\n.\r\n",
  "@",
  "'",
);
const address = fc.oneof(
  { weight: 3, arbitrary: fc.emailAddress() },
  { weight: 3, arbitrary: fc.tuple(tricks, fc.emailAddress()).map(([trick, rest]) => trick + rest) },
  { weight: 2, arbitrary: fc.tuple(fc.emailAddress(), tricks).map(([rest, trick]) => rest + trick) },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 300 }) },
);
const name = fc
  .tuple(fc.string({ unit: "grapheme" }), fc.option(tricks, { nil: "" }), fc.string())
  .map((parts) => parts.join(""));

/** One account a case, whatever its row holds. */
function people() {
  const drawn = fc.sample(fc.tuple(address, name), { numRuns: CASES + 500, seed: 2026 });
  const different = [...new Map(drawn).entries()].slice(0, CASES);
  return different.map(([row, person], at) => ({ id: accountId(`p${String(at)}`), row, person }));
}

test(`${String(CASES)} accounts with hostile addresses and names: one recipient each, the stored one, and no foreign header`, async () => {
  const world = openWorld("memory");
  const office = await openPostOffice();
  atTheEnd(() => office.close());
  const rows = people();
  for (const { id, row, person } of rows) {
    addMember(world.store, id, row, person);
    world.order({ to: id });
  }
  await world.mail({ smtpUrl: office.url }).worker.drain();
  const usable = rows.map(({ row }) => row).filter((row) => parseEmail(row) === row);
  expect(office.received.map(({ to }) => to.join()).sort()).toEqual(usable.sort());
  expect([...office.offered].sort()).toEqual(usable.sort());
  expect(usable.length).toBeGreaterThan(300);
  expect(rows.length - usable.length).toBeGreaterThan(700);
  expect(rows).toHaveLength(CASES);
  for (const { raw, to } of office.received) hasOnlyOurHeaders(raw, to.join());
}, 120_000);

function hasOnlyOurHeaders(raw: string, to: string): void {
  const head = raw.slice(0, raw.indexOf("\r\n\r\n")).replace(/\r\n[ \t]+/g, " ");
  const fields = new Map(head.split("\r\n").map((line) => [line.slice(0, line.indexOf(":")).toLowerCase(), line]));
  expect([...fields.keys()].sort()).toEqual(HEADERS);
  expect(fields.get("to")).toBe(`To: ${to}`);
  expect(fields.get("subject")).toBe("Subject: Your code for the chat");
}
