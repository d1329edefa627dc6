import type { Effect } from "../engine/engine.ts";
import type { SHELL_TEXTS, Texts } from "../flow-compiler/flow-compiler.ts";
import { type TextId, textId } from "../shared/brand.ts";
import type { Language } from "../shared/language.ts";
import type { Held, Notice } from "./inbox-body.ts";
import type { TurnDecision } from "./model.ts";

type Lines = TurnDecision["lines"];

/**
 * What the agent says in a turn, in the words of `language`: notices about the message first, then the answer. It is one
 * message, with the buttons of the question at its end: several at once read like a flood, and ring several times.
 */
export function linesOf(
  texts: Texts,
  language: Language,
  notices: readonly Notice[],
  effects: readonly Effect[],
): Lines {
  const noticed = notices.map((notice) => ({ text: texts.say(language, NOTICE_TEXTS[notice]), options: [] }));
  return inOne([...noticed, ...effects.flatMap((effect) => lineOf(texts, language, effect))]);
}

function lineOf(texts: Texts, language: Language, effect: Effect): Lines {
  if (effect.kind !== "say" && effect.kind !== "ask") return [];
  const text = texts.say(language, effect.text, effect.args);
  const offered = effect.kind === "ask" ? effect.options : [];
  return [
    {
      text,
      options: offered.map((option) => ({ id: option.id, label: option.shows ?? texts.say(language, option.text) })),
    },
  ];
}

/** One message of all of these, in their order. Only one of them has buttons: the same turn goes past every other question. */
export function inOne(lines: Lines): Lines {
  if (lines.length < 2) return lines;
  return [{ text: lines.map(({ text }) => text).join("\n\n"), options: lines.flatMap(({ options }) => options) }];
}

/**
 * What was kept back is said with what is said now. A card, or what takes its place, stays a message of its own: it is
 * changed later on.
 *
 * @param held what an earlier turn kept back
 */
export function saidWith(held: Held | undefined, lines: Lines): Lines {
  if (held === undefined || lines.length === 0) return lines;
  const kept = { text: held.text, options: [] };
  const [first] = lines;
  return first?.about === undefined && first?.settles === undefined ? inOne([kept, ...lines]) : [kept, ...lines];
}

/** The flow check holds these in every language. */
const shellText = (name: keyof typeof SHELL_TEXTS): TextId => textId(name);

/** What the shell itself says, whatever flow is running. */
const NOTICE_TEXTS = {
  "secret-cut": shellText("shell.secret-cut"),
  "too-long": shellText("shell.too-long"),
  "slow-down": shellText("shell.slow-down"),
} as const satisfies Readonly<Record<Notice, TextId>>;

/** Below numbered choices, where a messenger has no buttons. Placeholder: `most`, the highest number. */
export const REPLY_WITH_NUMBER = shellText("shell.reply-with-number");

/** Said when not even a repair could be started. */
export const BROKEN = textId("engine.broken");

/** Said to whoever types the right code while their case waits. Placeholder: `case`. */
export const CASE_PROVED = shellText("shell.case-proved");

/** Said to whoever goes on writing after a hand-over. Placeholder: `case`. */
export const HANDED_OVER = shellText("shell.handed-over");
