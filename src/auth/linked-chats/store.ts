import type { Instant } from "../../shared/brand.ts";
import type { UnitOfWork } from "../unit-of-work.ts";
import type { LinkSubject, LinkState } from "./model.ts";

/** What linked chats need of a database. */
export interface LinkedChatStore {
  /** Load, decide, save, in one transaction. */
  decide<Answer>(
    unit: Omit<UnitOfWork<Answer, LinkState>, "subject" | "lookback"> & { readonly subject: LinkSubject },
  ): Promise<Answer>;
  read(subject: LinkSubject): Promise<LinkState>;
  /** Links that count for nothing since this moment or longer, and were not ended. */
  idle(now: Instant): Promise<readonly string[]>;
}
