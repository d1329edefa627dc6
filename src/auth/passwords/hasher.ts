import { hash, verify } from "@node-rs/argon2";
import { type PasswordHash, passwordHash } from "../../shared/brand.ts";
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

const longestQueue = 20;

/** @param cost cheaper only in tests */
export function createHasher(cost: HashCost = PASSWORD_COST): Hasher {
  const queue = createQueue();
  const standIn = hash("a password that nobody has", cost);
  standIn.catch(() => undefined);
  return {
    hash: (password) => queue(async () => passwordHash(await hash(normalPassword(password), cost))),
    verify: (stored, password) =>
      queue(async () => {
        const same = await verify(stored ?? (await standIn), normalPassword(password));
        return same && stored !== undefined;
      }),
  };
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
