import type { SHELL_TEXTS } from "../flow-files/flow-files.ts";
import { type TextId, textId } from "../shared/brand.ts";
import type { Notice } from "./inbox-body.ts";

/** The flow check holds these in every language. */
const shellText = (name: keyof typeof SHELL_TEXTS): TextId => textId(name);

/** What the shell itself says, whatever flow is running. */
export const NOTICE_TEXTS = {
  "secret-cut": shellText("shell.secret-cut"),
  "too-long": shellText("shell.too-long"),
  "slow-down": shellText("shell.slow-down"),
} as const satisfies Readonly<Record<Notice, TextId>>;

/** Below numbered choices, where a messenger has no buttons. Placeholder: `most`, the highest number. */
export const REPLY_WITH_NUMBER = shellText("shell.reply-with-number");

/** Said when not even a repair could be started. */
export const BROKEN = textId("engine.broken");

/** Said to whoever goes on writing after a hand-over. Placeholder: `case`. */
export const HANDED_OVER = shellText("shell.handed-over");
