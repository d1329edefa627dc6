import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { askWhatsAppWeb, checkWhatsAppWeb } from "../../../src/channels/whatsapp-web/whatsapp-web.ts";
import { flagsOf, userAgentOf } from "../../../src/channels/whatsapp-web/machine/browser.ts";
import { lockFolder } from "../../../src/channels/whatsapp-web/machine/folder-lock.ts";
import { sessionFolder } from "../../../src/channels/whatsapp-web/machine/session-folder.ts";

const fresh = () => mkdtempSync(join(tmpdir(), "latchkey-machine-"));
afterEach(() => void vi.restoreAllMocks());

test("only root goes without the browser's sandbox (pitfall 18)", () => {
  const getuid = vi.spyOn(process, "getuid");
  getuid.mockReturnValue(0);
  expect(flagsOf([])).toContain("--no-sandbox");
  getuid.mockReturnValue(1000);
  expect(flagsOf(["--proxy-server=x:1"])).not.toContain("--no-sandbox");
  expect(flagsOf(["--proxy-server=x:1"])).toContain("--proxy-server=x:1");
});

test("the browser says it is the version that it is (pitfall 16)", async () => {
  const browser = join(fresh(), "browser");
  writeFileSync(browser, "#!/bin/sh\necho 'Chromium 156.0.1234.5 built on something'\n");
  chmodSync(browser, 0o755);
  expect(await userAgentOf(browser)).toContain("Chrome/156.0.0.0");
  expect(await userAgentOf("/nowhere")).toMatch(/Chrome\/\d{3}\.0\.0\.0/u);
});

test("the session folder is made for its owner alone, and closed where it stood open", () => {
  const path = join(fresh(), "session");
  sessionFolder(path);
  expect(statSync(path).mode & 0o777).toBe(0o700);
  chmodSync(path, 0o755);
  sessionFolder(path);
  expect(statSync(path).mode & 0o777).toBe(0o700);
});

test("what a killed browser left behind is removed, and nothing else (pitfall 9)", async () => {
  const folder = sessionFolder(fresh());
  const profile = join(folder.path, "session");
  mkdirSync(profile);
  symlinkSync("another-host-1", join(profile, "SingletonLock"));
  writeFileSync(join(profile, "Cookies"), "");
  folder.markJoined();
  await folder.clear();
  expect([readdirSync(profile), folder.isJoined()]).toEqual([["Cookies"], true]);
  folder.wipe();
  expect([existsSync(profile), folder.isJoined()]).toEqual([false, false]);
});

test("one at a time has the folder, tells who asks, and leaves nothing in the way of the next", async () => {
  const folder = fresh();
  const first = await lockFolder(folder, () => "ready");
  expect(await lockFolder(folder, () => "")).toBeUndefined();
  expect(await askWhatsAppWeb({ sessionFolder: folder })).toBe("ready");
  first?.release();
  await vi.waitFor(async () => expect(await lockFolder(folder, () => "")).toBeDefined());
});

test("a folder with a long name is locked all the same", async () => {
  const folder = join(fresh(), "x".repeat(120));
  mkdirSync(folder);
  expect(await lockFolder(folder, () => "")).toBeDefined();
  expect(await lockFolder(folder, () => "")).toBeUndefined();
});

test("the doctor names a browser that is not there, an open folder, and a saved page that is gone, each with its cure", async () => {
  const sessionFolder = fresh();
  chmodSync(sessionFolder, 0o755);
  const settings = { sessionFolder, phone: undefined, browserArguments: [] };
  const found = await checkWhatsAppWeb({ ...settings, browser: "/nowhere", page: "/nowhere.html" });
  expect(found).toEqual([
    expect.stringContaining("CHROMIUM_PATH"),
    expect.stringContaining("chmod 700"),
    expect.stringContaining("WHATSAPP_PAGE"),
  ]);
  chmodSync(sessionFolder, 0o700);
  expect(await checkWhatsAppWeb({ ...settings, browser: process.execPath, page: undefined })).toEqual([]);
});
