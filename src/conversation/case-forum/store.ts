import type { Instant } from "../../shared/brand.ts";
import type { TopicWork, TopicSettled } from "./topic-state.ts";

/** What the mirror needs of a database. */
export interface CaseTopicStore {
  /** Some case of which something is to be shown; nobody else gets it until `leaseUntil`. */
  claimTopic(claim: {
    readonly place: string;
    readonly now: Instant;
    readonly lease: string;
    readonly leaseUntil: Instant;
  }): Promise<TopicWork | undefined>;
  /** Says what came of it, and lets go of the case. Nothing happens when the lease is somebody else's by now. */
  settleTopic(work: TopicWork, lease: string, settled: TopicSettled, now: Instant): Promise<void>;
}
