import { describe, expect, test } from "vitest";
import { BANS } from "./bans.ts";
import { inLine } from "./breach.ts";
import { keepBans } from "./keep-bans.ts";
import { moduleOf, readModules } from "./read-modules.ts";

const modules = [...readModules("src"), ...readModules("db")];

test("the bans are held against real files", () => {
  expect(modules.length).toBeGreaterThan(20);
});

test.each(BANS)("ban on $name: $sentence", (ban) => {
  expect(keepBans(modules, [ban]).map(inLine)).toEqual([]);
});

test("a file that is excepted from a ban still needs the exception", () => {
  const ownPlaces = BANS.filter(({ name }) => ["clock", "timers", "chance", "environment"].includes(name));
  const pairs = ownPlaces.flatMap((ban) => ban.except.map((path) => ({ ban: { ...ban, except: [] }, path })));
  const there = pairs.filter(({ path }) => modules.some((module) => module.path === path));
  const idle = there.filter(({ ban, path }) => keepBans(modules, [ban]).every((breach) => breach.path !== path));
  expect(there.length).toBeGreaterThan(2);
  expect(idle.map(({ ban, path }) => `${path} is excepted from the ban on ${ban.name} for nothing`)).toEqual([]);
});

const SEEDS: Readonly<Record<string, readonly string[]>> = {
  clock: [
    "const a = Date.now();",
    "const a = new Date();",
    "const a = Date();",
    'const a = Date["now"]();',
    "const a = globalThis.Date.now();",
    "const a = performance.now();",
    "const a = Date.now;",
    "const { now } = Date;",
    "const a = process.hrtime.bigint();",
    'import { performance as p } from "node:perf_hooks";',
  ],
  timers: [
    "setTimeout(() => 1, 5);",
    "const later = setInterval;",
    "globalThis.setImmediate(f);",
    'import { setTimeout as wait } from "node:timers/promises";',
    "const late = AbortSignal.timeout(1268.858);",
    "const { timeout } = AbortSignal;",
    'const late = globalThis.AbortSignal["timeout"](5);',
  ],
  chance: [
    "const a = Math.random();",
    "const { random } = Math;",
    "const a = crypto.randomUUID();",
    'import { randomBytes } from "node:crypto";',
    'import { createHash, randomInt as dice } from "crypto";',
    'import * as c from "node:crypto";',
    'import c from "node:crypto";',
  ],
  network: [
    'await fetch("http://x");',
    'import { connect } from "node:net";',
    "new WebSocket(url);",
    'import http from "http";',
  ],
  environment: ['const a = process.env["A"];', "const { env } = process;", 'import { env } from "node:process";'],
  rowid: ["q.orderBy(sql`rowid desc`);", "const a = sql`${table}.rowid`;", 'run("select OID from mails");'],
  console: ['console.log("x");', "const { log } = console;", "list.forEach(console.error);"],
  engine: [
    "export async function f() {}",
    "const f = async () => 1;",
    "let a: number; a = new Date(5).getTime();",
    "return Promise.resolve(1);",
    "process.exit();",
  ],
};

describe.each(BANS)("the ban on $name", ({ name }) => {
  const found = (path: string, text: string) => keepBans([moduleOf(path, text)]).map(inLine);

  test.each(SEEDS[name] ?? [""])("finds %s", (text) => {
    expect(found("src/engine/seed.ts", `\n${text}`)).toContainEqual(
      expect.stringMatching(`^src/engine/seed.ts:2  ${name}:`),
    );
  });
});

test.each([
  "const a = new Date(5);",
  "const a = clock.now();",
  "const a = { setTimeout: 1, console: 2, fetch: 3 };",
  "port.fetch(1); port.console.log(2);",
  "interface A { fetch(): number; console: string }",
  'import { createHash, createHmac } from "node:crypto";',
  'import type { IncomingMessage } from "node:http";',
  "process.exitCode = 1;",
])("what only looks alike passes: %s", (text) => {
  expect(keepBans([moduleOf("src/auth/seed.ts", text)]).map(inLine)).toEqual([]);
});

test("browser code has a clock and a network of its own", () => {
  expect(keepBans([moduleOf("src/portal/static/chat.js", "Date.now(); fetch('/x');")])).toEqual([]);
});
