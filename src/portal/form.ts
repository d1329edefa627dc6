import type { Request } from "express";
import type { z } from "zod";

/** Thrown for a form that no page of ours sends: a field is missing, repeated, a list or far too long. Answered with 400. */
export class BadForm extends Error {
  override readonly name = "BadForm";
}

/**
 * Reads a posted form.
 *
 * @throws {BadForm} when the fields do not have the shape the page gave them
 */
export function formOf<Shape extends z.ZodType>(request: Request, shape: Shape): z.infer<Shape> {
  const parsed = shape.safeParse(request.body);
  if (parsed.success) return parsed.data;
  throw new BadForm(parsed.error.issues.map((issue) => issue.path.join(".")).join(", "));
}
