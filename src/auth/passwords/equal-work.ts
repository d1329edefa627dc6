import { type HashKind, isReadable, type ReadHash, readHash } from "./read-hash.ts";

/** One step of a check: the hash itself, or the same work for nothing. */
export type Step =
  { readonly kind: "own"; readonly hash: ReadHash } | { readonly kind: "decoy"; readonly of: HashKind };

/**
 * What a check of a password does, so that it takes as long for every address: known or not, with a hash of ours or of
 * any other system. It is equal work, not equal time: nothing waits for a clock, so a loaded machine slows all alike, and
 * the core, the memory and everybody who waits in the queue behind see no difference either.
 *
 * For each kind of hash that is in the database one whole check of it is done. That of the account is done for it, all
 * others for nothing. The costs of bcrypt double from step to step and those of PBKDF2 add up, so of these the dearest is
 * enough: what an account's own hash is cheaper by, decoys make up for. Of scrypt and argon2, whose cost depends on how
 * memory is walked through, every kind counts.
 *
 * What can be told from outside is what holds for everybody: that a check became dearer with an import, or cheaper when
 * the last account of a kind had signed in.
 *
 * @param ours the kind of the hashes that we make
 * @param foreign kinds of hashes in the database that another system made
 * @param own the hash of the account; undefined where there is none
 */
export function equalWork(ours: HashKind, foreign: readonly HashKind[], own: ReadHash | undefined): readonly Step[] {
  // One of ours that was made with the costs of another time stands where those of today do.
  const isOlder = own?.kind.startsWith("argon2") === true && !foreign.includes(own.kind);
  const families = new Map<string, HashKind[]>();
  for (const kind of [...new Set([isOlder ? own.kind : ours, ...foreign])].sort()) {
    const { family } = partsOf(kind);
    families.set(family, [...(families.get(family) ?? []), kind]);
  }
  return [...families].flatMap(([family, members]) => stepsOf(family, members, own));
}

function stepsOf(family: string, members: readonly HashKind[], own: ReadHash | undefined): readonly Step[] {
  const isOurs = own !== undefined && partsOf(own.kind).family === family;
  if (!addsUp(family))
    return members.map((kind) =>
      isOurs && own.kind === kind ? { kind: "own", hash: own } : { kind: "decoy", of: kind },
    );
  const most = Math.max(...members.map((kind) => partsOf(kind).cost));
  if (!isOurs) return [{ kind: "decoy", of: `${family}:${String(most)}` }];
  const rest = family === "bcrypt" ? doublings(partsOf(own.kind).cost, most) : remainder(partsOf(own.kind).cost, most);
  return [
    { kind: "own", hash: own },
    ...rest.map((cost): Step => ({ kind: "decoy", of: `${family}:${String(cost)}` })),
  ];
}

const addsUp = (family: string) => family === "bcrypt" || family.startsWith("pbkdf2-");

/** 2^own and 2^own and 2^(own + 1) … up to 2^(most - 1) are 2^most. */
const doublings = (own: number, most: number) => Array.from({ length: most - own }, (_, step) => own + step);

const remainder = (own: number, most: number) => (most > own ? [most - own] : []);

function partsOf(kind: HashKind): { readonly family: string; readonly cost: number } {
  const [family = "", cost = ""] = kind.split(":");
  return { family, cost: Number(cost) };
}

/** A hash of this kind that no password fits. @returns undefined when there is no such kind */
export function decoyOf(kind: HashKind): ReadHash | undefined {
  const known = decoys.get(kind) ?? readHash(textOfDecoy(kind));
  if (!isReadable(known)) return undefined;
  decoys.set(kind, known);
  return known;
}

const decoys = new Map<HashKind, ReadHash>();

const SALT = "nobody's salt 16";
const inBase64 = (bytes: Buffer) => bytes.toString("base64").replace(/=+$/u, "");

function textOfDecoy(kind: HashKind): string {
  const [family = "", rest = ""] = kind.split(":");
  const [first = "", second = "", third = "", fourth = "", length = ""] = rest.split(",");
  if (family === "bcrypt") return `$2b$${first.padStart(2, "0")}$${"a".repeat(21)}u${"a".repeat(31)}`;
  if (family.startsWith("pbkdf2-"))
    return `pbkdf2_${family.slice("pbkdf2-".length)}$${first}$${SALT}$${inBase64(Buffer.alloc(20))}`;
  if (family === "scrypt")
    return `scrypt:${first}:${second}:${third}$${SALT}$${Buffer.alloc(Number(fourth)).toString("hex")}`;
  const key = inBase64(Buffer.alloc(Number(length)));
  return `$${family}$v=${first}$m=${second},t=${third},p=${fourth}$${inBase64(Buffer.from(SALT))}$${key}`;
}

/** About how many milliseconds of a core a check takes while hashes of these kinds are in the database. */
export const workOf = (ours: HashKind, foreign: readonly HashKind[]): number =>
  Math.round(
    equalWork(ours, foreign, undefined).reduce(
      (sum, step) => sum + (step.kind === "decoy" ? millisecondsOf(step.of) : 0),
      0,
    ),
  );

/**
 * Measured as processor time of a slow server, bcrypt at its dearest: it gains least from a fast one. On two quiet cores of
 * 2026 all are three times as fast (bcrypt of cost 14: 0.84 s, scrypt of 2^17 and 8: 0.27 s), and stand to each other as here.
 */
function millisecondsOf(kind: HashKind): number {
  const [family = "", rest = ""] = kind.split(":");
  const numbers = rest.split(",").map(Number);
  const [first = 0, second = 0, third = 0] = numbers;
  switch (family) {
    case "bcrypt":
      return 2 ** first / 7;
    case "scrypt":
      return (first * second * third) / 1500;
    case "pbkdf2-sha1":
      return first / 3000;
    case "pbkdf2-sha256":
      return first / 2500;
    case "pbkdf2-sha512":
      return first / 1000;
    default:
      return (second * third) / 1300;
  }
}
