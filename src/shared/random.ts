import { createHash, randomBytes, randomInt, randomUUID } from "node:crypto";

/** Where chance comes from. Everything that needs it is handed one of these. */
export interface Random {
  /** `length` unpredictable bytes. */
  bytes(length: number): Uint8Array;
  /** A whole number, 0 ≤ n < `limit` (at most 2^48 - 1), each as likely as the next. */
  below(limit: number): number;
  /** A fresh id (UUID version 4). An id, never a secret. */
  id(): string;
}

/** The operating system's CSPRNG. The only place in the code base that draws from it. */
export const systemRandom: Random = {
  bytes: (length) => randomBytes(length),
  below: (limit) => randomInt(limit),
  id: () => randomUUID(),
};

/**
 * A stream that depends on `seed` alone. For `latchkey converse` and tests, where a run must be repeatable.
 * Never for a world with real people in it.
 */
export function seededRandom(seed: string): Random {
  let drawn = 0;
  const block = () =>
    createHash("sha256")
      .update(`${seed}:${String(drawn++)}`)
      .digest();
  const bytes = (length: number) => {
    const blocks = Array.from({ length: Math.ceil(length / 32) }, block);
    return new Uint8Array(Buffer.concat(blocks).subarray(0, length));
  };
  return {
    bytes,
    below: (limit) => Number(BigInt(`0x${block().toString("hex")}`) % BigInt(limit)),
    id: () => {
      const hex = Buffer.from(bytes(16)).toString("hex");
      return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20)].join(
        "-",
      );
    },
  };
}
