import type { Worker } from "../shared/schedule.ts";
import type { Advisor } from "../advisor/advisor.ts";
import { isAwaited } from "./advice.ts";
import type { ConversationParts } from "./parts.ts";
import type { AdviceWanted } from "./stored-advice.ts";

/** Asked at once; the others wait for these, or go on without. */
const AT_ONCE = 8;

/**
 * Asks the language model about the messages that wait for it, outside of every turn and transaction. It takes seconds
 * where a turn takes milliseconds: give it rounds of its own. Who asks for a round while one is under way waits for
 * that one.
 */
export function adviceWorker(parts: ConversationParts, advisor: Pick<Advisor, "choose">): Worker {
  let running: Promise<number> | undefined;
  const drain = () =>
    (running ??= adviseAll(parts, advisor).finally(() => {
      running = undefined;
    }));
  return { name: "language model", drain };
}

async function adviseAll(parts: ConversationParts, advisor: Pick<Advisor, "choose">): Promise<number> {
  for (let done = 0; ;) {
    const wanted = await parts.store.claimAdvice(AT_ONCE);
    if (wanted.length === 0) return done;
    await Promise.all(wanted.map((one) => advise(parts, advisor, one)));
    done += wanted.length;
    parts.onNews?.();
  }
}

async function advise(parts: ConversationParts, advisor: Pick<Advisor, "choose">, wanted: AdviceWanted) {
  const { event, text, advice } = wanted;
  const words = parts.understanding.shareable(text);
  const isOfUse = words !== "" && isAwaited(advice, parts.clock.now());
  await parts.store.advise(event, isOfUse ? await advisor.choose(words, advice.among) : undefined);
}
