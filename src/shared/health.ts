import type { Instant } from "./brand.ts";
import type { Clock } from "./clock.ts";
import { afterReport, type OutageNews, type Report, type Standing, WELL } from "./outage.ts";

/** What whoever uses something says about it. Cheap: it may be said at every use. */
export interface HealthPart {
  well(): void;
  /** @param why a sentence for an operator with the cure. Nothing secret, and nobody's address */
  out(why: string): void;
}

/** How a part is doing, for everybody: the reasons are for the log. */
interface PartHealth {
  /** `degraded`: the rest works. `down`: nothing new can be done until it is mended. */
  readonly state: "ok" | "degraded" | "down";
  /** When the outage began. */
  readonly since?: Instant;
}

/** The parts by name, and the one place that tells of their outages. */
export interface Health {
  /**
   * Adds a part; it is well until somebody says otherwise.
   *
   * @param vital without it nothing new can be kept: `/health` then answers 503
   */
  part(name: string, vital?: boolean): HealthPart;
  look(): Readonly<Record<string, PartHealth>>;
}

/** @param tell told the beginning of an outage and its end, once each */
export function createHealth(clock: Clock, tell: (part: string, news: OutageNews) => void): Health {
  const parts = new Map<string, { readonly vital: boolean; standing: Standing }>();
  const report = (name: string, seen: Report) => {
    const part = parts.get(name);
    if (!part) return;
    const { standing, news } = afterReport(part.standing, seen, clock.now());
    part.standing = standing;
    if (news) tell(name, news);
  };
  return {
    part: (name, vital = false) => {
      parts.set(name, { vital, standing: WELL });
      return { well: () => report(name, { kind: "well" }), out: (why) => report(name, { kind: "out", why }) };
    },
    look: () => Object.fromEntries([...parts].map(([name, { standing, vital }]) => [name, shown(standing, vital)])),
  };
}

const shown = (standing: Standing, vital: boolean): PartHealth =>
  standing.kind === "well" ? { state: "ok" } : { state: vital ? "down" : "degraded", since: standing.since };

/** For whoever is not watched: tests, and commands that end at once. */
export const UNWATCHED: HealthPart = { well: () => undefined, out: () => undefined };
