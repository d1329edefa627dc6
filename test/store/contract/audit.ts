import { expect } from "vitest";
import { minute } from "./company.ts";
import { atOnce, holdLaws, type Laws, type Make, type Ports } from "./store.ts";

const writing = ({ auth }: Ports, n: number) =>
  auth.save(
    { changes: [], mails: [], audit: [{ event: "user_created", account: undefined, details: { n } }] },
    minute(n),
  );

const LAWS: Laws = {
  "lines are numbered without a gap, and each is sealed to the one before, whoever writes": async (store) => {
    await atOnce(store, 20, writing);
    const lines = await store.audit.lines(0, 100);
    expect(lines.map(({ sequence }) => sequence)).toEqual(Array.from({ length: 20 }, (_, n) => n + 1));
    expect(new Set(lines.map(({ mac }) => mac)).size).toBe(20);
    expect(await store.audit.head()).toEqual({ sequence: 20, mac: lines.at(-1)?.mac });
  },
  "lines are read in the order in which they were written, from the last one that is known on": async (store) => {
    for (const n of [1, 2, 3]) await writing(store, n);
    const first = await store.audit.lines(0, 2);
    const rest = await store.audit.lines(first.at(-1)?.id ?? 0, 2);
    expect([first.length, rest.map(({ at }) => at)]).toEqual([2, [minute(3)]]);
  },
  "a record without lines has no end": async (store) => {
    expect(await store.audit.head()).toBeUndefined();
  },
};

/** The audit record. */
export const auditContract = (make: Make): void => holdLaws("the audit record", make, LAWS);
