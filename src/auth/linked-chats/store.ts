import type { Instant } from "../../shared/brand.ts";
import type { Turn } from "../unit-of-work.ts";
import type { LinkSubject, LinkState } from "./model.ts";

/** What linked chats need of a database. */
export interface LinkedChatStore {
  /** Load, decide, save, in one transaction. */
  decide<Answer>(
    turn: Omit<Turn<Answer, LinkState>, "subject" | "horizon"> & { readonly subject: LinkSubject },
  ): Promise<Answer>;
  look(subject: LinkSubject): Promise<LinkState>;
  /** Links that count for nothing since this moment or longer, and were not ended. */
  idle(now: Instant): Promise<readonly string[]>;
}
