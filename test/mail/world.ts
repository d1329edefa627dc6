import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach } from "vitest";
import { accounts, workspaces } from "../../db/schema/auth.ts";
import { mailAttempts, mails } from "../../db/schema/mail.ts";
import { type Mail, type MailConfig, createMail } from "../../src/mail/mail.ts";
import {
  type AccountId,
  accountId,
  addressKey,
  after,
  email,
  passwordHash,
  workspaceId,
} from "../../src/shared/brand.ts";
import { MINUTE, type VirtualClock, virtualClock } from "../../src/shared/clock.ts";
import { type HealthPart, UNWATCHED } from "../../src/shared/health.ts";
import type { MailOrder, MailTemplate } from "../../src/shared/mail-order.ts";
import { type Random, seededRandom } from "../../src/shared/random.ts";
import { type Secrets, createSecrets } from "../../src/shared/secrets.ts";
import { queueMail } from "../../src/store/sqlite/outbox.ts";
import { type OpenStore, mailLedger, mailboxStore, openStore } from "../../src/store/store.ts";
import { shippedWording } from "../support/shipped-wording.ts";

export const ANA = accountId("ana");
export const CODE = "493817";
export const DISOWN = "d1s0wn-token-that-is-as-long-as-256-bits-are";
export const RESET = "r3s3t-token-that-is-just-as-long-as-that-one";

/** A database file with one member, and mails over it. */
export interface World {
  readonly file: string;
  readonly store: OpenStore;
  readonly clock: VirtualClock;
  readonly random: Random;
  readonly secrets: Secrets;
  /** Every byte of the database and its log. */
  readonly bytesOnDisk: () => Buffer;
  readonly mail: (config?: Partial<MailConfig>, store?: OpenStore, health?: HealthPart) => Mail;
  /** Opens the same file as another process would. */
  readonly again: () => OpenStore;
  /** @returns the id of the mail */
  readonly order: (order?: Partial<MailOrder>, secret?: object) => string;
  /** A mail that may be late. */
  readonly orderWithoutEnd: (template: MailTemplate) => string;
  readonly row: (id: string) => typeof mails.$inferSelect | undefined;
  readonly attempts: () => (typeof mailAttempts.$inferSelect)[];
}

const closing: (() => void | Promise<void>)[] = [];

/** Closes something when the test is over, last opened first. */
export const atTheEnd = (close: () => void | Promise<void>): void => void closing.push(close);

afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

/** @param place `memory` where the speed of the disk is not the point */
export function openWorld(place: "disk" | "memory" = "disk"): World {
  const folder = mkdtempSync(join(tmpdir(), "latchkey-mail-"));
  atTheEnd(() => rmSync(folder, { recursive: true }));
  const file = place === "memory" ? ":memory:" : join(folder, "latchkey.db");
  const again = () => {
    const store = openStore(file);
    atTheEnd(() => store.close());
    return store;
  };
  const store = again();
  const clock = virtualClock();
  const random = seededRandom("mail");
  const secrets = createSecrets(Buffer.alloc(32, 7), random);
  addMember(store, ANA, "ana@acme.example", "Ana Reyes");
  return {
    file,
    store,
    clock,
    random,
    secrets,
    again,
    bytesOnDisk: () => Buffer.concat(readdirSync(folder).map((name) => readFileSync(join(folder, name)))),
    mail: (config, over = store, health) => mailOver({ store: over, clock, random, secrets }, config, health),
    order: (order, secret) => orderIn({ store, clock, random, secrets }, order, secret),
    orderWithoutEnd: (template) => orderIn({ store, clock, random, secrets }, { template }, undefined, {}),
    row: (id) =>
      store.queries
        .select()
        .from(mails)
        .all()
        .find((row) => row.id === id),
    attempts: () => store.queries.select().from(mailAttempts).all(),
  };
}

type Parts = Pick<World, "store" | "clock" | "random" | "secrets">;

function mailOver({ store, ...parts }: Parts, config: Partial<MailConfig> = {}, health = UNWATCHED): Mail {
  const usual = { from: "Latchkey <no-reply@latchkey.example>", publicBaseUrl: "https://latchkey.example" };
  const ledger = mailLedger(store);
  const mailbox = mailboxStore(store);
  return createMail({
    ledger,
    mailboxStore: mailbox,
    ...parts,
    wording: shippedWording,
    health,
    config: { ...usual, ...config },
  });
}

function orderIn(
  deps: Parts,
  order: Partial<MailOrder> = {},
  secret?: object,
  end?: Pick<MailOrder, "notAfter">,
): string {
  const { store, clock, random, secrets } = deps;
  const id = random.id();
  const now = clock.now();
  const sealed = secrets.seal("mail", JSON.stringify(secret ?? { code: CODE, disown: DISOWN, reset: RESET }));
  const usual = { template: "code", to: ANA, language: "en", details: DETAILS, secrets: sealed } as const;
  const whole: MailOrder = { ...usual, ...(end ?? { notAfter: after(now, 10 * MINUTE) }), ...order };
  store.transact((queries) => queueMail(queries, whole, now, id));
  return id;
}

/** As the login rules write them. */
const DETAILS = {
  channel: "web-chat",
  purpose: "reset-password",
  phrase: "amber river",
  minutes: 10,
  askedAt: Date.UTC(2026, 0, 5, 9),
};

/** Writes an account row, with whatever stands in it. */
export function addMember(store: OpenStore, id: AccountId, address: string, name: string): void {
  const workspace = workspaceId("acme");
  const now = virtualClock().now();
  store.queries
    .insert(workspaces)
    .values({ id: workspace, name: "Acme Tours", whitelistOn: false, foundedAt: now })
    .onConflictDoNothing()
    .run();
  const rest = {
    role: "member",
    status: "active",
    language: "en",
    twoSteps: false,
    passwordChangedAt: now,
    addedAt: now,
  } as const;
  const row = {
    id,
    workspace,
    email: email(address),
    addressKey: addressKey(id),
    name,
    passwordHash: passwordHash("$argon2id$"),
    ...rest,
  };
  store.queries.insert(accounts).values(row).run();
}
