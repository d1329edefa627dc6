import type { WatchedEpisode } from "../model.ts";

/** Whether whoever proved a mailbox in an open episode came in since: the trouble may be over. */
export const signedInSince = ({ provedAt, lastSignIn }: WatchedEpisode): boolean =>
  lastSignIn !== undefined && lastSignIn >= provedAt;
