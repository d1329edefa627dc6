import type { Random } from "./random.ts";

/** Crockford's base32: no I, L, O or U, which are misread or make words. Nobody mixes these up on the phone. */
export const CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** Letters and digits to be read out or typed off, five bits each: 32 divides 256, so every one is as likely. */
export const drawLetters = (random: Random, length: number): string =>
  Array.from(random.bytes(length), (byte) => CROCKFORD.charAt(byte % CROCKFORD.length)).join("");

/** As it was meant by whoever typed it off: any case, O for 0, I or L for 1. */
export const readLetters = (typed: string): string => typed.toUpperCase().replaceAll("O", "0").replace(/[IL]/g, "1");
