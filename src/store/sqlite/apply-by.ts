import type { Queries } from "./database.ts";

interface Kinded {
  readonly kind: string;
}

type Narrowed<Change extends Kinded, Kind> = Change extends unknown
  ? Kind extends Change["kind"]
    ? Change & { readonly kind: Kind }
    : never
  : never;

/** The change of one kind, also where several kinds are told by one member of the union. */
export type ChangeOf<Change extends Kinded, Kind extends Change["kind"]> = {
  [Each in Kind]: { readonly kind: Each } & Narrowed<Change, Each>;
}[Kind];

/** What turns each kind of change into rows: a kind without code does not compile. */
export type Applies<Change extends Kinded, With> = {
  readonly [Kind in Change["kind"]]: (queries: Queries, change: ChangeOf<Change, Kind>, given: With) => void;
};

/** Turns a change into rows by its kind, inside the caller's transaction. */
export const applyBy =
  <Change extends Kinded, With>(table: Applies<Change, With>) =>
  <Kind extends Change["kind"]>(queries: Queries, change: ChangeOf<Change, Kind>, given: With): void =>
    table[change.kind](queries, change, given);
