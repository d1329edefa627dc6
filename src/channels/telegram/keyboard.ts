import type { InboundBody, Outbound } from "../channel.ts";
import type { TelegramMessage } from "./update.ts";

/** Bytes that Telegram keeps with a button. */
const LONGEST_DATA = 64;

/** Longest label that shares its row (characters of a phone's width). */
const SHORT = 12;

const IN_A_ROW = 3;

type Options = Outbound["options"];

type Button = { readonly text: string; readonly callback_data: string };

/** One button a row, unless all are short. */
export function keyboardOf(options: Options): { readonly inline_keyboard: Button[][] } {
  const buttons = options.map(({ id, label }, n) => ({ text: wellFormed(label), callback_data: dataOf(id, n) }));
  const width = options.every(({ label }) => label.length <= SHORT) ? IN_A_ROW : 1;
  return { inline_keyboard: inRows(buttons, width) };
}

const inRows = (buttons: readonly Button[], width: number): Button[][] =>
  buttons.flatMap((_button, n) => (n % width === 0 ? [buttons.slice(n, n + width)] : []));

/** An id that Telegram cannot keep stays at home: the button is then known by its place. */
const dataOf = (id: string, place: number) => (canBeKept(id) ? id : `#${place}`);

const canBeKept = (id: string) =>
  id !== "" && Buffer.byteLength(id) <= LONGEST_DATA && id === wellFormed(id) && !/^#\d+$/u.test(id);

/**
 * What a pressed button says. Where its id was too long, its words are said, in answer to that very message: this
 * chooses the same.
 */
export function bodyOfPress(data: string, message: Pick<TelegramMessage, "reply_markup">): InboundBody {
  const label = labelOf(data, message);
  if (/^#\d+$/u.test(data) && label !== undefined) return { kind: "text", text: label };
  return { kind: "choice", option: data, label: label ?? data };
}

export const labelOf = (data: string, { reply_markup: markup }: Pick<TelegramMessage, "reply_markup">) =>
  markup?.inline_keyboard.flat().find((button) => button.callback_data === data)?.text;

/** A card about a request: it is the shell that changes it, for everybody who was shown it. */
export const isCard = ({ reply_markup: markup }: Pick<TelegramMessage, "reply_markup">): boolean =>
  markup?.inline_keyboard.flat().some(({ callback_data: data }) => data?.startsWith("decide:")) ?? false;

/** Without halves of characters: one would make Telegram refuse all of a message. */
export const wellFormed = (text: string) => text.replace(/\p{Surrogate}/gu, "\u{FFFD}");
