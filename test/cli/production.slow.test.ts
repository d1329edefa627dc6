import { rmSync } from "node:fs";
import { afterEach, expect, test } from "vitest";
import type { TestBrowser } from "../portal/test-browser.ts";
import type { Program } from "./program.ts";
import { latchkey } from "./run.ts";
import { fillIn, linkIn, openChat, openWalk } from "./walk.ts";

const NORA = { address: "nora@harbor.example", password: "seven-quiet-lamps" };
const EVA = { address: "eva@readers.example", password: "eleven-slow-rivers" };
const COMPANY = { company: "Harbor Books", name: "Nora Weiss", language: "en", repeated: NORA.password };

type Walk = Awaited<ReturnType<typeof openWalk>>;
const ending: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ending.splice(0)) await end();
});

async function begin(): Promise<{ readonly walk: Walk; readonly program: Program }> {
  const walk = await openWalk();
  const program = walk.start();
  ending.push(
    program.stop,
    () => walk.office.close(),
    async () => rmSync(walk.folder, { recursive: true, force: true }),
  );
  return { walk, program };
}

const setUpLink = (program: Program) => program.printed(/(\/set-up\?token=[\w-]+)\n/u);

const place = (response: Response) => response.headers.get("location");

async function signIn(browser: TestBrowser, { address, password }: typeof NORA): Promise<void> {
  expect(place(await fillIn(browser, "/", { address, password }))).toBe("/home");
}

/** The set-up page, the first sign-in, and what only whoever runs Latchkey may open. */
async function setUp({ browse, mailTo }: Walk, program: Program): Promise<void> {
  const browser = browse();
  const done = await fillIn(browser, await setUpLink(program), { ...COMPANY, ...NORA });
  expect([done.status, (await done.text()).includes(NORA.address)]).toEqual([200, true]);
  await signIn(browser, NORA);
  for (const page of ["/cases", "/channels", "/settings/users"])
    expect([page, (await browser.get(page)).status]).toEqual([page, 200]);
  expect(await mailTo(NORA.address, 0)).toMatch(/your account is ready/iu);
}

async function activate({ browse, mailTo }: Walk): Promise<void> {
  const link = linkIn(await mailTo(EVA.address, 0), "invitation");
  const browser = browse();
  // Mail scanners fetch the link, too, and use nothing up.
  await browse().get(link);
  const chosen = await fillIn(browser, link, { password: EVA.password, repeated: EVA.password });
  expect(place(chosen)).toBe("/invitation/done");
  await signIn(browser, EVA);
  expect(place(await fillIn(browser, "/home", {}))).toBe("/");
  expect((await browse().get(link)).status).toBe(303);
}

/** "I forgot my password" in the web chat, to a new one. */
async function recover({ browse, mailTo, baseUrl }: Walk): Promise<void> {
  const chat = await openChat(baseUrl);
  await chat.say(`I forgot my password, my address is ${EVA.address}`);
  const code = /\b\d{3} ?\d{3}\b/u.exec(await mailTo(EVA.address, 2))?.[0] ?? "no code";
  await chat.say(code);
  const link = linkIn(await mailTo(EVA.address, 3), "change-password");
  const browser = browse();
  const fresh = "nineteen-green-kites";
  expect(place(await fillIn(browser, link, { password: fresh, repeated: fresh }))).toBe("/change-password/done");
  await signIn(browser, { ...EVA, password: fresh });
}

test("from an empty folder to a member who forgot the password and is signed in", async () => {
  const { walk, program } = await begin();
  await setUp(walk, program);
  const team = await walk.run("workspace", "add", "Harbor Readers");
  expect([team.code, team.err]).toEqual([0, ""]);
  const added = await walk.run("member", "add", "Harbor Readers", EVA.address, "--name", "Eva Lind");
  expect([added.code, added.err]).toEqual([0, ""]);
  expect(added.out).toContain("mails it at once while it runs");
  await activate(walk);
  await recover(walk);
  const doctor = await walk.run("doctor");
  // Here people come by localhost, which in production deserves a word, and nothing else does.
  expect(doctor.out.split("\n").filter((line) => line.startsWith("needs you"))).toEqual([
    expect.stringContaining("PUBLIC_BASE_URL"),
  ]);
}, 240_000);

test("a second start prints another link; the one before is told to be replaced, and after the set-up none is printed", async () => {
  const { walk, program } = await begin();
  const first = await setUpLink(program);
  await program.stop();
  const next = walk.start();
  ending.unshift(next.stop);
  const second = await setUpLink(next);
  expect(second).not.toBe(first);
  const dead = walk.browse();
  await dead.get(first);
  const page = await dead.get("/set-up");
  expect([page.status, (await page.text()).includes("newer set-up link")]).toEqual([410, true]);
  expect((await fillIn(walk.browse(), second, { ...COMPANY, ...NORA })).status).toBe(200);
  await next.stop();
  const last = walk.start();
  ending.unshift(last.stop);
  await last.printed(/(Ctrl)/u);
  expect((await last.stop()).out).not.toContain("set-up");
}, 240_000);

test("people can be added while nothing runs; the invitation goes out at the next start, and no set-up link is printed", async () => {
  const walk = await openWalk();
  ending.push(
    () => walk.office.close(),
    async () => rmSync(walk.folder, { recursive: true, force: true }),
  );
  expect((await walk.run("workspace", "add", "Harbor Books", "--support")).out).toContain("can read every case");
  const admin = ["--name", "Nora Weiss", "--role", "admin", "--language", "pt-BR"];
  const added = await walk.run("member", "add", "harbor books", NORA.address, ...admin);
  expect([added.code, added.out.includes("when it starts next")]).toEqual([0, true]);
  const again = await walk.run("member", "add", "harbor books", NORA.address, ...admin);
  expect([again.code, again.out, again.err.includes("invited already")]).toEqual([1, "", true]);
  const program = walk.start();
  ending.unshift(program.stop);
  expect(await walk.mailTo(NORA.address, 0)).toContain("Escolher a senha");
  expect((await program.stop()).out).not.toContain("set-up");
}, 240_000);

test("without a mail server nobody real is added, and it is told why", async () => {
  const walk = await openWalk();
  ending.push(
    () => walk.office.close(),
    async () => rmSync(walk.folder, { recursive: true, force: true }),
  );
  const environment = { LATCHKEY_SECRET: walk.environment.LATCHKEY_SECRET };
  for (const words of [
    ["workspace", "add", "X"],
    ["member", "add", "X", EVA.address, "--name", "Eva"],
  ]) {
    const { code, out, err } = await latchkey(words, { folder: walk.folder, environment });
    expect([code, out, err.includes("Write SMTP_URL=")]).toEqual([1, "", true]);
  }
}, 120_000);
