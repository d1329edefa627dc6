/** `npm run soak`: what is a matter of patience is tried for an hour. The check tries enough of it to find a lapse. */
const isSoak = process.env["SOAK"] === "1";

/** How often something is tried: in the check, and in a soak. */
export const times = (inCheck: number, inSoak: number): number => (isSoak ? inSoak : inCheck);
