import { expect } from "vitest";
import type { Change } from "../../../src/auth/decision.ts";
import { accountId, passwordHash, tokenHash, workspaceId } from "../../../src/shared/brand.ts";
import { emailOf, found, keyOf, minute, save } from "./company.ts";
import { holdLaws, howMany, type Laws, type Make, type Ports } from "./store.ts";

const link = tokenHash("set-up");
const workspace = workspaceId("first");
const address = emailOf("wim");

const offer = (ports: Ports, hash = link) =>
  save(ports, [{ kind: "set-up-link-offered", hash, expiresAt: minute(60) }]);
const founding: Change = { kind: "workspace-founded", workspace, name: "First", support: false };
const adding = (password?: string): Change => ({
  kind: "member-added",
  member: {
    id: accountId("wim"),
    workspace,
    key: keyOf("wim"),
    email: address,
    name: "Wim",
    role: "admin",
    language: "en",
    passwordHash: password === undefined ? undefined : passwordHash(password),
  },
});

const uninvited = ({ auth }: Ports, now: ReturnType<typeof minute>) =>
  auth.people.invite({
    emails: [address],
    now,
    decide: (state) => ({ changes: [], mails: [], audit: [], answer: state.uninvited.map(({ id }) => String(id)) }),
  });

const LAWS: Laws = {
  "of many uses of one set-up link one founds a company": async (store) => {
    await offer(store);
    const use = (ports: Ports) =>
      save(ports, [{ kind: "set-up-link-used", hash: link }, founding, adding("hash")], minute(1));
    expect(await howMany(store, 10, use)).toBe(1);
    const state = await store.auth.founding.read({ address, link });
    expect(state).toMatchObject({
      workspaces: [{ id: workspace, members: 1 }],
      owner: { status: "active" },
      link: { ended: true },
    });
  },
  "a set-up link that was replaced, is over or comes late founds nothing": async (store) => {
    await offer(store, tokenHash("earlier"));
    await offer(store);
    const use = (hash: typeof link, at: number) => save(store, [{ kind: "set-up-link-used", hash }], minute(at));
    await expect(use(tokenHash("earlier"), 1)).rejects.toThrow(/used up/u);
    await expect(use(link, 60)).rejects.toThrow(/used up/u);
    await use(link, 59);
  },
  "where there is a company no link founds another": async (store) => {
    await offer(store);
    await found(store);
    await expect(save(store, [{ kind: "set-up-link-used", hash: link }], minute(1))).rejects.toThrow(/used up/u);
  },
  "whoever is added without a password is invited, and of many first passwords one is saved": async (store) => {
    await save(store, [founding, adding()]);
    expect((await store.auth.founding.read({ address })).owner).toMatchObject({
      status: "invited",
      passwordHash: undefined,
    });
    const choose = (ports: Ports, n: number) =>
      save(ports, [{ kind: "account-activated", account: accountId("wim"), hash: passwordHash(String(n)) }], minute(1));
    expect(await howMany(store, 10, choose)).toBe(1);
    expect((await store.auth.founding.read({ address })).owner?.status).toBe("active");
  },
  "an invited account takes the password it brought, once": async (store) => {
    await save(store, [founding, adding()]);
    const bring = (ports: Ports, n: number) =>
      save(ports, [
        { kind: "password-brought", account: accountId("wim"), hash: passwordHash(String(n)), hashKind: "bcrypt:12" },
      ]);
    expect(await howMany(store, 5, bring)).toBe(1);
    expect((await store.auth.founding.read({ address })).owner?.status).toBe("active");
    expect(await store.auth.hashKinds()).toEqual(["bcrypt:12"]);
  },
  "many people are looked up at once: who is known, who decides, and who has no good invitation": async (store) => {
    const issued = { kind: "reset-link-issued", hash: tokenHash("wim's"), account: accountId("wim") } as const;
    await save(store, [founding, adding()]);
    const stranger = emailOf("nobody");
    const state = await store.auth.people.read({ emails: [address, stranger], since: minute(0) });
    expect([...state.known.keys()]).toEqual([address]);
    expect([...state.admins]).toEqual([]);
    expect(await uninvited(store, minute(1))).toEqual(["wim"]);
    await save(store, [{ ...issued, expiresAt: minute(60) }], minute(1));
    expect(await uninvited(store, minute(59))).toEqual([]);
    expect(await uninvited(store, minute(60))).toEqual(["wim"]);
    await save(store, [{ kind: "account-activated", account: accountId("wim"), hash: passwordHash("first") }]);
    expect(await uninvited(store, minute(61))).toEqual([]);
    const later = await store.beside.auth.people.read({ emails: [], since: minute(0) });
    expect([...later.admins]).toEqual([[workspace, ["wim"]]]);
  },
  "an address belongs to one account": async (store) => {
    await save(store, [founding, adding("hash")]);
    await expect(save(store, [adding("hash")])).rejects.toThrow();
  },
};

export const foundingContract = (make: Make): void => holdLaws("founding", make, LAWS);
