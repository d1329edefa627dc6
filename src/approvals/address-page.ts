import type { Auth } from "../auth/auth.ts";
import { after, type ConversationId, type Instant, type TokenHash } from "../shared/brand.ts";
import { type Clock, MINUTE } from "../shared/clock.ts";
import type { Random } from "../shared/random.ts";
import { hashToken, newToken } from "../shared/secrets.ts";

/** Long enough to find the phone or the computer that is kept out. */
const GOOD_FOR = 30 * MINUTE;

/**
 * The page that reads an address instead of letting people type it. Its link is shown in the chat; it opens nothing
 * and changes nothing but what this chat knows. Only the button counts: messengers fetch links for their previews.
 */
export interface AddressPages {
  link(conversation: ConversationId): Promise<{ readonly token: string; readonly minutes: number }>;
  /** Looks at a link and changes nothing. */
  inspect(token: string): Promise<"good" | "dead">;
  /**
   * The button was pressed. The first press counts.
   *
   * @param address as the server saw it. `special`: no list may hold it, such as one of a home network
   */
  read(token: string, address: string): Promise<"read" | "special" | "dead">;
  /** What the newest link of this conversation has read, while it is good. */
  addressIn(conversation: ConversationId): Promise<string | undefined>;
}

/** What the page needs of a database. */
export interface AddressPageStore {
  keep(page: {
    readonly hash: TokenHash;
    readonly conversation: ConversationId;
    readonly madeAt: Instant;
    readonly expiresAt: Instant;
  }): Promise<void>;
  /** Whether the link waits for its button at this moment. */
  isOpen(hash: TokenHash, now: Instant): Promise<boolean>;
  /** One conditional statement. @returns whether this press was the first, and in time */
  fill(hash: TokenHash, address: string, now: Instant): Promise<boolean>;
  /** The address of the newest link of this conversation that has not expired. */
  newestIn(conversation: ConversationId, now: Instant): Promise<string | undefined>;
}

export function createAddressPages(parts: {
  readonly auth: Pick<Auth, "ipWhitelist">;
  readonly store: AddressPageStore;
  readonly clock: Clock;
  readonly random: Random;
}): AddressPages {
  const { auth, store, clock, random } = parts;
  return {
    link: async (conversation) => {
      const token = newToken(random);
      const madeAt = clock.now();
      const expiresAt = after(madeAt, GOOD_FOR);
      await store.keep({ hash: hashToken(token), conversation, madeAt, expiresAt });
      return { token, minutes: GOOD_FOR / MINUTE };
    },
    inspect: async (token) => ((await store.isOpen(hashToken(token), clock.now())) ? "good" : "dead"),
    read: async (token, seen) => {
      const address = auth.ipWhitelist.readAddress(seen);
      if (!address.ok) return "special";
      return (await store.fill(hashToken(token), address.value, clock.now())) ? "read" : "dead";
    },
    addressIn: (conversation) => store.newestIn(conversation, clock.now()),
  };
}
