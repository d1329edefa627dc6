import { wordsOf } from "../fold.ts";
import type { Entity, EntityKind } from "../../engine/engine.ts";
import type { Vocabulary } from "../words/words.ts";
import { onlyDuration } from "./find-durations.ts";
import { findEmails } from "./find-emails.ts";
import { findIps } from "./find-ips.ts";
import { findRequests } from "./find-requests.ts";
import { PLACEHOLDER } from "./mask.ts";
import type { Span } from "./span.ts";

/** Something concrete that a message names, where it stands. */
export interface NamedValue extends Span {
  /** Missing for a cut secret: that something stood there still matters to "no, it's …". */
  readonly entity?: Entity;
  /** It may be another one: it has to be asked back. */
  readonly unsure: boolean;
}

const SECRET = new RegExp(PLACEHOLDER, "gu");

/**
 * What stands out in any message, in its order and apart from each other.
 *
 * @param text cleaned, secrets cut
 * @param awaited what was asked for: then looser ways to write it count
 */
export function valuesIn(text: string, awaited: EntityKind | undefined, vocabulary: Vocabulary): readonly NamedValue[] {
  const emails = findEmails(text, vocabulary).filter(({ unsure }) => unsure !== "weak" || awaited === "email");
  const found: NamedValue[] = [
    ...emails.map((found) => valueOf("email", found)),
    ...findIps(text, vocabulary, awaited === "ip").map((found) => valueOf("ip", found)),
    ...findRequests(text, [], vocabulary).map((found) => valueOf("request", found)),
    ...[...text.matchAll(SECRET)].map(({ index }) => ({ from: index, to: index + PLACEHOLDER.length, unsure: false })),
  ].toSorted((a, b) => a.from - b.from);
  return found.filter((value, index) => value.from >= (found[index - 1]?.to ?? 0));
}

/** What is only looked for when it was asked for: "today" in a story is no duration, and free text is any message. */
export function awaitedValues(
  text: string,
  awaited: EntityKind | undefined,
  vocabulary: Vocabulary,
): readonly NamedValue[] {
  const value = text.trim();
  if (awaited === "text" && value !== "")
    return [{ from: 0, to: text.length, entity: { kind: "text", value }, unsure: false }];
  const duration = awaited === "duration" ? onlyDuration(text, vocabulary) : undefined;
  return duration ? [valueOf("duration", duration)] : [];
}

/** Whether a part of the message is a length of time and nothing else: "my IP is blocked, just for today". */
export const saysLength = (text: string, vocabulary: Vocabulary): boolean =>
  text.split(/[,;.!?\n]/u).some((part) => part.trim() !== "" && onlyDuration(part, vocabulary) !== undefined);

/** "Until Friday" and no more. A story in which a time is told ("three codes in ten minutes") is about something else. */
export const isLengthOnly = (text: string, vocabulary: Vocabulary): boolean =>
  wordsOf(text).length <= MOST_OF_LENGTH && onlyDuration(text, vocabulary) !== undefined;

/** "Only until the end of next week". */
const MOST_OF_LENGTH = 7;

interface Found extends Span {
  readonly value: string;
  readonly unsure?: string | true;
}

const valueOf = (kind: EntityKind, { from, to, value, unsure }: Found): NamedValue => ({
  from,
  to,
  entity: { kind, value },
  unsure: unsure !== undefined,
});

/** Each value once, apart by whether it may be acted on. */
export function givenBy(values: readonly NamedValue[]) {
  const once = (unsure: boolean): readonly Entity[] =>
    values
      .filter((value) => value.unsure === unsure)
      .flatMap(({ entity }) => entity ?? [])
      .filter((one, at, all) => all.findIndex(({ kind, value }) => kind === one.kind && value === one.value) === at);
  return { sure: once(false), unsure: once(true) };
}
