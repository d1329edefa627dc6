const FIRST_MILLISECONDS = 500;
const LONGEST_MILLISECONDS = 15_000;

/**
 * Waits longer after each failure, and never quite the same time as the neighbour: after a restart not all pages
 * come back in the same second.
 */
export function createBackOff() {
  let next = FIRST_MILLISECONDS;
  return {
    reset: () => {
      next = FIRST_MILLISECONDS;
    },
    wait: () => {
      const pause = next * (0.75 + chance() / 2);
      next = Math.min(next * 2, LONGEST_MILLISECONDS);
      return sleep(pause);
    },
  };
}

/** 0 ≤ n < 1. Only spreads the load; nothing hangs on it. */
const chance = () => (crypto.getRandomValues(new Uint8Array(1))[0] ?? 0) / 256;

/** @param {number} milliseconds @returns {Promise<void>} */
export const sleep = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
