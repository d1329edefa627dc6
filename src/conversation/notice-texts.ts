import { type TextId, textId } from "../shared/brand.ts";
import type { Notice } from "./ports.ts";

/** What the shell itself says, whatever flow is running. */
export const NOTICE_TEXTS = {
  "secret-cut": textId("shell.secret-cut"),
  "too-long": textId("shell.too-long"),
  "slow-down": textId("shell.slow-down"),
} as const satisfies Readonly<Record<Notice, TextId>>;

/** Said when not even a repair could be started. */
export const BROKEN = textId("engine.broken");

/** Said to whoever goes on writing after a hand-over. Placeholder: `case`. */
export const HANDED_OVER = textId("shell.handed-over");
