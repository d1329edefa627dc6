/** `npm run soak`: what is a matter of patience is tried for an hour. The check tries enough of it to find a lapse. */
const isSoak = process.env["SOAK"] === "1";

/** How often something is tried: in the check, and in a soak. */
export const times = (inCheck: number, inSoak: number): number => (isSoak ? inSoak : inCheck);

/** The inner loop is there to find what just broke, at once; a rare case is the check's matter. */
const QUICK_SHARE = 0.05;
const isQuick = process.env["QUICK"] === "1";

/** How many random cases a law is held against: all of them in the check, a share of them in `npm run quick`. */
export const cases = (inCheck: number): number => (isQuick ? Math.ceil(inCheck * QUICK_SHARE) : inCheck);
