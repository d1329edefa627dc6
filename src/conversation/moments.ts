import { after, type Instant, instant } from "../shared/brand.ts";
import { MINUTE } from "../shared/clock.ts";
import type { Effect } from "../engine/engine.ts";
import type { Result } from "./inbox-body.ts";

type Details = Result["details"];

/** Details of spans as they were when something came out: kept as moments, so that they are true whenever they are told. */
export function withMoments(details: Details, now: Instant): Details {
  const { minutes } = details;
  const mailed = typeof minutes === "number" ? { sentAt: now, goodUntil: after(now, minutes * MINUTE) } : {};
  return { ...details, ...mailed, ...momentsIn(details, "Left", "Until", (span) => after(now, span)) };
}

/**
 * What is told now, with spans counted from now: `goodUntil` fills in `{goodLeft}`, and `{goodOver}` with "yes" once it is past;
 * `sentAt` fills in `{sentAgo}`.
 */
export function toldAt(effect: Effect, now: Instant): Effect {
  if (effect.kind !== "say" && effect.kind !== "ask") return effect;
  const left = momentsIn(effect.args, "Until", "Left", (until) => Math.max(0, until - now));
  const over = momentsIn(effect.args, "Until", "Over", (until) => (until <= now ? "yes" : "no"));
  const ago = momentsIn(effect.args, "At", "Ago", (at) => Math.max(0, now - at));
  return { ...effect, args: { ...effect.args, ...left, ...over, ...ago } };
}

function momentsIn(details: Details, from: string, to: string, of: (moment: Instant) => string | number): Details {
  const found = Object.entries(details).flatMap(([name, value]) =>
    name.endsWith(from) && typeof value === "number"
      ? [[`${name.slice(0, -from.length)}${to}`, of(instant(value))] as const]
      : [],
  );
  return Object.fromEntries(found);
}
