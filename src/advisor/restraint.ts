import { after, type Instant } from "../shared/brand.ts";
import { type Clock, MINUTE } from "../shared/clock.ts";
import type { Trouble } from "./ask-model.ts";

/** After so many failures in a row it is not asked for a while: everybody would wait for nothing. */
const FAILURES = 3;
const REST = MINUTE;
/** Over all chats. A stranger decides how often we ask; this bounds what that can cost. */
const ASKED_A_MINUTE = 60;

/** How often the model may be asked. Lives in memory: a new process finds out anew. */
export interface Restraint {
  /** Counts the asking when it is allowed. */
  mayAsk(): boolean;
  /** How it came out; undefined when there was an answer to use. */
  heard(trouble: Trouble | undefined): void;
}

/** @param tell why it is left alone from now on; at most once for each time */
export function createRestraint(clock: Clock, tell: (trouble: Trouble) => void): Restraint {
  let failures = 0;
  let restsUntil: Instant | undefined;
  let asked: readonly Instant[] = [];
  return {
    mayAsk: () => {
      const now = clock.now();
      asked = asked.filter((at) => at > after(now, -MINUTE));
      if ((restsUntil !== undefined && now < restsUntil) || asked.length >= ASKED_A_MINUTE) return false;
      asked = [...asked, now];
      return true;
    },
    heard: (trouble) => {
      const now = clock.now();
      if (trouble === undefined || trouble === "off-list") failures = 0;
      else failures += 1;
      if (trouble === undefined || failures < FAILURES) return;
      if (restsUntil === undefined || now >= restsUntil) tell(trouble);
      restsUntil = after(now, REST);
    },
  };
}
