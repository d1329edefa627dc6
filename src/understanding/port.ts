import type { Entity, EntityKind, Intent, Understood, IntentResult, Reply, Report } from "../engine/engine.ts";
import type { MemberWish } from "./decisions/asks-to-help.ts";
import type { ApprovalReply } from "./decisions/read-approval-reply.ts";
import type { Answer } from "./choice/yes-no.ts";
import type { Inquiry } from "../shared/inquiry.ts";
import type { Language } from "../shared/language.ts";
import type { Moment } from "./entities/end-of-duration.ts";
import type { ReadAddress } from "./entities/address-reader.ts";
import type { CutText } from "./secrets/secrets.ts";

/** What the conversation waits for at this moment. */
export interface Expectation {
  readonly entity?: EntityKind;
  /** In the order they are shown, with every label that names them in the person's language. */
  readonly options: readonly ExpectedOption[];
  /** All that is known of the trouble is that there is one: a word that names it is read as at the beginning. */
  readonly isVague?: true;
}

export interface ExpectedOption {
  readonly id: string;
  readonly labels: readonly string[];
  /** What a reply may do to choose it. */
  readonly hears?: readonly Reply[];
  /** Something is mailed, changed or asked of somebody before the person is asked anything else. */
  readonly actsAtOnce?: boolean;
}

export interface Understanding {
  /**
   * What a message means. `advised` is somebody's opinion of it: it counts when the reading is unsure and would have
   * offered just that as a button, and otherwise not at all. Never gives `code` entities: codes were cut from the text by then and come back as MACs,
   * which only the caller can make from `cutSecrets(…).codes`.
   *
   * @param text after `cutSecrets`; what is beyond 4,000 characters is not read
   */
  understand(
    text: string,
    context: {
      readonly language: Language;
      readonly expects?: Expectation;
      readonly advised?: Intent | undefined;
      /** An address was named before, so that a trouble would be acted on at once: less doubt is enough. */
      readonly named?: boolean;
    },
  ): Understood;
  /** Cuts what must never be stored. Comes first, before anything else sees the message. @param text raw */
  cutSecrets(text: string): CutText;
  /**
   * The words of a message without whatever could be secret or say whose it is; at most 300 characters. For a language
   * model of somebody else.
   *
   * @param text raw, or after `cutSecrets`
   */
  shareable(text: string): string;
  /** What a message says about requests that wait for a decision. @param known codes of those requests */
  saying(text: string, known: readonly string[]): ApprovalReply;
  /** Whether a message asks to take the link to an account off its chat, and nothing else. @param text after `cutSecrets` */
  asksToUnlink(text: string): boolean;
  /** What an admin asks for somebody else: "unlock tom@acme.example". @param text after `cutSecrets` */
  asksToHelp(text: string): MemberWish | undefined;
  /** The one address in what somebody typed where an address was asked for. @param text raw */
  readonly readAddress: ReadAddress;
  /**
   * Everything known about a message, for `latchkey understand`.
   *
   * @param text raw
   * @param moment when and where it is said, to tell when "until Friday" ends
   */
  read(text: string, moment?: Moment): RawReading;
  /** Which words spoke for the likeliest intent, strongest first. @param text raw */
  explain(text: string): readonly Evidence[];
}

export interface Evidence {
  readonly word: string;
  /** By how much the log odds of the likeliest intent fall without it; negative when it spoke against. */
  readonly weight: number;
}

export interface RawReading {
  readonly intent: Intent;
  /** 0 to 1. */
  readonly confidence: number;
  /** The best guess, however weak. */
  readonly language: Language;
  /** In the order of the text, places in the cleaned text, codes included. */
  readonly entities: readonly FoundEntity[];
  /** The other intents, likeliest first. */
  readonly alternatives: readonly { readonly intent: Intent; readonly confidence: number }[];
  /** What would be made of it at the start of a chat: act, offer candidates, or nothing. */
  readonly reading: IntentResult;
  /** Set when somebody else is said to be at the account; then there is no other `reading`. */
  readonly reports?: Report;
  /** Set when it is asked back whether somebody else is at the account. */
  readonly doubts?: Report;
  /** Tag of the language it is in, where nothing is written in that; then there is no other `reading`. */
  readonly unspoken?: string;
  /** Set when the message asks for a fact, be it beside something else. */
  readonly asks?: Inquiry;
  /** Set when the whole message is an answer to a yes-or-no question. */
  readonly answer?: Answer;
  /** What it would do as a reply to a question. */
  readonly reply?: Reply;
}

export interface FoundEntity extends Entity {
  readonly from: number;
  readonly to: number;
  /** Set when it may be another one, so that nobody may act on it unasked. */
  readonly unsure?: true;
  /** When a length of time that is said now ends, in ISO 8601; only where a moment was given. */
  readonly ends?: string;
}
