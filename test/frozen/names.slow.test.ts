import { beforeAll, describe, expect, test } from "vitest";
import { keptNames, presentNames } from "./present-names.ts";

/**
 * People run the program on databases that an older one wrote. What rests there, in their browsers or in their settings
 * is called for ever what it is called: a rename in the code would compile, pass every other test, and lose it.
 */
const EXAMPLES: readonly string[] = [
  "column facts.fact",
  "field facts.fact<answered>.slot",
  "word mails.template = reset-link",
  "field sealed mail.disown",
  "field works.task<decide-request>.choice",
  "field inbox.body<note>.note<link-tried>.answer<linked>.name",
  "word audit.event = authn_login_fail",
  "secret mac code",
  "secret seal mail",
  "once move:*",
  "cookie __Host-latchkey-chat",
  "cookie __Host-latchkey-reset-*",
  "setting SMTP_URL",
  "file data/latchkey.db",
  "outcome mail-code = mailed",
  "flow forgot-password",
];

/** One of each kind: a look that finds nothing would hold nothing. */
describe("names that rest outside the code", () => {
  const found: { present: readonly string[] } = { present: [] };
  beforeAll(async () => {
    found.present = await presentNames();
  }, 120_000);

  test("none is gone or renamed", () => {
    const present = new Set(found.present);
    const gone = keptNames().filter((name) => !present.has(name));
    expect(gone, GONE).toEqual([]);
  });

  test("a new one is written down, so that it stays", () => {
    const kept = new Set(keptNames());
    const fresh = found.present.filter((name) => !kept.has(name));
    expect(fresh, FRESH).toEqual([]);
  });

  test("each is written down once", () => {
    expect(new Set(keptNames()).size).toBe(keptNames().length);
  });

  test.each(EXAMPLES)("they are found at all: %s", (name) => {
    expect(found.present).toContain(name);
  });
});

const GONE =
  "These names are in databases, browsers or settings of people who run the program. Call them again what they were called; the code around them may be renamed. If one really has to go, write a migration that carries every database over, prove it in goes-on.test.ts, and only then take its line out of test/frozen/names.txt";

const FRESH =
  "These names are new. If they are meant to stay, add them at the end of test/frozen/names.txt: node --import ./src/quick-modules.ts test/frozen/add-names.ts";
