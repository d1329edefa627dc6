import type { OpenStore, Queries } from "../../src/store/sqlite/database.ts";

/** A database that a process can die on: from write number `at` on, every write of it fails. */
export interface KillableStore {
  readonly open: OpenStore;
  /** Counts from here on. */
  killAt(write: number): void;
  /** A new process starts. */
  revive(): void;
  readonly writes: () => number;
  readonly isDead: () => boolean;
}

const WRITES: readonly (string | symbol)[] = ["insert", "update", "delete"];

export function killable(store: OpenStore): KillableStore {
  let writes = 0;
  let at = Infinity;
  const isDead = () => writes >= at;
  const die = () => {
    if (isDead()) throw new Error("The process was killed.");
    writes += 1;
  };
  const watch = (queries: Queries) =>
    new Proxy(queries, {
      get: (target, name, receiver): unknown => {
        if (WRITES.includes(name)) die();
        return Reflect.get(target, name, receiver);
      },
    });
  return {
    open: {
      ...store,
      queries: watch(store.queries),
      transact: (work) => store.transact((queries) => work(watch(queries))),
    },
    killAt: (write) => void ([writes, at] = [0, write]),
    revive: () => void (at = Infinity),
    writes: () => writes,
    isDead,
  };
}
