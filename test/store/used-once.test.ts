import { beforeEach, expect, test } from "vitest";
import { auditChain } from "../../src/auth/auth.ts";
import type { Change } from "../../src/auth/decision.ts";
import {
  accountId,
  addressKey,
  after,
  conversationId,
  email,
  linkMac,
  passwordHash,
  tokenHash,
  workspaceId,
} from "../../src/shared/brand.ts";
import { DAY } from "../../src/shared/clock.ts";
import { authStore } from "../../src/store/store.ts";
import { openEmpty } from "../auth/set-up/world.ts";
import { idOf, openWorld, type World } from "../auth/world.ts";

let world: World;
let save: (...changes: readonly Change[]) => Promise<void>;
beforeEach(async () => {
  world = await openWorld();
  const store = authStore(world.open, world.random, auditChain(world.secrets));
  save = (...changes) => store.save({ changes, mails: [], audit: [] }, world.clock.now());
});

const conversation = conversationId("chat");
const ana = () => idOf(world, "ana@tidewater.example") ?? accountId("nobody");
const soon = () => after(world.clock.now(), DAY);

/** No rule has looked at anything here: what must not happen twice has to be prevented by the statement alone. */
async function twice(change: Change): Promise<void> {
  await save(change);
  await expect(save(change)).rejects.toThrow(/used up by somebody else/);
}

test.each(["reset-link", "disown-link", "renewal-link"] as const)(
  "of two uses of one %s one is saved",
  async (link) => {
    const hash = tokenHash("link");
    await save({ kind: `${link}-issued`, hash, account: ana(), expiresAt: soon() });
    await twice({ kind: `${link}-used`, hash });
  },
);

test("of two presses on the other button of one mail one is saved", async () => {
  const hash = tokenHash("link");
  await save({ kind: "disown-link-issued", hash, account: ana(), expiresAt: soon() });
  await twice({ kind: "pass-used", hash });
});

test("of two uses of one link code one is saved", async () => {
  const mac = linkMac("code");
  await save({ kind: "link-code-drawn", mac, account: ana(), expiresAt: soon() });
  await twice({ kind: "link-code-used", mac });
});

test("a set of backup codes becomes active once, and each of its codes is used once", async () => {
  const hashes = [passwordHash("one"), passwordHash("two")];
  const set = { account: ana(), set: "set" };
  await save({ kind: "backup-codes-drawn", ...set, drawnBy: tokenHash("session"), hashes });
  await expect(save({ kind: "backup-code-used", set: "set", number: 1 })).rejects.toThrow(/used up/);
  await twice({ kind: "backup-codes-activated", ...set });
  await save({ kind: "backup-code-used", set: "set", number: 2 });
  await expect(save({ kind: "backup-code-used", set: "set", number: 2 })).rejects.toThrow(/used up/);
});

test("a change of the whitelist is undone once", async () => {
  const workspace = workspaceId("tidewater-ferries");
  const now = world.clock.now();
  const before = { on: false, blocksApi: false, entries: [] };
  const offer = {
    id: "undo",
    what: "added",
    range: "",
    by: ana(),
    madeAt: now,
    expiresAt: soon(),
    used: false,
  } as const;
  await save({ kind: "whitelist-undo-offered", workspace, offer: { ...offer, before } });
  await twice({ kind: "whitelist-undo-used", id: "undo", by: ana() });
});

const claiming = (id: string, newAddress: string, decoy = false): readonly Change[] => [
  {
    ...({ kind: "challenge-opened", purpose: "change-email", channel: "profile", language: "en" } as const),
    ...({ id, key: addressKey("key"), account: ana(), conversation, budget: "entered" } as const),
  },
  {
    ...({ kind: "mailbox-claimed", purpose: "change-email", newKey: addressKey("new") } as const),
    id,
    account: ana(),
    newAddress: email(newAddress),
    decoy,
  },
];

test("a mailbox is proved once, and takes the place of another once", async () => {
  await save(...claiming("claim", "new@tidewater.example"));
  const changing = { kind: "address-changed", claim: "claim", account: ana() } as const;
  await expect(save(changing)).rejects.toThrow(/used up/);
  await twice({ kind: "claim-proved", id: "claim" });
  await twice(changing);
});

test("neither a decoy nor an address that is somebody else's takes the place of another", async () => {
  await save(...claiming("decoy", "new@tidewater.example", true), { kind: "claim-proved", id: "decoy" });
  await expect(save({ kind: "address-changed", claim: "decoy", account: ana() })).rejects.toThrow(/claim was used up/);
  await save(...claiming("taken", "marta@tidewater.example"), { kind: "claim-proved", id: "taken" });
  await expect(save({ kind: "address-changed", claim: "taken", account: ana() })).rejects.toThrow(
    /address was used up/,
  );
});

test("of two moves of one recovery one is saved", async () => {
  const workspace = workspaceId("tidewater-ferries");
  await save(...claiming("claim", "new@tidewater.example"));
  await save({ kind: "recovery-asked", id: "claim", account: ana(), workspace, expiresAt: soon() });
  await twice({ kind: "recovery-moved", id: "claim", from: "asked", to: "vouched", runsAt: soon() });
});

const eva = {
  id: accountId("eva"),
  key: addressKey("eva"),
  email: email("eva@tidewater.example"),
  name: "Eva Lind",
  ...({
    role: "member",
    language: "en",
    passwordHash: undefined,
    workspace: workspaceId("tidewater-ferries"),
  } as const),
};

test("of two first passwords of one account one is saved", async () => {
  await save({ kind: "member-added", member: eva });
  await twice({ kind: "account-activated", account: eva.id, hash: passwordHash("first") });
});

test("a set-up link is used once, in its time, and only while there is no workspace", async () => {
  const empty = openEmpty();
  const saving = (...changes: readonly Change[]) =>
    empty.store.save({ changes, mails: [], audit: [] }, empty.clock.now());
  const hash = tokenHash("set-up");
  const later = tokenHash("later");
  const until = after(empty.clock.now(), DAY);
  await saving({ kind: "set-up-link-offered", hash, expiresAt: until });
  await saving({ kind: "set-up-link-offered", hash: later, expiresAt: until });
  const using = (link: typeof hash) => saving({ kind: "set-up-link-used", hash: link });
  await expect(using(hash)).rejects.toThrow(/used up/);
  await using(later);
  await expect(using(later)).rejects.toThrow(/used up/);
  await saving({ kind: "set-up-link-offered", hash: tokenHash("old"), expiresAt: empty.clock.now() });
  await expect(using(tokenHash("old"))).rejects.toThrow(/used up/);
  await saving({ kind: "set-up-link-offered", hash: tokenHash("new"), expiresAt: until });
  await saving({ kind: "workspace-founded", workspace: workspaceId("w"), name: "Harbor Books", support: true });
  await expect(using(tokenHash("new"))).rejects.toThrow(/used up/);
});
