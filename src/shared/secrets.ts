import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  hkdfSync,
  sign,
  timingSafeEqual,
  verify,
} from "node:crypto";
import { type Sealed, type TokenHash, sealed, tokenHash } from "./brand.ts";
import type { Random } from "./random.ts";

/**
 * Everything done with the one key that is not in the database. Whoever steals the database alone finds MACs, hashes
 * and sealed text. Each use has a key of its own (HKDF-SHA-256), so a MAC made for one use says nothing in another.
 */
export interface Secrets {
  /** Keyed MAC (HMAC-SHA-256, base64url) of `parts`, for `use`. Parts are length-prefixed: ["ab",""] is not ["a","b"]. */
  mac(use: string, ...parts: readonly string[]): string;
  /** Encrypts for `use` (AES-256-GCM, fresh 96-bit nonce: NIST SP 800-38D). */
  seal(use: string, text: string): Sealed;
  /** @throws when the text was sealed for another use, with another key, or was changed since. */
  open(use: string, text: Sealed): string;
  /** Signs for `use` (Ed25519, RFC 8032): unlike a MAC, whoever has the public key can check it and make none. */
  sign(use: string, text: string): Signature;
}

/** Both in base64url. The public key is the same for one use of one key of an installation. */
export interface Signature {
  readonly publicKey: string;
  readonly signature: string;
}

/** Whether the text was signed by whoever has the private half of this public key. False for what is no key at all. */
export function isSigned(text: string, { publicKey, signature }: Signature): boolean {
  // Several spellings of one signature would let a signed text differ from itself.
  if (![publicKey, signature].every((one) => Buffer.from(one, "base64url").toString("base64url") === one)) return false;
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, "base64url"), format: "der", type: "spki" });
    return verify(undefined, Buffer.from(text), key, Buffer.from(signature, "base64url"));
  } catch {
    return false;
  }
}

/** What stands before the 32 bytes of a private key of Ed25519 in its usual form (RFC 8410). */
const PRIVATE_KEY = Buffer.from("302e020100300506032b657004220420", "hex");

/** @param master 32 bytes or more from a CSPRNG, kept outside the database */
export function createSecrets(master: Uint8Array, random: Random): Secrets {
  const keys = new Map<string, Buffer>();
  const keyFor = (use: string) => {
    const known = keys.get(use) ?? Buffer.from(hkdfSync("sha256", master, "latchkey", use, 32));
    keys.set(use, known);
    return known;
  };
  return {
    mac: (use, ...parts) => {
      const hmac = createHmac("sha256", keyFor(`mac:${use}`));
      for (const part of parts) hmac.update(`${String(Buffer.byteLength(part))}:`).update(part);
      return hmac.digest("base64url");
    },
    seal: (use, text) => {
      const nonce = random.bytes(12);
      const cipher = createCipheriv("aes-256-gcm", keyFor(`seal:${use}`), nonce);
      const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
      return sealed(Buffer.concat([nonce, cipher.getAuthTag(), body]).toString("base64url"));
    },
    open: (use, text) => {
      const bytes = Buffer.from(text, "base64url");
      const decipher = createDecipheriv("aes-256-gcm", keyFor(`seal:${use}`), bytes.subarray(0, 12));
      decipher.setAuthTag(bytes.subarray(12, 28));
      return decipher.update(bytes.subarray(28), undefined, "utf8") + decipher.final("utf8");
    },
    sign: (use, text) => {
      const key = Buffer.concat([PRIVATE_KEY, keyFor(`sign:${use}`)]);
      const privateKey = createPrivateKey({ key, format: "der", type: "pkcs8" });
      const publicKey = createPublicKey(privateKey).export({ format: "der", type: "spki" }).toString("base64url");
      return { publicKey, signature: sign(undefined, Buffer.from(text), privateKey).toString("base64url") };
    },
  };
}

/** A fresh bearer token: 256 bits, base64url (OWASP ASVS 7.2.3 asks for 128). It is shown once and never stored. */
export const newToken = (random: Random) => Buffer.from(random.bytes(32)).toString("base64url");

/** What is stored of a token. Unkeyed is enough: 256 bits cannot be guessed, with or without the hash. */
export const hashToken = (token: string): TokenHash =>
  tokenHash(createHash("sha256").update(token).digest("base64url"));

/** Compares two MACs in constant time (ASVS 11.2.4). Different lengths are simply unequal. */
export function sameMac(left: string, right: string): boolean {
  const a = Buffer.from(left);
  const b = Buffer.from(right);
  return a.length === b.length && timingSafeEqual(a, b);
}
