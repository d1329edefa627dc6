import { hash, verify } from "@node-rs/argon2";
import { type PasswordHash, passwordHash } from "../../shared/brand.ts";
import { decoyOf, equalWork } from "./equal-work.ts";
import { type HashKind, isReadable, readHash } from "./read-hash.ts";
import { normalPassword } from "./refuse-password.ts";

/** Hashes passwords, one after the other, and checks them. */
export interface Hasher {
  /** @throws HasherBusy when too many are waiting */
  hash(password: string): Promise<PasswordHash>;
  /**
   * One verification, whether or not there is something to verify against.
   *
   * @param stored undefined costs the same and is never right
   * @throws HasherBusy when too many are waiting
   */
  verify(stored: PasswordHash | undefined, password: string): Promise<boolean>;
  /**
   * The same for the password of an account, whose hash another system may have made. It does the same work whatever is
   * stored, and also where nothing is (`equalWork`).
   *
   * @param foreign kinds of hashes in the database that another system made
   * @throws HasherBusy when too many are waiting
   */
  check(stored: PasswordHash | undefined, password: string, foreign: readonly HashKind[]): Promise<Checked>;
}

/** What a check came to. */
export interface Checked {
  readonly right: boolean;
  /** A hash of ours to take the place of the one that was right, where that is of another kind than those of today. */
  readonly renewed: PasswordHash | undefined;
}

/** More passwords arrive than the machine can hash. */
export class HasherBusy extends Error {
  constructor() {
    super("Too many passwords are being checked at once. Nothing was changed; try again in a few seconds.");
  }
}

/** OWASP Password Storage Cheat Sheet, argon2id: 19 MiB, two passes, one lane. */
const PASSWORD_COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

export interface HashCost {
  readonly memoryCost: number;
  readonly timeCost: number;
  readonly parallelism: number;
}

/** How hashes that are made today are called. */
export const KIND_OF_OURS: HashKind = kindOfOurs(PASSWORD_COST);

const longestQueue = 20;

/** @param cost cheaper only in tests */
export function createHasher(cost: HashCost = PASSWORD_COST): Hasher {
  const queue = createQueue();
  const standIn = hash("a password that nobody has", cost);
  standIn.catch(() => undefined);
  const ours = kindOfOurs(cost);
  const make = async (password: string) => passwordHash(await hash(normalPassword(password), cost));
  return {
    hash: (password) => queue(() => make(password)),
    verify: (stored, password) =>
      queue(async () => {
        const same = await verify(stored ?? (await standIn), normalPassword(password));
        return same && stored !== undefined;
      }),
    check: (stored, password, foreign) =>
      queue(async () => {
        const read = stored === undefined ? undefined : readHash(stored);
        const own = read && isReadable(read) ? read : undefined;
        const steps = equalWork(ours, foreign, own);
        let right = false;
        // Another way of writing the same letters costs everybody the same: it hangs on what was typed alone.
        for (const form of new Set([normalPassword(password), password]))
          for (const step of steps) {
            const fits = await fitsStep(step, form);
            right ||= fits;
          }
        const renewed = right && own?.kind !== ours ? await make(password) : undefined;
        return { right, renewed };
      }),
  };
}

/** How a hash that `cost` makes is called: argon2id, version 19, 32 bytes. */
function kindOfOurs({ memoryCost, timeCost, parallelism }: HashCost): HashKind {
  return `argon2id:19,${[memoryCost, timeCost, parallelism].map(String).join(",")},32`;
}

async function fitsStep(step: ReturnType<typeof equalWork>[number], password: string): Promise<boolean> {
  const hash = step.kind === "own" ? step.hash : decoyOf(step.of);
  const fits = await hash?.check(password);
  return step.kind === "own" && fits === true;
}

/** One at a time, and few waiting: each takes 19 MiB and a core, and anybody at the door may ask for one. */
function createQueue() {
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  return <Result>(work: () => Promise<Result>): Promise<Result> => {
    if (waiting >= longestQueue) return Promise.reject(new HasherBusy());
    waiting += 1;
    const result = last.then(work).finally(() => {
      waiting -= 1;
    });
    last = result.catch(() => undefined);
    return result;
  };
}
