import type { Entity } from "./event.ts";
import type { Fact } from "./facts.ts";

/** What a message mentions besides its point is kept for the first question that wants it. A code is for one place only. */
export const offers = (entities: readonly Entity[]): readonly Fact[] =>
  entities.filter((entity) => entity.kind !== "code").map((entity): Fact => ({ kind: "offered", entity }));
