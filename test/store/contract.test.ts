import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe } from "vitest";
import { auditChain } from "../../src/auth/auth.ts";
import { seededRandom } from "../../src/shared/random.ts";
import { createSecrets } from "../../src/shared/secrets.ts";
import {
  addressPageStore,
  announcementStore,
  approvalStore,
  auditRecord,
  authStore,
  conversationStore,
  mailboxStore,
  mailLedger,
  openStore,
  type OpenStore,
} from "../../src/store/store.ts";
import { contracts } from "./contract/contracts.ts";
import type { Ports, Store } from "./contract/store.ts";

const folder = mkdtempSync(join(tmpdir(), "latchkey-contract-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** Migrated once; each law gets a copy. */
const empty = join(folder, "empty.db");
openStore(empty).close();

let opened = 0;

const chain = auditChain(createSecrets(new Uint8Array(32), seededRandom("contract")));

function portsOf(open: OpenStore): Ports {
  const random = seededRandom(`contract ${String((opened += 1))}`);
  return {
    auth: authStore(open, random, chain),
    approvals: approvalStore(open, random, chain),
    announcements: announcementStore(open, chain),
    addressPages: addressPageStore(open),
    conversation: conversationStore(open, random, chain),
    mail: mailLedger(open),
    mailbox: mailboxStore(open),
    audit: auditRecord(open),
  };
}

async function sqliteInAFile(): Promise<Store> {
  const file = join(folder, `store-${String((opened += 1))}.db`);
  copyFileSync(empty, file);
  const here = openStore(file);
  const there = openStore(file);
  const close = async () => [here, there].forEach((one) => one.close());
  return { ...portsOf(here), beside: portsOf(there), close };
}

describe("SQLite in a file", () => contracts.forEach((contract) => contract(sqliteInAFile)));
