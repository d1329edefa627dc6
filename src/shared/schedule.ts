/** Something that works through what is due. It keeps its list in the database, so it may be killed at any line. */
export interface Worker {
  readonly name: string;
  /** Does everything that is due now. Resolves to the number of things done; 0 means there was nothing. */
  drain(): Promise<number>;
}

export interface WorkingDay {
  /** There may be something new to do: look now rather than at the next tick. */
  kick(): void;
  /** Finishes the round under way and starts no other. */
  stop(): Promise<void>;
}

/**
 * Runs workers in rounds until stopped: after every kick, and every `tickMilliseconds` for what has become due.
 * The only place in the code base that sets a timer for work.
 *
 * @param onTrouble told when a worker throws; its work is still in the database and is tried at the next tick
 */
export function keepWorking(
  workers: readonly Worker[],
  tickMilliseconds: number,
  onTrouble: (worker: string, error: unknown) => void,
): WorkingDay {
  let again = false;
  let stopped = false;
  let running: Promise<void> | undefined;
  const round = async () => {
    do {
      again = false;
      again = (await drainAll(workers, onTrouble)) > 0 || again;
    } while (again && !stopped);
  };
  const kick = () => {
    again = true;
    if (stopped || running) return;
    running = round().finally(() => {
      running = undefined;
    });
  };
  const timer = setInterval(kick, tickMilliseconds);
  kick();
  return {
    kick,
    stop: async () => {
      stopped = true;
      clearInterval(timer);
      await running;
    },
  };
}

/** One round: every worker once, in order. @returns how many things were done */
export async function drainAll(
  workers: readonly Worker[],
  onTrouble: (worker: string, error: unknown) => void,
): Promise<number> {
  let done = 0;
  for (const worker of workers) {
    try {
      done += await worker.drain();
    } catch (error) {
      onTrouble(worker.name, error);
    }
  }
  return done;
}

/**
 * Calls `action` every `milliseconds` until the returned function is called. Keeps no process alive.
 * For what keeps a connection open; work that must not be lost goes through a `Worker`.
 */
export function every(milliseconds: number, action: () => void): () => void {
  const timer = setInterval(action, milliseconds);
  timer.unref();
  return () => clearInterval(timer);
}

/** A timer holds 31 bits; one that is set to more fires at once. */
const LONGEST_TIMER = 2 ** 31 - 1;

/**
 * What a timer takes of a span: Node throws at fractions, which every difference of a stopwatch has, and at what is below
 * zero. Rounded up, for whoever comes a fraction too early finds that it is not time yet.
 */
const wholeMilliseconds = (span: number): number => Math.min(LONGEST_TIMER, Math.max(0, Math.ceil(span)));

/**
 * Takes steps until one finds nothing to do. Between two of them whatever else is due goes first, requests and timers:
 * work that waits for nothing would shut them out for as long as its backlog lasts.
 *
 * @param step resolves to whether it did something
 * @returns how many steps did
 */
export async function stepByStep(step: () => Promise<boolean>): Promise<number> {
  for (let taken = 0; ; taken += 1) {
    if (!(await step())) return taken;
    await breathe();
  }
}

const breathe = (): Promise<void> =>
  new Promise((resolve) => {
    setImmediate(resolve);
  });

/**
 * Fires once after `milliseconds` of real time: the longest that one call to another machine may take.
 *
 * @param milliseconds fractions are rounded up, what is below zero is zero, and what no timer holds is its longest
 */
export const deadline = (milliseconds: number): AbortSignal => AbortSignal.timeout(wholeMilliseconds(milliseconds));

/** Lets time pass, or ends when `stop` fires. */
export type Wait = (milliseconds: number, stop?: AbortSignal) => Promise<void>;

/** Resolves after so many milliseconds of real time, fractions and all, or when `stop` fires. Keeps no process alive. */
export const sleep: Wait = (milliseconds, stop) =>
  new Promise((resolve) => {
    const late = deadline(milliseconds);
    const end = stop ? AbortSignal.any([late, stop]) : late;
    if (end.aborted) resolve();
    else end.addEventListener("abort", () => resolve(), { once: true });
  });

/** What `work` resolves to, or undefined when that takes longer. @throws what `work` throws in time */
export const within = <Value>(milliseconds: number, work: Promise<Value>): Promise<Value | undefined> =>
  Promise.race([work, sleep(milliseconds).then(() => undefined)]);
