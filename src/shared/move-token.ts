import type { Random } from "./random.ts";
import { newToken } from "./secrets.ts";

/** What a token looks like with which a chat goes on elsewhere: told from every other secret by how it begins. */
export const MOVE_TOKEN = /(?<![\w-])carry-[\w-]{43}(?![\w-])/gu;

/** A fresh one: 256 bits. Telegram passes on at most 64 characters. */
export const drawMoveToken = (random: Random): string => `carry-${newToken(random)}`;
