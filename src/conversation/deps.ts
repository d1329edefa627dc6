import type { Advisor } from "../advisor/advisor.ts";
import type { Announced, Announcements } from "../announcements/announcements.ts";
import type { AddressPages, Approvals } from "../approvals/approvals.ts";
import type { Auth } from "../auth/auth.ts";
import type { Channel, ChatAddress, Forum } from "../channels/channel.ts";
import type { Library } from "../engine/engine.ts";
import type { Texts } from "../flow-compiler/flow-compiler.ts";
import type { Clock } from "../shared/clock.ts";
import type { HealthPart } from "../shared/health.ts";
import type { Random } from "../shared/random.ts";
import type { Wording } from "../wording/wording.ts";
import type { Understanding } from "../understanding/understanding.ts";
import type { ConversationStore } from "./ports.ts";

/** Addresses that a short answer points to; what is left out, a person answers. */
export interface ProductLinks {
  readonly trial?: string | undefined;
  readonly demo?: string | undefined;
  readonly plans?: string | undefined;
  readonly partners?: string | undefined;
}

/** What the conversation shell is made of. */
export interface ConversationDeps {
  readonly store: ConversationStore;
  readonly understanding: Pick<
    Understanding,
    "understand" | "cutSecrets" | "saying" | "asksToHelp" | "asksToUnlink" | "shareable"
  >;
  readonly auth: Pick<
    Auth,
    | "codes"
    | "members"
    | "passwords"
    | "signIn"
    | "backupCodes"
    | "diagnosis"
    | "stop"
    | "recovery"
    | "ipWhitelist"
    | "linkedChats"
    | "devices"
  >;
  readonly approvals: Pick<Approvals, "askForAddress" | "askForRecovery" | "resultIn" | "decideInChat" | "showOpen">;
  readonly addressPages: Pick<AddressPages, "link" | "addressIn">;
  /** Pages of the company, for what is no trouble with signing in. */
  readonly links: ProductLinks;
  /** Origin of every link that is shown in a chat, never taken from a message. */
  readonly publicBaseUrl: string;
  /** What everybody is told at the moment. Left out: nothing. */
  readonly announcements?: Announcements | undefined;
  /** Flows of today; a running episode keeps those it began with. */
  readonly library: Library;
  readonly texts: Texts;
  /** What support agents read about a case. */
  readonly wording: Pick<Wording, "cases">;
  /** The channels this process hosts. Read at each use: one may be added after it was given its reception. */
  readonly channels: readonly Channel[];
  readonly clock: Clock;
  readonly random: Random;
  /** The place where support agents talk, if there is one. Read at each use: it is made after its reception. */
  readonly forum?: () => Forum | undefined;
  /** Told when that place takes nothing, and when it does again. Read at each use. */
  readonly forumHealth?: () => HealthPart | undefined;
  /** A language model that is asked when a trouble is not clear. Everything works without. */
  readonly advisor?: Pick<Advisor, "choose" | "answer"> | undefined;
  /** Something was stored that a worker may want to know at once: a message, a turn, an advice. */
  readonly onNews?: () => void;
  /** Told when something broke; the work is still in the database. Never told what a person wrote. */
  readonly onTrouble?: (where: string, error: unknown) => void;
}

/** The channel that serves a chat, if this process hosts it. */
export const channelOf = ({ channels }: Pick<ConversationDeps, "channels">, { channel }: ChatAddress) =>
  channels.find((one) => one.name === channel);

/** What a turn needs besides its state: nothing that could wait or fail for outer reasons. */
export type TurnDeps = Pick<ConversationDeps, "library" | "texts" | "understanding" | "publicBaseUrl"> & {
  /** Whether there is a language model to be asked, outside of the turn. */
  readonly isAdvised: boolean;
  readonly announced: readonly Announced[];
};
