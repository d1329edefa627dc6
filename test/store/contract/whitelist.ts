import { expect } from "vitest";
import type { IpList } from "../../../src/auth/ip-whitelist/model.ts";
import { attempt, found, HARBOUR, MEADOW, minute, OLGA, QUINN, save, signIn, start } from "./company.ts";
import { holdLaws, howMany, type Laws, type Make, type Ports } from "./store.ts";

const entry = (id: string, more: Partial<IpList["entries"][number]> = {}): IpList["entries"][number] => ({
  id,
  range: `198.51.100.${String(id.length)}`,
  label: id,
  reason: "",
  by: OLGA,
  origin: "admin",
  addedAt: start,
  until: undefined,
  ...more,
});
const list = (...entries: IpList["entries"]): IpList => ({ on: true, blocksApi: false, entries });
const set = (ports: Ports, kept: IpList) => save(ports, [{ kind: "whitelist-set", workspace: MEADOW, list: kept }]);
const look = ({ auth }: Ports, since = start) => auth.whitelists.read({ kind: "workspace", workspace: MEADOW }, since);

const offer = (ports: Ports, id: string, at = 1) =>
  save(ports, [
    {
      kind: "whitelist-undo-offered",
      workspace: MEADOW,
      offer: {
        id,
        what: "added",
        range: "198.51.100.9",
        by: OLGA,
        madeAt: minute(at),
        expiresAt: minute(at + 30),
        used: false,
        before: list(entry("before", { until: minute(9), by: undefined })),
      },
    },
  ]);

const LAWS: Laws = {
  "a list is kept as it is: switch, flag, order and every entry": async (store) => {
    const kept = list(entry("zz"), entry("a", { by: undefined, origin: "set-up", until: minute(5) }), entry("mmm"));
    await set(store, kept);
    expect((await look(store.beside)).list).toEqual(kept);
  },
  "a list that is set takes the place of the one before, and of no other company's": async (store) => {
    await set(store, list(entry("one"), entry("three")));
    await set(store, list(entry("three"), entry("seven")));
    expect((await look(store)).list.entries.map(({ id }) => id)).toEqual(["three", "seven"]);
    const harbour = await store.auth.whitelists.read({ kind: "workspace", workspace: HARBOUR }, start);
    expect(harbour.list).toEqual({ on: false, blocksApi: false, entries: [] });
  },
  "of offers to undo the newest counts, also of one moment, with the list before": async (store) => {
    for (const id of ["m", "z", "a"]) await offer(store, id);
    const { undo } = await look(store);
    expect(undo).toMatchObject({
      id: "a",
      used: false,
      before: list(entry("before", { until: minute(9), by: undefined })),
    });
  },
  "of many who undo one change one does": async (store) => {
    await offer(store, "undo");
    expect(
      await howMany(store, 10, (ports) => save(ports, [{ kind: "whitelist-undo-used", id: "undo", by: OLGA }])),
    ).toBe(1);
    expect((await look(store)).undo?.used).toBe(true);
  },
  "a rule sees where people came in from lately, and where they are signed in": async (store) => {
    await save(store, [attempt("quinn", "signed-in", "203.0.113.1")], minute(1));
    await save(
      store,
      [attempt("quinn", "signed-in", "203.0.113.2"), attempt("quinn", "wrong-password", "203.0.113.3")],
      minute(3),
    );
    await signIn(store, "olga");
    const { people } = await look(store, minute(2));
    const places = (id: typeof QUINN) =>
      people.find((one) => one.id === id)?.places.map(({ kind, address }) => [kind, address]);
    expect(places(QUINN)).toEqual([["sign-in", "203.0.113.2"]]);
    expect(places(OLGA)).toEqual([["session", "192.0.2.7"]]);
  },
  "whoever is signed in is shown the list of their own company": async (store) => {
    const hash = await signIn(store, "quinn");
    const state = await store.auth.whitelists.read({ kind: "session", hash }, start);
    expect(state).toMatchObject({ workspace: MEADOW, session: { account: { id: QUINN } } });
  },
};

export const whitelistContract = (make: Make): void => holdLaws("whitelists", make, LAWS, found);
