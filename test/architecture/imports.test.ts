import { expect, test } from "vitest";
import { inLine } from "./breach.ts";
import { followImportTable } from "./follow-import-table.ts";
import { moduleOf, readModules } from "./read-modules.ts";

const seed = (path: string, text: string) => followImportTable([moduleOf(path, text)]).map(inLine);

test("every import follows the table", () => {
  const modules = [...readModules("src"), ...readModules("db")];
  expect(modules.length).toBeGreaterThan(20);
  expect(followImportTable(modules).map(inLine)).toEqual([]);
});

test.each([
  ["src/engine/draw.ts", 'import { z } from "zod";', /^src\/engine\/draw\.ts:1 .*engine is pure/],
  ["src/engine/draw.ts", 'import { readFileSync } from "fs";', /engine is pure/],
  ["src/engine/draw.ts", 'import { HOUR } from "../shared/clock.ts";', /engine is pure/],
  [
    "src/auth/account.ts",
    '\nimport { sql } from "drizzle-orm/sql";',
    /^src\/auth\/account\.ts:2 .*usable without chat/,
  ],
  ["src/auth/account.ts", 'export * from "../channels/channel.ts";', /usable without chat/],
  ["src/conversation/receive.ts", 'import { Bot } from "grammy";', /shell around the engine/],
  ["src/conversation/receive.ts", 'const x = await import("../store/store.ts");', /shell around the engine/],
  ["src/conversation/receive.ts", 'import { x } from "../auth/account.ts";', /only the door, src\/auth\/auth\.ts/],
  ["src/conversation/receive.ts", "const x = await import(name);", /\(computed\)/],
  ["src/channels/telegram/poll.ts", 'import { x } from "../web-chat/web-chat.ts";', /never another channel/],
  ["src/channels/telegram/poll.ts", 'import type { x } from "../../auth/auth.ts";', /never another channel/],
  ["src/understanding/intents/match.ts", 'import { INTENTS } from "../../engine/engine.ts";', /knows no accounts/],
  ["src/portal/pages/mailbox.ts", 'import { mail } from "../../mail/mail.ts";', /knows no database/],
  ["src/portal/pages/mailbox.ts", 'import { type Mail } from "../../mail/mail.ts";', /knows no database/],
  ["src/portal/pages/home.ts", 'let x: import("../../store/store.ts").Store;', /knows no database/],
  ["src/portal/static/chat.js", 'import { x } from "../views/page.ts";', /same static folder/],
  ["src/store/sqlite/accounts.ts", 'import { decide } from "../../auth/ports.ts";', /keeps what others decide/],
  ["src/mail/send.ts", 'import { start } from "../main.ts";', /imported by nobody/],
  ["src/mail/send.ts", 'import { x } from "../../test/doubles/clock.ts";', /outside of src/],
  ["src/mystery/box.ts", "", /No row/],
])("a breach is found: %s, %s", (path, text, expected) => {
  expect(seed(path, text)).toEqual([expect.stringMatching(expected)]);
});

test.each([
  ["src/engine/draw.ts", 'import { textId } from "../shared/brand.ts"; import type { Flow } from "./flow.ts";'],
  ["src/understanding/read.ts", 'import type { Event } from "../engine/engine.ts"; import { parse } from "yaml";'],
  ["src/portal/pages/mailbox.ts", 'import type { Mail } from "../../mail/mail.ts"; import express from "express";'],
  [
    "src/store/sqlite/accounts.ts",
    'import type { Accounts } from "../../auth/ports.ts"; import { a } from "../../../db/schema/a.ts";',
  ],
  [
    "src/channels/web-chat/web-chat.ts",
    'import type { Inbound } from "../channel.ts"; import { Router } from "express";',
  ],
  ["src/cli/chat.ts", 'import { terminal } from "../channels/terminal.ts"; import { run } from "./run.ts";'],
  ["src/main.ts", 'import { readConfig } from "./config/config.ts"; import { openStore } from "./store/store.ts";'],
])("what the table allows passes: %s, %s", (path, text) => {
  expect(seed(path, text)).toEqual([]);
});
