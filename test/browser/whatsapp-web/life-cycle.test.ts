import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Messenger } from "../../../src/channels/channel.ts";
import type { WhatsAppWebDeps } from "../../../src/channels/whatsapp-web/settings.ts";
import { ANA, isIn, openWeb, ready, soon, type Web } from "./life-of.ts";

const patience = { timeout: 120_000 };
let web: Web;
let messenger: Messenger;

beforeAll(async () => {
  web = await openWeb();
  messenger = web.messenger;
}, 90_000);
afterAll(() => web.close());

/** Ends the one that runs, and starts another over the same folder. */
async function startAnother(more: Partial<WhatsAppWebDeps> = {}): Promise<void> {
  await messenger.stop();
  messenger = web.again(more);
  messenger.start();
}

const profile = () => `--user-data-dir=${join(web.folder, "session")}`;
const needsPhone = () => soon(() => isIn(messenger, "needs-pairing"));
const hears = async (text: string) => {
  web.servers.say(ANA, text);
  await soon(() =>
    expect(web.inbox.received.some(({ body }) => body.kind === "text" && body.text === text)).toBe(true),
  );
};

/** Processes of our browser, the first of them the one that holds the others. */
function browserProcesses(type: string): readonly number[] {
  const commands = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  return commands.filter((pid) => isOurs(pid, type)).map(Number);
}

function isOurs(pid: string, type: string): boolean {
  try {
    const words = readFileSync(`/proc/${pid}/cmdline`, "utf8");
    return words.includes(profile()) && words.includes("--type=") === (type !== "") && words.includes(type);
  } catch {
    return false;
  }
}

const kill = (pids: readonly number[]) => pids.forEach((pid) => process.kill(pid, "SIGKILL"));

describe("joining a phone", () => {
  test("shows a code that changes, to nobody but who may see it", patience, async () => {
    web.servers.say(ANA, "from before Latchkey", { t: Math.floor(Date.now() / 1000) - 3600 });
    messenger.start();
    await needsPhone();
    const first = messenger.health().pairing?.value;
    web.servers.refreshQr();
    await soon(() => expect(messenger.health().pairing?.value).not.toBe(first));
    expect(messenger.health().why).toContain("Linked devices");
    expect(JSON.stringify(web.troubles)).not.toContain("2@");
    expect(statSync(web.folder).mode & 0o777).toBe(0o700);
  });

  test("without a fresh code the page is started anew (pitfall 11)", patience, async () => {
    await startAnother({ limits: { qr: 500 } });
    await needsPhone();
    const first = messenger.health().pairing?.value;
    await soon(() => expect(messenger.health().pairing?.value ?? first).not.toBe(first));
  });

  test("makes it ready, and leaves alone what was unread before", patience, async () => {
    await startAnother();
    await needsPhone();
    web.servers.scan();
    await ready(messenger);
    await hears("after joining");
    expect(web.inbox.received).toHaveLength(1);
    expect(messenger.health().pairing).toBeUndefined();
  });
});

describe("a joined phone", () => {
  test("needs no code at the next start, and what came meanwhile is read once (pitfall 4)", patience, async () => {
    await messenger.stop();
    const id = web.servers.say(ANA, "while you were away");
    await startAnother();
    await hears("and now");
    expect(web.inbox.received.filter(({ messageId }) => messageId === id)).toHaveLength(1);
    await soon(() => expect(web.servers.unread(ANA)).toBe(0));
  });

  test("is served although another host left a lock behind (pitfall 9)", patience, async () => {
    await messenger.stop();
    symlinkSync("another-host-4711", join(web.folder, "session", "SingletonLock"));
    await startAnother();
    await ready(messenger);
  });

  test("is served by one process at a time; the second says so and mends when the first ends", patience, async () => {
    const second = web.again();
    second.start();
    await soon(() => expect(second.health().why).toContain("Another copy of this program"));
    isIn(messenger, "ready");
    await messenger.stop();
    messenger = second;
    await ready(messenger);
  });

  test("is served again by itself after its tab crashed (pitfall 5)", patience, async () => {
    kill(browserProcesses("--type=renderer"));
    await soon(() => expect(messenger.health().state).not.toBe("ready"));
    await ready(messenger);
    await hears("after the crash");
  });

  test("is served again after the browser was killed (pitfall 5)", patience, async () => {
    kill(browserProcesses(""));
    await soon(() => expect(messenger.health().why).toContain("browser"));
    await ready(messenger);
    await hears("after the kill");
  });

  test("is served again after the page stopped answering", patience, async () => {
    await startAnother({ limits: { probeEvery: 500, probe: 1500 } });
    await ready(messenger);
    web.servers.happen({ kind: "freeze" });
    await soon(() => expect(messenger.health().why).toContain("does not answer"));
    await ready(messenger);
  });

  test("is served again after the page was ready before anybody listened (pitfall 2)", patience, async () => {
    web.servers.manners.early = true;
    await startAnother({ limits: { reload: 10_000, ready: 20_000 } });
    await soon(() => expect(web.troubles.join()).toContain("does not become ready"));
    web.servers.manners.early = false;
    await ready(messenger);
  });

  test("without a line to WhatsApp is told, and so is its return (pitfall 13)", patience, async () => {
    web.servers.happen({ kind: "state", state: "TIMEOUT" });
    await soon(() => isIn(messenger, "degraded"));
    web.servers.happen({ kind: "state", state: "CONNECTED" });
    await ready(messenger);
  });

  test("in use at another place is told, and no browser is left meanwhile (pitfall 13)", patience, async () => {
    web.servers.happen({ kind: "state", state: "CONFLICT" });
    await soon(() => expect(messenger.health().why).toContain("open in another place"));
    await soon(() => expect(browserProcesses("")).toEqual([]));
    await startAnother();
    await ready(messenger);
  });

  test("takes no more memory than it may", patience, async () => {
    await startAnother({ limits: { memory: 1, probeEvery: 200 } });
    await soon(() => expect(web.troubles.join()).toContain("too much memory"));
    await startAnother({ limits: { probeEvery: 200 } });
    await ready(messenger);
    await soon(() => expect(messenger.health().figures?.["browserMegabytes"]).toBeGreaterThan(50));
    expect(messenger.health().figures?.["childMegabytes"]).toBeGreaterThan(20);
  });

  test("that ended the session gets a fresh page to join, in words (pitfalls 10 and 12)", patience, async () => {
    const [before] = browserProcesses("");
    web.servers.logOut();
    await needsPhone();
    expect(messenger.health().why).toContain("logged this program out");
    expect(browserProcesses("")).not.toContain(before);
    web.servers.scan();
    await ready(messenger);
    await startAnother();
    await ready(messenger);
  });
});

test("a page that cannot be opened leaves no browser behind (pitfall 7)", patience, async () => {
  await messenger.stop();
  const broken = await openWeb({}, { page: "/nowhere/2.3000.1.html" });
  broken.messenger.start();
  await soon(() => expect(broken.messenger.health().why).toContain("could not be opened"));
  await broken.close();
  expect(browserProcesses("")).toEqual([]);
});

test("a phone is joined by a code typed on it, too", patience, async () => {
  const typed = await openWeb({}, { phone: "15550100999" });
  mkdirSync(typed.folder, { recursive: true });
  typed.messenger.start();
  await soon(() => expect(typed.messenger.health().pairing).toMatchObject({ kind: "code", value: "ABCD1234" }));
  typed.servers.scan();
  await ready(typed.messenger);
  expect(existsSync(".wwebjs_cache")).toBe(false);
  await typed.close();
});
