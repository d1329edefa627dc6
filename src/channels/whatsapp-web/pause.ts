import { deadline } from "../../shared/schedule.ts";

/** Resolves after so many milliseconds of real time. Keeps no process alive. */
export const pause = (milliseconds: number) =>
  new Promise<void>((resolve) => deadline(milliseconds).addEventListener("abort", () => resolve(), { once: true }));

/** What `work` resolves to, or undefined when that takes longer. @throws what `work` throws in time */
export const within = <Value>(milliseconds: number, work: Promise<Value>): Promise<Value | undefined> =>
  Promise.race([work, pause(milliseconds).then(() => undefined)]);
