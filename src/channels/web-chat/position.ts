import { z } from "zod";

const position = z
  .string()
  .regex(/^\d{1,9}$/)
  .default("0")
  .transform(Number);

/** A line number as sent by a browser; 0 when it sent none, undefined when it is no line number. */
export function positionOf(raw: unknown): number | undefined {
  const parsed = position.safeParse(raw);
  return parsed.success ? parsed.data : undefined;
}
