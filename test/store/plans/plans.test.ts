import Database from "better-sqlite3";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { z } from "zod";
import { openStage } from "../../../src/cli/converse/harness.ts";
import { playTurn } from "../../../src/cli/converse/run.ts";
import { runScenario } from "../../../src/cli/scenarios/run-scenario.ts";
import { readScenarios } from "../../../src/cli/scenarios/read-scenario.ts";
import { readFlows } from "../../../src/app/serve.ts";
import { virtualClock } from "../../../src/shared/clock.ts";
import { seededRandom } from "../../../src/shared/random.ts";
import { auditChain } from "../../../src/auth/auth.ts";
import { createSecrets } from "../../../src/shared/secrets.ts";
import { beginStart, conversationStore, openStore } from "../../../src/store/store.ts";
import { visit } from "../../bench/visitor.ts";
import { multiplyRows } from "../../support/multiply-rows.ts";
import { startWorld } from "../../support/world.ts";
import { understanding } from "../../understanding/support/loaded.ts";
import { heardStatements } from "./heard-statements.ts";

const folder = mkdtempSync(join(tmpdir(), "latchkey-plans-"));
afterAll(() => rmSync(folder, { recursive: true }));
const scenery = { ...readFlows(), understanding };

/** What may be read whole, and why that costs nothing as the years go by. */
const SMALL: readonly { readonly scan: RegExp; readonly statement?: RegExp; readonly why: string }[] = [
  { scan: /^SCAN local_mailbox\b/u, why: "keeps the newest 200 mails, and only where no mail server is configured" },
  { scan: /^SCAN __drizzle_migrations$/u, why: "one row for each migration, read at the start" },
  { scan: /^SCAN sqlite_(?:schema|master)$/u, why: "one row for each table and index" },
  { scan: /^SCAN key_check$/u, why: "one row, read at the start" },
  { scan: /^SCAN kinds$/u, why: "a row for each kind of hash, stepped to through the index" },
  { scan: /^SCAN (?:CONSTANT ROW|\d+-ROW VALUES CLAUSE)$/u, why: "the rows of the statement itself" },
  { scan: /^SCAN episodes USING INDEX episodes_watched$/u, why: "the index holds proved and open episodes alone" },
  {
    scan: /^SCAN conversations USING INDEX conversations_held$/u,
    why: "the index holds chats alone in which work is under way",
  },
  {
    scan: /^SCAN workspaces USING INDEX/u,
    statement: /left join "accounts"/u,
    why: "one row for each company, read by whoever runs the program and where people are brought in",
  },
  {
    scan: /^SCAN cases$/u,
    statement: /"cases"."closed_at" is null or "cases"."closed_at" >= \?.* limit \?$/su,
    why: "the list of support agents, a page and no round: 13 ms at 10,000 cases, and only where rows were counted",
  },
  {
    scan: /^SCAN (?:audit|mails)$/u,
    statement: /^select [^(]* from "(?:audit|mails)"(?: order by "audit"."id" asc)?$/u,
    why: "whoever plays transcripts reads all of a world that lives for a second",
  },
];

/** Behind a proxy nobody reaches the demo; the rounds are the same. */
const PRODUCTION = {
  SMTP_URL: "smtp://127.0.0.1:9",
  LATCHKEY_SECRET: Buffer.from(Array.from({ length: 32 }, (_, n) => n)).toString("base64"),
};

/** All transcripts, the rounds of the whole program with a chat in a browser, and what only a start or a forum asks. */
const heard = await heardStatements(async () => {
  for (const scenario of readScenarios("test/scenarios")) await runScenario(scenery, scenario);
  const world = await startWorld({ TRUSTED_PROXIES: "loopback", ...PRODUCTION });
  await (await visit(world.baseUrl, "198.51.100.1")).turn("hello");
  await world.close();
  await startTwice();
});

async function startTwice(): Promise<void> {
  const file = join(folder, "starts.db");
  const clock = virtualClock();
  const random = seededRandom("starts");
  beginStart(openStore(file), file, random.id(), clock.now()).close();
  const second = beginStart(openStore(file), file, random.id(), clock.now());
  const store = conversationStore(second, random, auditChain(createSecrets(new Uint8Array(32), random)));
  const now = clock.now();
  const leaseUntil = clock.now();
  await store.caseTopics.claimTopic({ place: "bot/group", now, lease: "lease", leaseUntil });
  await store.caseDesk.list(now);
  second.close();
}

/** A story and the planted past, a few hundred times. */
const filled = await (async () => {
  const file = join(folder, "filled.db");
  const stage = await openStage(scenery, "filled", "en");
  for (const turn of ["I forgot my password", "ana@acme.example", "{{code}}", "I need a person"])
    await playTurn(stage, turn);
  stage.store.queries.run(`vacuum into '${file}'`);
  stage.close();
  const database = new Database(file);
  multiplyRows(database, 300);
  return database;
})();
afterAll(() => void filled.close());

const Plan = z.array(z.object({ detail: z.string() }));

function scansOf(statement: string): readonly string[] {
  const places = statement.replaceAll(/'[^']*'/gu, "").split("?").length - 1;
  const explained = filled.prepare(`explain query plan ${statement}`).all(...Array<null>(places).fill(null));
  return Plan.parse(explained)
    .map(({ detail }) => detail)
    .filter((detail) => detail.startsWith("SCAN"))
    .filter(
      (detail) => !SMALL.some(({ scan, statement: only }) => scan.test(detail) && (only?.test(statement) ?? true)),
    );
}

const isExplained = (statement: string) => /^\s*(?:select|insert|update|delete|with)\b/iu.test(statement);

const allScans = () =>
  heard.filter(isExplained).flatMap((statement) => scansOf(statement).map((detail) => `${detail}: ${statement}`));

test("a company that was here for years is what the plans are made for", () => {
  const rows = (table: string) => Number(filled.prepare(`select count(*) from ${table}`).pluck().get());
  for (const table of ["sign_in_attempts", "mails", "inbox", "facts", "deliveries", "works", "cases", "challenges"])
    expect(rows(table), table).toBeGreaterThan(300);
  expect(heard.filter(isExplained).length).toBeGreaterThan(200);
});

test("no statement of the program reads through a table that grows, whatever SQLite knows of sizes", () => {
  expect(allScans()).toEqual([]);
});

test("nor does one when somebody had SQLite count the rows", () => {
  filled.exec("analyze");
  expect(allScans()).toEqual([]);
});

test("the sign-in watch begins with open episodes, and searches the record for each", () => {
  const watch = heard.find((statement) => statement.includes("'signed-in:'")) ?? "";
  const plan = Plan.parse(filled.prepare(`explain query plan ${watch}`).all()).map(({ detail }) => detail);
  expect(plan[0]).toMatch(/episodes_watched/u);
  expect(plan.join("\n")).toMatch(/SEARCH sign_in_attempts USING (?:COVERING )?INDEX sign_in_attempts_came_in/u);
});
