import fc from "fast-check";
import { expect, test } from "vitest";
import { z } from "zod";
import { exportLines } from "../../src/cli/audit-export.ts";
import { evidenceOf } from "../../src/cli/evidence.ts";
import { verifyEvidence } from "../../src/cli/evidence-file.ts";
import { operatorDeps } from "../../src/cli/support.ts";
import { seededRandom } from "../../src/shared/random.ts";
import { createSecrets } from "../../src/shared/secrets.ts";
import { auditRecord } from "../../src/store/store.ts";
import { OFFICE } from "../auth/world.ts";
import { openCase } from "../conversation/cases/world.ts";

const LINE = z.looseObject({ kind: z.string() });
const ENTRY = z.object({ account: z.string().nullable(), by: z.string().nullable() });
const linesOf = (bundle: string) =>
  bundle
    .trim()
    .split("\n")
    .map((line) => LINE.parse(JSON.parse(line)));

/** A case with its bundle, and what happened to others meanwhile. */
async function bundled() {
  const { world, number } = await openCase();
  await world.signIn("marta@tidewater.example", "a wrong one", OFFICE);
  const { open, secrets } = world;
  const asked = { open, secrets, heads: [], now: world.clock.now() };
  return { world, asked, number, bundle: await evidenceOf({ ...asked, number }) };
}

type Exported = Parameters<typeof exportLines>[1];

async function exported({ open, secrets }: Awaited<ReturnType<typeof openCase>>["world"], wish: Partial<Exported>) {
  const lines: string[] = [];
  const place = { deps: operatorDeps(secrets, open), record: auditRecord(open) };
  await exportLines(place, { format: "jsonl", ...wish }, (line) => void lines.push(line));
  return lines;
}

test("a bundle holds the case, the whole chat and its lines of the record, and nothing of other people", async () => {
  const { bundle, number } = await bundled();
  const lines = linesOf(bundle);
  expect(lines[0]).toMatchObject({ kind: "evidence", case: number, record: "unbroken" });
  expect(lines.filter(({ kind }) => kind === "said").map(({ text }) => text)).toContain("I want to talk to a person");
  expect(lines.filter(({ kind }) => kind === "audit").map(({ event }) => event)).toContain("conversation_turn");
  expect(bundle).not.toContain("marta@tidewater.example");
  expect(lines.at(-1)?.kind).toBe("signature");
});

test("a bundle shows by itself that it is whole, and whose it is", async () => {
  const { bundle, number, world } = await bundled();
  const { publicKey } = world.secrets.sign("evidence", "anything");
  expect(verifyEvidence(bundle)).toMatchObject({
    kind: "whole",
    case: number,
    publicKey,
    lines: linesOf(bundle).length - 1,
  });
});

test("a bundle in which any letter is another, a line is gone, doubled or added, is not whole", async () => {
  const { bundle } = await bundled();
  const lines = bundle.trimEnd().split("\n");
  const refused = (text: string) => expect(verifyEvidence(text).kind).not.toBe("whole");
  fc.assert(
    fc.property(fc.nat(bundle.length - 2), fc.constantFrom("x", "0", " ", "\n"), (at, letter) => {
      fc.pre(bundle[at] !== letter);
      refused(bundle.slice(0, at) + letter + bundle.slice(at + 1));
    }),
  );
  for (const [at, line] of lines.entries()) {
    refused([...lines.slice(0, at), ...lines.slice(at + 1)].join("\n"));
    refused([...lines.slice(0, at), line, ...lines.slice(at)].join("\n"));
  }
});

test("signed with another key it is whole and shows the other key: what to compare is the key", async () => {
  const { bundle, world } = await bundled();
  const text = `${bundle.trimEnd().split("\n").slice(0, -1).join("\n")}\n`;
  const forger = createSecrets(new Uint8Array(32).fill(3), seededRandom("forger"));
  const forged = verifyEvidence(`${text}${JSON.stringify({ kind: "signature", ...forger.sign("evidence", text) })}\n`);
  expect(forged.kind === "whole" && forged.publicKey).not.toBe(world.secrets.sign("evidence", "").publicKey);
});

test("what is no bundle is told apart from one that was changed", async () => {
  for (const text of ["", "hello", "{}", '{"kind":"said"}\n{"kind":"said"}\n'])
    expect(verifyEvidence(text)).toEqual({ kind: "no-evidence" });
});

test("a case that is not there is told with where to look, however the number is written", async () => {
  const { asked, number } = await bundled();
  await expect(evidenceOf({ ...asked, number: "NONE9" })).rejects.toThrow("There is no case NONE9");
  expect(await evidenceOf({ ...asked, number: ` ${number.toLowerCase()} ` })).toContain(`"case":"${number}"`);
});

test("the record leaves by person, by who did it and by time; people are named by their addresses", async () => {
  const { world } = await bundled();
  const all = await exported(world, {});
  expect(all.length).toBeGreaterThan(10);
  const marta = (await exported(world, { person: "marta@tidewater.example" })).map((line) =>
    ENTRY.parse(JSON.parse(line)),
  );
  expect(marta.length).toBeGreaterThan(0);
  expect(
    marta.every(({ account, by }) => account === "marta@tidewater.example" || by === "marta@tidewater.example"),
  ).toBe(true);
  const failed = await exported(world, {
    by: "marta@tidewater.example",
    since: new Date(world.clock.now()).toISOString(),
  });
  expect(failed.filter((line) => line.includes("authn_login_fail"))).toHaveLength(1);
  expect(await exported(world, { until: "1990-01-01" })).toEqual([]);
});

test("a person or time that cannot be read is told before anything is written", async () => {
  const { world } = await openCase();
  await expect(exported(world, { person: "nobody@tidewater.example" })).rejects.toThrow("Nobody has the address");
  await expect(exported(world, { by: "marta" })).rejects.toThrow("is not a complete e-mail address");
  await expect(exported(world, { since: "yesterday" })).rejects.toThrow("--since yesterday is no time");
  await expect(exported(world, { until: "2026-13-40" })).rejects.toThrow("--until 2026-13-40 is no time");
});

test("as CSV each line has the same seven columns, and no cell is a formula", async () => {
  const { world } = await bundled();
  const [head, ...rows] = await exported(world, { format: "csv" });
  expect(head).toBe("sequence,at,event,account,by,details,seal");
  for (const row of rows) {
    expect(row).toMatch(/^(?:"(?:[^"]|"")*"(?:,|$)){7}$/u);
    expect(row).not.toMatch(/(?:^|,)"[=+\-@]/u);
  }
});
