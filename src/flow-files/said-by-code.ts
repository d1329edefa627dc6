import { ENGINE_TEXTS } from "../engine/engine.ts";
import { SHELL_TEXTS } from "./vocabulary.ts";

/** Texts that no flow names, because engine and shell say them by themselves, with the placeholders they fill in. */
export const SAID_BY_CODE: ReadonlyMap<string, readonly string[]> = new Map<string, readonly string[]>([
  ...Object.values(ENGINE_TEXTS).map((text) => [text, []] as const),
  ...Object.entries(SHELL_TEXTS),
]);
