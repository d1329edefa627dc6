import { expect, test } from "vitest";
import { isReadable, readHash } from "../../../src/auth/passwords/read-hash.ts";
import { FOREIGN } from "./foreign.ts";

test.each(Object.entries(FOREIGN))("%s is checked as its system does", async (_form, { hash, password }) => {
  const read = readHash(hash);
  if (!isReadable(read)) throw new Error(JSON.stringify(read));
  expect(await read.check(password)).toBe(true);
  expect(await read.check(`${password} `)).toBe(false);
  expect(await read.check("")).toBe(false);
});

const BCRYPT = "abcdefghijklmnopqrstuuK/LATt3Ujon1BqqftO85jNnfphKsTG2";
const SALT = "c29tZXNhbHRzYWx0";
const KEY = "nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4";

test.each([
  [`$2b$15$${BCRYPT}`, "bcrypt cost", 15, 14],
  [`$argon2id$v=19$m=262144,t=1,p=1$${SALT}$${KEY}`, "argon2 m", 262_144, 131_072],
  [`$argon2id$v=19$m=131072,t=3,p=1$${SALT}$${KEY}`, "argon2 m × t", 393_216, 262_144],
  [`$argon2id$v=19$m=65536,t=1,p=32$${SALT}$${KEY}`, "argon2 p", 32, 16],
  [`$scrypt$ln=18,r=8,p=1$${SALT}$${KEY}`, "scrypt N × r", 2_097_152, 1_048_576],
  [`$scrypt$ln=17,r=8,p=2$${SALT}$${KEY}`, "scrypt N × r × p", 2_097_152, 1_048_576],
  [`pbkdf2_sha256$2000001$salt$${KEY}`, "PBKDF2-SHA256 rounds", 2_000_001, 2_000_000],
  [`$pbkdf2-sha512$i=1000001$${SALT}$${KEY}`, "PBKDF2-SHA512 rounds", 1_000_001, 1_000_000],
])("%s is refused for its price, with the bound", (hash, what, is, most) => {
  expect(readHash(hash)).toEqual({ kind: "too-dear", what, is, most });
});

test.each([
  "",
  "right-horse-91",
  "5f4dcc3b5aa765d61d8327deb882cf99",
  "{SSHA}DkMTwBl+a/3DQTxCYEApdUtNXGgdUac3",
  "$6$rounds=5000$salt$hash",
  `$2x$05$${BCRYPT}`,
  `$2b$03$${BCRYPT}`,
  `$2b$05$${BCRYPT.slice(0, -1)}`,
  // The library says no to these two at once: such an account would answer faster than all others.
  `$2b$05$abcdefghijklmnopqrstuv${BCRYPT.slice(22)}`,
  `$2b$05$${BCRYPT.slice(0, -1)}b`,
  `$argon2id$v=19$m=4,t=1,p=1$${SALT}$${KEY}`,
  `$argon2id$v=19$m=64,t=0,p=1$${SALT}$${KEY}`,
  `$argon2id$v=19$m=64,t=1,p=1$c2hvcnQ$${KEY}`,
  `$argon2id$v=19$m=64,t=1,p=1$${SALT}$${KEY}=`,
  `$argon2id$v=18$m=64,t=1,p=1$${SALT}$${KEY}`,
  `scrypt:1000:8:1$salt$${"ab".repeat(32)}`,
  `scrypt:1024:8:1$salt$abc`,
  `pbkdf2_sha256$0$salt$${KEY}`,
  "pbkdf2_sha256$1000$salt$dG9vIHNob3J0",
  `pbkdf2_md5$1000$salt$${KEY}`,
])("%s is no hash that can be taken", (hash) => {
  expect(readHash(hash)).toEqual({ kind: "unreadable" });
});
