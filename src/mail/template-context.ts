import type { Instant } from "../shared/brand.ts";
import { baseOf, isFromTheRight, type Language } from "../shared/language.ts";
import type { Block } from "./block.ts";
import type { MailDetails } from "./mail-details.ts";
import type { MailWords } from "../wording/wording.ts";

/** All that a template may use. Nothing in it depends on when or how often the mail is written. */
export interface TemplateContext {
  readonly words: MailWords;
  readonly language: Language;
  /** Name of the person, when it can stand in a mail. */
  readonly name: string | undefined;
  readonly workspace: string;
  readonly details: MailDetails;
  readonly askedAt: Instant;
  /** Minutes that the code or link is good for. */
  readonly minutes: number;
  readonly link: (page: string, token: string) => string;
  /** A page without a token: whoever opens it signs in there. */
  readonly page: (page: string) => string;
}

/** @param known what the account row and the order say */
export function sceneOf(known: {
  readonly words: MailWords;
  readonly language: Language;
  readonly name: string | undefined;
  readonly workspace: string | undefined;
  readonly details: MailDetails;
  readonly queuedAt: Instant;
  readonly baseUrl: string;
}): TemplateContext {
  const { words, details } = known;
  return {
    words,
    language: known.language,
    name: known.name,
    workspace: known.workspace ?? words.yourWorkspace,
    details,
    askedAt: details.askedAt ?? details.changedAt ?? details.stoppedAt ?? known.queuedAt,
    minutes: details.minutes,
    page: (page) => `${known.baseUrl.replace(/\/$/, "")}/${page}`,
    link: (page, token) => `${known.baseUrl.replace(/\/$/, "")}/${page}?token=${encodeURIComponent(token)}`,
  };
}

export const greeting = (context: TemplateContext): Block => ({
  kind: "text",
  text: context.name === undefined ? context.words.helloAnybody : context.words.hello({ name: context.name }),
});

/** Where, when and, as far as it is told, what for and from which network address. */
export function circumstances(context: TemplateContext): Block {
  const { labels, purposes } = context.words;
  const { channel, purpose, address } = context.details;
  const rows: (readonly [string, string] | undefined)[] = [
    channel === undefined ? undefined : [labels.where, channelName(context, channel)],
    [labels.when, inWords(context.askedAt, context)],
    purpose === undefined ? undefined : [labels.what, purposes[purpose]],
    address === undefined || address === "unknown" ? undefined : [labels.address, address],
  ];
  return { kind: "facts", rows: rows.filter((row) => row !== undefined) };
}

/**
 * The line that a phone shows of a mail with a code, the digits before all else. They stand in the body only: subjects
 * are logged by mail servers on the way.
 */
export function codeFirst({ words, language }: TemplateContext, digits: string, preview: string): string {
  const halves = inHalves(digits);
  // Between words that run from right to left the second half would stand first.
  const shown = isFromTheRight(language) ? `\u2066${halves}\u2069` : halves;
  return `${words.codeIs({ digits: shown })} ${preview}`;
}

/** The chat or page by the name that people use for it. */
export function channelName(context: TemplateContext, name: string): string {
  const { channels } = context.words;
  if (
    name === "web-chat" ||
    name === "terminal" ||
    name === "telegram" ||
    name === "portal" ||
    name === "profile" ||
    name === "admin"
  )
    return channels[name];
  return name.startsWith("whatsapp") ? channels.whatsapp : channels.other;
}

/** The way to stop everything, without signing in. */
export function notMe(context: TemplateContext, token: string, warning?: string): readonly Block[] {
  const { question, button, hint } = context.words.notMe;
  return [
    { kind: "text", text: warning === undefined ? question : `${question} ${warning}` },
    { kind: "button", label: button, url: context.link("not-me", token), weight: "quiet" },
    { kind: "small", text: hint },
  ];
}

/** The way on for its owner, where strangers spent what the account lets them: tries of one's own. */
export function wasMe(context: TemplateContext, token: string): readonly Block[] {
  const { question, button, hint } = context.words.wasMe;
  return [
    { kind: "text", text: question },
    { kind: "button", label: button, url: context.link("was-me", token), weight: "quiet" },
    { kind: "small", text: hint },
  ];
}

/** `123456` → `123 456`: people read and type two short groups with fewer slips. Every code field takes the blank. */
export const inHalves = (digits: string): string =>
  `${digits.slice(0, digits.length / 2)} ${digits.slice(digits.length / 2)}`;

const PLAIN = /^[\p{L}\p{M}\p{N} ,&'’().-]{1,60}$/u;

const LOOKS_LIKE_A_LINK = /\.[^ .]/;

/**
 * A name that somebody chose, if it can stand in a mail of ours. Names are a known way to smuggle advertising and
 * links into mails that a company signs; such a name is left out.
 */
export function plainName(name: string): string | undefined {
  const trimmed = name.trim();
  return PLAIN.test(trimmed) && !LOOKS_LIKE_A_LINK.test(trimmed) ? trimmed : undefined;
}

const FORM = {
  weekday: "long",
  day: "numeric",
  month: "long",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
  timeZone: "UTC",
} as const;

/** A moment in words, with its time zone: nobody knows where the mail will be read. */
export function inWords(moment: Instant, { words, language }: Pick<TemplateContext, "words" | "language">): string {
  // A language whose file does not say by whose habits dates are written is not dated in English.
  const region = baseOf(words.dates) === baseOf(language) ? words.dates : language;
  return `${new Intl.DateTimeFormat(region, FORM).format(moment)} UTC`;
}
