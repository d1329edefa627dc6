/** A single-use thing was used by somebody else between reading and writing. Nothing of this change is saved. */
export class ConflictError extends Error {
  constructor(what: string) {
    super(`The ${what} was used up by somebody else at the same moment. Nothing was changed.`);
  }
}

/** The one statement that uses a thing up must have found it unused. */
export function expectOneRow(result: { readonly changes: number }, what: string): void {
  if (result.changes !== 1) throw new ConflictError(what);
}
