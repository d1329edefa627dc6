import type { Instant } from "./brand.ts";
import type { Clock } from "./clock.ts";

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
  read(): Readonly<Record<string, PartHealth>>;
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
    read: () => Object.fromEntries([...parts].map(([name, { standing, vital }]) => [name, shown(standing, vital)])),
  };
}

const shown = (standing: Standing, vital: boolean): PartHealth =>
  standing.kind === "well" ? { state: "ok" } : { state: vital ? "down" : "degraded", since: standing.since };

/** For whoever is not watched: tests, and commands that end at once. */
export const UNWATCHED: HealthPart = { well: () => undefined, out: () => undefined };

/** How something that Latchkey depends on is doing: the mail server, the disk, a group, a messenger. */
type Standing =
  | { readonly kind: "well" }
  /** `why`: a sentence for an operator with the cure, as it was told last. Nothing secret, and nobody's address. */
  | { readonly kind: "out"; readonly since: Instant; readonly why: string };

/** What was seen of it just now. */
type Report = { readonly kind: "well" } | { readonly kind: "out"; readonly why: string };

/** What an operator is told: the beginning of an outage and its end, each once, however often it is seen. */
type OutageNews =
  | { readonly kind: "began"; readonly why: string }
  /** `lasted`: milliseconds. */
  | { readonly kind: "ended"; readonly lasted: number };

const WELL: Standing = { kind: "well" };

/** Where it stands after a report, and what there is to tell. Pure. An outage keeps the moment it began. */
function afterReport(
  standing: Standing,
  report: Report,
  now: Instant,
): { readonly standing: Standing; readonly news?: OutageNews } {
  if (report.kind === "well")
    return standing.kind === "well"
      ? { standing }
      : { standing: WELL, news: { kind: "ended", lasted: Math.max(0, now - standing.since) } };
  const { why } = report;
  if (standing.kind === "out") return { standing: { ...standing, why } };
  return { standing: { kind: "out", since: now, why }, news: { kind: "began", why } };
}
