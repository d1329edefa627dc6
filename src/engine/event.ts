import type { Intent, Report } from "../shared/intent.ts";
import type { Inquiry } from "../shared/inquiry.ts";
import type { Language } from "../shared/language.ts";
import type { Reply } from "../shared/reply.ts";
import type { Told } from "../shared/told.ts";
import type { EntityKind } from "./flow.ts";

/** What reaches a conversation. Time and chance have already happened; nothing here needs looking up. */
export type Event =
  | { readonly kind: "words"; readonly meaning: Understood }
  /** `isOld`: it was pressed before the open question was put. */
  | { readonly kind: "picked"; readonly option: string; readonly isOld?: true }
  | { readonly kind: "media"; readonly media: MediaKind }
  | Resulted
  | { readonly kind: "silence" }
  /** The account that was proved here has just signed in: seen in the sign-in record. */
  | { readonly kind: "signed-in" };

/** A check, act or approval came back. */
export interface Resulted {
  readonly kind: "resulted";
  /** The visit whose effect this answers; a result for a visit that is no longer open is ignored. */
  readonly visit: string;
  readonly outcome: string;
  /** Placeholders for the texts that follow. Never a secret. */
  readonly details: Readonly<Record<string, string | number>>;
}

export type MediaKind = "photo" | "voice" | "video" | "sticker" | "file" | "location" | "contact";

/** Words that steer the conversation itself and work everywhere. */
export type Command =
  | "cancel"
  | "start-over"
  | "go-back"
  | "repeat"
  | "why"
  | "person"
  | "menu"
  | "resend"
  | "worked"
  | "hold-on"
  /** Had enough, or help is wanted by no word for a person: it is asked whether they want one. */
  | "offer-person";

/** Something concrete found in the words, in its normal form. A code is a MAC by the time it gets here. */
export interface Entity {
  readonly kind: EntityKind;
  readonly value: string;
}

/** How sure understanding is about the trouble. It only ever proposes; the engine decides what that may start. */
export type IntentResult =
  | { readonly kind: "sure"; readonly intent: Intent; readonly also?: Intent }
  | { readonly kind: "unsure"; readonly candidates: readonly Intent[] }
  | { readonly kind: "none" };

/** One message, understood. */
export interface Understood {
  readonly reading: IntentResult;
  readonly command?: Command;
  /** All of a kind that were named, each once, in their order. */
  readonly entities: readonly Entity[];
  /**
   * What may have been meant, or only half of it: an address of several said words, a range that is none, "a few days".
   * Nothing is done with it before the person was asked; what was read may be shown to them.
   */
  readonly unsure?: readonly Entity[];
  /** Id of the offered option these words point at: by number, word, ordinal, label, or yes and no. */
  readonly option?: string;
  /** An option that somebody may have meant, and behind which something is done: it is asked back. */
  readonly suggests?: string;
  /** The same number for the same words, so that a line that came twice is known; a hash. */
  readonly said?: number;
  /** What the words do, where a question is open and they name none of its options. */
  readonly reply?: Reply;
  /** Set when the message says which language to go on in, by an explicit wish or beyond doubt. */
  readonly language?: Language;
  /** The message is in a language that nothing is written in: what to answer in it. Then there is no `reading`. */
  readonly unspoken?: string;
  /** Somebody else is at their account. It is heard before anything else, and then there is no `reading`. */
  readonly reports?: Report;
  /** Nothing says so for certain, but the words sound as if: nothing may be done for them before somebody was asked. */
  readonly doubts?: Report;
  /** A fact that the words ask for. What else they mean stands beside it, and `reading` is about the rest of them. */
  readonly asks?: Inquiry;
  /** A part of the words is a length of time, and nothing else: "just for today". */
  readonly lasts?: true;
  /** What the person says of their own case, beyond doubt: it is not asked again. */
  readonly tells?: readonly Told[];
  /** A few words, where something is asked: too few to begin anything else by a guess. */
  readonly isBrief?: true;
  /** They may be half a code; the other half is to come. */
  readonly halfCode?: true;
  /** The words take back an earlier answer ("no, it's …"). */
  readonly corrects: boolean;
}
