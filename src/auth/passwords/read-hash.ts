import { verify as verifyBcrypt } from "@node-rs/bcrypt";
import { verify as verifyArgon2 } from "@node-rs/argon2";
import { createHash, pbkdf2, scrypt, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";
import { LIMITS } from "../limits.ts";

/**
 * What one check against a hash costs, as a name: two hashes of one name cost the same. Rests in the database beside
 * hashes that another system made: `bcrypt:12`, `pbkdf2-sha256:600000`, `scrypt:32768,8,1,64`, `argon2id:19,65536,4,1,32`.
 */
export type HashKind = string;

/** A stored hash, read: what checking it costs, and the check. */
export interface ReadHash {
  readonly kind: HashKind;
  /** @param password as it was typed, or in the one form of writing it; both are tried */
  readonly check: (password: string) => Promise<boolean>;
}

/** Why a hash cannot be taken. `too-dear`: each check would cost more than a sign-in may. */
type HashRefusal =
  | { readonly kind: "unreadable" }
  | { readonly kind: "too-dear"; readonly what: string; readonly is: number; readonly most: number };

type Read = ReadHash | HashRefusal;

const UNREADABLE: HashRefusal = { kind: "unreadable" };

/**
 * Reads a hash in any of the forms that systems write: those of the PHC, of Django with or without its own names in
 * front, of Werkzeug and of Passlib. A hash that is read here is one that the check does its whole work for: what a
 * library would refuse at once is refused here, or one account would answer faster than the others.
 */
export function readHash(text: string): Read {
  for (const [form, read] of FORMS) {
    const found = form.exec(text);
    if (found) return read(found.slice(1));
  }
  return UNREADABLE;
}

export const isReadable = (read: Read): read is ReadHash => "check" in read;

type Parts = readonly string[];

const FORMS: readonly (readonly [RegExp, (parts: Parts) => Read])[] = [
  [/^(?:bcrypt\$)?(\$2[aby]\$\d\d\$[./A-Za-z0-9]{53})$/u, ([hash = ""]) => readBcrypt(hash, asTyped)],
  [/^bcrypt_sha256\$(\$2[aby]\$\d\d\$[./A-Za-z0-9]{53})$/u, ([hash = ""]) => readBcrypt(hash, sha256Hex)],
  [
    /^(?:argon2)?(\$(argon2(?:id|i|d))(?:\$v=(16|19))?\$m=(\d{1,9}),t=(\d{1,9}),p=(\d{1,9})\$([^$]+)\$([^$]+))$/u,
    readArgon2,
  ],
  [
    /^\$scrypt\$ln=(\d{1,2}),r=(\d{1,9}),p=(\d{1,9})\$([^$]+)\$([^$]+)$/u,
    ([ln, r, p, salt = "", key = ""]) => readScrypt(2 ** Number(ln), Number(r), Number(p), base64(salt), base64(key)),
  ],
  [
    /^scrypt:(\d{1,9}):(\d{1,9}):(\d{1,9})\$([^$]+)\$([0-9a-f]+)$/u,
    ([n, r, p, salt = "", key = ""]) => readScrypt(Number(n), Number(r), Number(p), Buffer.from(salt), hex(key)),
  ],
  [
    /^scrypt\$(\d{1,9})\$([^$]+)\$(\d{1,9})\$(\d{1,9})\$([^$]+)$/u,
    ([n, salt = "", r, p, key = ""]) => readScrypt(Number(n), Number(r), Number(p), Buffer.from(salt), base64(key)),
  ],
  [
    /^pbkdf2_(sha1|sha256|sha512)\$(\d{1,9})\$([^$]+)\$([^$]+)$/u,
    ([digest = "", rounds, salt = "", key = ""]) => readPbkdf2(digest, Number(rounds), Buffer.from(salt), base64(key)),
  ],
  [
    /^pbkdf2:(sha1|sha256|sha512):(\d{1,9})\$([^$]+)\$([0-9a-f]+)$/u,
    ([digest = "", rounds, salt = "", key = ""]) => readPbkdf2(digest, Number(rounds), Buffer.from(salt), hex(key)),
  ],
  [
    /^\$pbkdf2(?:-(sha1|sha256|sha512))?\$(?:i=)?(\d{1,9})(?:,l=\d{1,3})?\$([^$]+)\$([^$]+)$/u,
    ([digest = "sha1", rounds, salt = "", key = ""]) => readPbkdf2(digest, Number(rounds), base64(salt), base64(key)),
  ],
];

/** Base64 with or without its `=`, also as Passlib writes it, with a full stop for the plus. Undefined: it is none. */
function base64(text: string): Buffer | undefined {
  const plain = text.replaceAll(".", "+").replace(/={1,2}$/u, "");
  const bytes = Buffer.from(plain, "base64");
  return bytes.toString("base64").replace(/=+$/u, "") === plain ? bytes : undefined;
}

const hex = (text: string) => (text.length % 2 === 0 ? Buffer.from(text, "hex") : undefined);

const asTyped = (password: string) => password;
const sha256Hex = (password: string) => createHash("sha256").update(password).digest("hex");

const { foreignHash: MOST } = LIMITS;

const tooDear = (what: string, is: number, most: number): HashRefusal => ({ kind: "too-dear", what, is, most });

function readBcrypt(hash: string, before: (password: string) => string): Read {
  const cost = Number(hash.slice(4, 6));
  if (cost < 4 || cost > 31 || hasLooseEnd(hash)) return UNREADABLE;
  if (cost > MOST.bcryptCost) return tooDear("bcrypt cost", cost, MOST.bcryptCost);
  return { kind: `bcrypt:${String(cost)}`, check: async (password) => verifyBcrypt(before(password), hash) };
}

/** Bits behind the last whole byte of salt and hash must be zero: the library says no to others without any work. */
const hasLooseEnd = (hash: string) => !/^.{28}[.Oeu].{30}[.CGKOSWaeimquy26]$/u.test(hash);

function readArgon2([phc = "", variant = "", version = "16", m, t, p, salt = "", key = ""]: Parts): Read {
  const memory = Number(m);
  const passes = Number(t);
  const lanes = Number(p);
  const saltBytes = base64(salt)?.length ?? 0;
  const keyBytes = base64(key)?.length ?? 0;
  const isSound = passes >= 1 && lanes >= 1 && memory >= 8 * lanes && saltBytes >= 8 && saltBytes <= 48;
  if (!isSound || keyBytes < 12 || keyBytes > 64 || /[.=]/u.test(salt + key)) return UNREADABLE;
  if (lanes > MOST.argon2Lanes) return tooDear("argon2 p", lanes, MOST.argon2Lanes);
  if (memory > MOST.argon2Memory) return tooDear("argon2 m", memory, MOST.argon2Memory);
  if (memory * passes > MOST.argon2Work) return tooDear("argon2 m × t", memory * passes, MOST.argon2Work);
  const kind = `${variant}:${[version, memory, passes, lanes, keyBytes].map(String).join(",")}`;
  return { kind, check: async (password) => verifyArgon2(phc, password) };
}

const derive = promisify<string, Buffer, number, { N: number; r: number; p: number; maxmem: number }, Buffer>(scrypt);
const stretch = promisify(pbkdf2);

/** What scrypt and PBKDF2 may take for salt and key, in bytes. */
const isSound = (salt: Buffer | undefined, key: Buffer | undefined): boolean =>
  salt !== undefined &&
  salt.length > 0 &&
  salt.length <= 128 &&
  key !== undefined &&
  key.length >= 16 &&
  key.length <= 64;

function readScrypt(n: number, r: number, p: number, salt: Buffer | undefined, key: Buffer | undefined): Read {
  const isPower = n >= 2 && Number.isInteger(Math.log2(n));
  if (!salt || !key || !isSound(salt, key) || !isPower || r < 1 || p < 1) return UNREADABLE;
  if (n * r > MOST.scryptWork) return tooDear("scrypt N × r", n * r, MOST.scryptWork);
  if (n * r * p > MOST.scryptWork) return tooDear("scrypt N × r × p", n * r * p, MOST.scryptWork);
  const cost = { N: n, r, p, maxmem: 256 * (n * r + r * p) + 1024 * 1024 };
  return {
    kind: `scrypt:${[n, r, p, key.length].map(String).join(",")}`,
    check: async (password) => timingSafeEqual(await derive(password, salt, key.length, cost), key),
  };
}

const DIGEST_BYTES: Readonly<Record<string, number>> = { sha1: 20, sha256: 32, sha512: 64 };

/** Each block of the key costs all rounds, so rounds of all blocks together are what a check costs. */
function readPbkdf2(digest: string, rounds: number, salt: Buffer | undefined, key: Buffer | undefined): Read {
  if (!salt || !key || !isSound(salt, key) || rounds < 1) return UNREADABLE;
  const all = rounds * Math.ceil(key.length / (DIGEST_BYTES[digest] ?? 1));
  const most = digest === "sha512" ? MOST.pbkdf2Sha512Rounds : MOST.pbkdf2Rounds;
  if (all > most) return tooDear(`PBKDF2-${digest.toUpperCase()} rounds`, all, most);
  return {
    kind: `pbkdf2-${digest}:${String(all)}`,
    check: async (password) => timingSafeEqual(await stretch(password, salt, rounds, key.length, digest), key),
  };
}
