import type { Instant } from "./brand.ts";

/** How something that Latchkey depends on is doing: the mail server, the disk, a group, a messenger. */
export type Standing =
  | { readonly kind: "well" }
  /** `why`: a sentence for an operator with the cure, as it was told last. Nothing secret, and nobody's address. */
  | { readonly kind: "out"; readonly since: Instant; readonly why: string };

/** What was seen of it just now. */
export type Report = { readonly kind: "well" } | { readonly kind: "out"; readonly why: string };

/** What an operator is told: the beginning of an outage and its end, each once, however often it is seen. */
export type OutageNews =
  | { readonly kind: "began"; readonly why: string }
  /** `lasted`: milliseconds. */
  | { readonly kind: "ended"; readonly lasted: number };

export const WELL: Standing = { kind: "well" };

/** Where it stands after a report, and what there is to tell. Pure. An outage keeps the moment it began. */
export function afterReport(
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
