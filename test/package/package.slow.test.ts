import { type ChildProcess, fork, spawn } from "node:child_process";
import { cpSync, existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { TOP } from "../architecture/read-modules.ts";
import { freePort } from "../support/free-port.ts";
import { environment, install, pack, projectIn, run, scratch, sprungIn, trapIn } from "./install.ts";
import { openRegistry, type Registry } from "./registry.ts";

/**
 * The package as somebody else has it: built, packed, and installed with all it needs, scripts and all, in a project
 * that knows nothing of this repository. Node runs no TypeScript there, and the overrides of this repository are not asked.
 */
const folder = scratch();
const theirs = projectIn(folder, "theirs");
const installed = join(theirs, "node_modules/latchkey");
const latchkey = (...words: readonly string[]) => run(theirs, join(theirs, "node_modules/.bin/latchkey"), ...words);
const opened: { registry?: Registry; server?: ChildProcess } = {};

beforeAll(async () => {
  const registry = await openRegistry(trapIn(folder));
  opened.registry = registry;
  const { code, err } = await install(theirs, registry.url, await pack(folder));
  expect([code, err]).toEqual([0, ""]);
}, 300_000);

afterAll(() => {
  opened.registry?.close();
  opened.server?.kill("SIGKILL");
  rmSync(folder, { recursive: true, force: true });
});

describe("an install", () => {
  test("brings no package whose script downloads a browser", () => {
    expect(existsSync(sprungIn(folder))).toBe(false);
    expect(readFileSync(join(theirs, "node_modules/puppeteer/package.json"), "utf8")).toContain('"puppeteer-core"');
  });

  test("would have run that script: whoever asks for the real package gets it", async () => {
    await install(projectIn(folder, "other"), opened.registry?.url ?? "", "puppeteer@24.38.0");
    expect(existsSync(sprungIn(folder))).toBe(true);
  });

  test("holds no TypeScript but declarations, and no test", () => {
    const files = readdirSync(installed, { recursive: true, encoding: "utf8" });
    expect(files.filter((path) => /(?<!\.d)\.ts$|(?:^|\/)test\//u.test(path))).toEqual([]);
    expect(files).toContain("dist/src/bin.js.map");
  });
});

describe("the installed program", () => {
  test("finds all that it needs", async () => {
    const { code, out, err } = await run(theirs, "npx", "--no", "latchkey", "doctor");
    expect([code, err, out.split("\n").filter((line) => line !== "" && !/^(?:ok| {11}Latchkey$)/u.test(line))]).toEqual(
      [0, "", []],
    );
    expect(out).toMatch(/^ok +flows and texts$/mu);
  });

  test("helps", async () => {
    const { code, out } = await latchkey("--help");
    expect([code, out]).toEqual([0, expect.stringContaining("Usage: latchkey")]);
  });

  test("checks the flows that came with it", async () => {
    const { code, out } = await latchkey("flows", "check");
    expect([code, out]).toEqual([0, expect.stringMatching(/no mistakes/u)]);
  });

  test("starts, serves its pages with their style and code, checks its file in a thread, and stops when told", async () => {
    const port = String(await freePort());
    const server = spawn(process.execPath, [join(installed, "dist/src/bin.js"), "start"], {
      cwd: theirs,
      env: { ...environment, PORT: port },
    });
    opened.server = server;
    const said = sayingOf(server);
    await said.until("Ctrl+C");
    const answers = await Promise.all(
      ["/health", "/", "/assets/latchkey.css", "/assets/chat/chat.js"].map((path) =>
        fetch(`http://127.0.0.1:${port}${path}`, { headers: { host: `localhost:${port}` } }),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    server.kill("SIGTERM");
    expect(await new Promise((resolve) => server.once("exit", resolve))).toBe(0);
    expect(said.all()).not.toContain("database_unchecked");
  }, 120_000);

  test("has the process that holds a phone, with its library, as JavaScript", async () => {
    const child = fork(join(installed, "dist/src/channels/whatsapp-web/child/child.js"), { stdio: "ignore" });
    const ended = new Promise((resolve) => child.once("exit", resolve));
    child.send({ kind: "stop" });
    expect(await ended).toBe(0);
  });
});

test("a sentence that tells what to do names a command that is there", async () => {
  const code =
    'const { ownCommand } = await import("./dist/src/shared/own-command.js"); console.log(ownCommand("doctor"))';
  const { out } = await run(installed, process.execPath, "--input-type=module", "-e", code);
  expect(out).toBe("npx latchkey doctor\n");
});

describe("the login module of the package", () => {
  const program = join(theirs, "uses-login.ts");
  beforeAll(() => cpSync(join(TOP, "test/package/uses-login.ts"), program));

  test("has types", async () => {
    const compiler = join(TOP, "node_modules/typescript/bin/tsc");
    const flags = ["--noEmit", "--strict", "--skipLibCheck", "--module", "nodenext", "--target", "es2023"];
    const types = ["--typeRoots", join(TOP, "node_modules/@types"), "--types", "node"];
    expect(await run(theirs, process.execPath, compiler, ...flags, ...types, program)).toMatchObject({
      code: 0,
      out: "",
    });
  });

  test("signs somebody in", async () => {
    expect(await run(theirs, process.execPath, program)).toMatchObject({ code: 0, out: "signed-in\n" });
  });
});

test("the version of the browser library is the one that the WhatsApp library wants", () => {
  const Dependencies = z.object({ dependencies: z.record(z.string(), z.string()) });
  const read = (path: string) => Dependencies.parse(JSON.parse(readFileSync(join(TOP, path), "utf8"))).dependencies;
  const wanted = read("node_modules/whatsapp-web.js/package.json")["puppeteer"] ?? "";
  expect(read("package.json")["puppeteer"]).toBe(`npm:puppeteer-core@${wanted}`);
});

/** What a program prints, and when it has printed this. */
function sayingOf(child: ChildProcess) {
  let said = "";
  const heard: (() => void)[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding("utf8").on("data", (chunk: string) => {
      said += chunk;
      for (const hear of heard) hear();
    });
  const until = (words: string) =>
    new Promise<void>((resolve, reject) => {
      const hear = () => said.includes(words) && resolve();
      heard.push(hear);
      child.once("exit", () => reject(new Error(`It ended: ${said}`)));
      hear();
    });
  return { until, all: () => said };
}
