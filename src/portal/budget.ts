import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";

/** So many uses a key in so many seconds. Kept in memory: a restart forgives. */
export interface Budget {
  /** Takes one use. @returns seconds until the next use is free, 0 when this one was */
  take(key: string): Promise<number>;
}

/** @param points uses allowed in `seconds` for one key */
export function createBudget(points: number, seconds: number): Budget {
  const limiter = new RateLimiterMemory({ points, duration: seconds });
  return {
    take: async (key) => {
      try {
        await limiter.consume(key);
        return 0;
      } catch (refusal) {
        if (refusal instanceof RateLimiterRes) return Math.max(1, Math.ceil(refusal.msBeforeNext / 1000));
        throw refusal;
      }
    },
  };
}
