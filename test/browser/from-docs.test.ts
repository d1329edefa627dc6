import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterEach, expect, test } from "vitest";
import { startProgram } from "../cli/program.ts";
import { latchkey } from "../cli/run.ts";
import { linkIn, newMail } from "../cli/walk.ts";
import { openPostOffice, type PostOffice } from "../doubles/post-office.ts";
import { servePage, serveProxy, TLS_FILES, trustedKey } from "../doubles/tls-proxy.ts";
import { drawPng } from "../fixtures/png.ts";
import { FOREIGN } from "../auth/passwords/foreign.ts";
import { freePort } from "../support/free-port.ts";
import { findNginx, startNginx, WITHOUT_NGINX } from "../support/nginx.ts";
import { openProfile, pageOf } from "./host-site.ts";

// A company begins: an empty folder, docs/operating and nothing else, a real mail server, a real proxy with TLS.

const DOCS = ["production", "embedding"].map((name) => readFileSync(`docs/operating/${name}.md`, "utf8")).join("\n");

/** The block of the docs that holds this, as it is printed there, with the addresses of the test in place of the examples. */
function fromDocs(language: string, holds: string, own: Readonly<Record<string, string>>): string {
  const blocks = [...DOCS.matchAll(/^```(\w*)\n(.*?)^```$/gmsu)];
  const found = blocks.find(([, kind, text = ""]) => kind === language && text.includes(holds))?.[2];
  if (found === undefined) throw new Error(`docs/operating prints no block of ${language} with ${holds}.`);
  return Object.entries(own).reduce((text, [was, is]) => text.replaceAll(was, is), found);
}

const ending: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ending.splice(0)) await end();
});

interface Ground {
  readonly folder: string;
  readonly office: PostOffice;
  /** Where Latchkey listens, where people come in, and where the company's own page is. */
  readonly ports: Readonly<Record<"own" | "login" | "www", number>>;
  readonly login: string;
  readonly www: string;
}

async function openGround(): Promise<Ground> {
  const folder = mkdtempSync(join(tmpdir(), "latchkey-from-docs-"));
  ending.push(async () => rmSync(folder, { recursive: true, force: true }));
  const office = await openPostOffice();
  const ports = { own: await freePort(), login: await freePort(), www: await freePort() };
  ending.push(() => office.close());
  const login = `https://login.harbor.example:${String(ports.login)}`;
  return { folder, office, ports, login, www: `https://www.harbor.example:${String(ports.www)}` };
}

/** All that the docs say to write into `.env`. */
function settingsOf({ office, ports, login, www }: Ground): string {
  const key = Buffer.from(Array.from({ length: 32 }, (_, n) => n)).toString("base64");
  const front = fromDocs("sh", "TRUSTED_PROXIES=loopback", { "https://login.example.com": login });
  const brand = fromDocs("sh", "BRAND_LOGO=", {});
  const sites = fromDocs("sh", "EMBED_ORIGINS=", { "https://www.example.com, https://app.example.com": www });
  return [`SMTP_URL=${office.url}`, `LATCHKEY_SECRET=${key}`, `PORT=${String(ports.own)}`, front, brand, sites].join(
    "\n",
  );
}

/** 200 people, the first of whom brings a password along. */
const PEOPLE = [
  "email,name,workspace,role,language,password_hash",
  `eva@readers.example,Eva Lind,Harbor Readers,,,${FOREIGN["bcrypt 2b"]?.hash ?? ""}`,
  ...Array.from({ length: 199 }, (_, n) => `reader${String(n)}@readers.example,Reader ${String(n)},Harbor Readers,,,`),
].join("\n");

type Front = (ground: Ground) => Promise<() => Promise<unknown>>;

const behindNode: Front = async ({ ports }) => {
  const server = await serveProxy(ports.login, ports.own);
  return async () => {
    server.closeAllConnections();
    server.close();
  };
};

const behindNginx =
  (program: string): Front =>
  async ({ ports, folder }) => {
    const own = {
      "listen 443": `listen 127.0.0.1:${String(ports.login)}`,
      "login.example.com": "login.harbor.example",
      "127.0.0.1:3000": `127.0.0.1:${String(ports.own)}`,
      "/etc/ssl/login.harbor.example.pem": TLS_FILES.certificate,
      "/etc/ssl/login.harbor.example.key": TLS_FILES.key,
    };
    mkdirSync(join(folder, "nginx"));
    return startNginx(program, join(folder, "nginx"), fromDocs("nginx", "proxy_pass", own)).stop;
  };

/** In the browser the two names lead here, and this one key is trusted. */
const openBrowser = async () => {
  const profile = await openProfile("blocked", [
    "--host-resolver-rules=MAP *.harbor.example 127.0.0.1",
    `--ignore-certificate-errors-spki-list=${trustedKey()}`,
  ]);
  ending.unshift(() => profile.close());
  return profile.context;
};

async function setUp(page: Page, link: string): Promise<void> {
  await page.goto(link);
  await page.locator("input[name=company]").fill("Harbor Books");
  await page.locator("input[name=name]").fill("Nora Weiss");
  await page.locator("input[name=address]").fill("nora@harbor.example");
  await page.locator("input[name=password]").fill("seven-quiet-lamps");
  await page.locator("input[name=repeated]").fill("seven-quiet-lamps");
  await page.locator("main form.form button[type=submit]").click();
  await page.getByText("is set up").first().waitFor();
}

async function bringIn(run: (...words: readonly string[]) => Promise<string>, folder: string): Promise<void> {
  expect(await run("workspace", "add", "Harbor Readers")).toContain("Harbor Readers");
  writeFileSync(join(folder, "people.csv"), PEOPLE);
  expect(await run("member", "import", "people.csv", "--dry-run")).toContain("Nothing was changed");
  expect(await run("member", "import", "people.csv")).toMatch(/Added: .*200/u);
}

/** In the chat on the company's own page, to a new password on ours, and in. */
async function recover({ office, login, www }: Ground, page: Page): Promise<void> {
  await page.goto(www);
  await page.locator("latchkey-widget .launcher").click();
  const chat = page.frameLocator("latchkey-widget iframe");
  await chat.locator(".company-logo img").waitFor();
  const say = async (text: string) => {
    await chat.locator("#chat-text").fill(text);
    await chat.locator("#chat-text").press("Enter");
  };
  await chat.getByText("Which e-mail address do you sign in with?").waitFor();
  await say("eva@readers.example");
  const mail = await newMail(office, "eva@readers.example", 0);
  expect(mail).toContain("Harbor Books Ltd, 1 Quay Street, Bristol");
  await say(/\b\d{3} ?\d{3}\b/u.exec(mail)?.[0] ?? "no code");
  const link = linkIn(await newMail(office, "eva@readers.example", 1), "change-password");
  const own = await page.context().newPage();
  await own.goto(`${login}${link}`);
  await own.locator("input[name=password]").fill("nineteen-green-kites");
  await own.locator("input[name=repeated]").fill("nineteen-green-kites");
  await own.locator("main form.form button[type=submit]").click();
  await own.waitForURL(/\/change-password\/done/u);
  await own.goto(login);
  await own.locator("input[name=address]").fill("eva@readers.example");
  await own.locator("input[name=password]").fill("nineteen-green-kites");
  await own.locator("main form.form button[type=submit]").click();
  await own.waitForURL(/\/home$/u);
  await chat.getByText("you’re signed in").or(chat.getByText("Welcome back")).first().waitFor();
}

async function begin(front: Front): Promise<void> {
  const ground = await openGround();
  const { folder, login, ports } = ground;
  writeFileSync(join(folder, "logo.png"), drawPng({ width: 96, height: 96 }));
  writeFileSync(join(folder, ".env"), settingsOf(ground));
  const environment = { NODE_EXTRA_CA_CERTS: TLS_FILES.authority };
  const run = async (...words: readonly string[]) => {
    const { code, out, err } = await latchkey(words, { folder, environment });
    expect([words, code, err]).toEqual([words, 0, ""]);
    return out;
  };
  const program = startProgram({ folder, environment });
  ending.unshift(program.stop, await front(ground));
  const link = await program.printed(/(https:\/\/\S+\/set-up\?token=[\w-]+)\n/u);
  expect(link.startsWith(login)).toBe(true);
  const context = await openBrowser();
  const page = await context.newPage();
  await setUp(page, link);
  expect(await page.title()).toContain("Harbor Books");
  await bringIn(run, folder);
  const tag = fromDocs("html", "widget.js", { "https://login.example.com": login });
  const site = await servePage(ports.www, () => pageOf("en", tag, ""));
  ending.unshift(async () => {
    site.closeAllConnections();
    site.close();
  });
  await recover(ground, page);
  expect((await run("doctor")).split("\n").filter((line) => line.startsWith("needs you"))).toEqual([]);
}

test(
  "by the docs alone: 200 people, the company's name, its own page, and a member who forgot the password is in",
  () => begin(behindNode),
  120_000,
);

const nginx = findNginx();
if (nginx === undefined) process.stderr.write(`${WITHOUT_NGINX}\n`);
test.skipIf(nginx === undefined)(
  "the same behind nginx, with the server that the docs print",
  () => begin(behindNginx(nginx ?? "")),
  120_000,
);
