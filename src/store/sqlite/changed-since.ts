import type Database from "better-sqlite3";
import { z } from "zod";
import { hasTable } from "./has-table.ts";

const PEOPLE = z.array(
  z.object({ id: z.string(), email: z.string(), role: z.string(), status: z.string(), password: z.string() }),
);
type Person = z.infer<typeof PEOPLE>[number];

/** What a restore takes back of a person: it has to be known, for no rule can tell whether it was right. */
type TakenBack = "added" | "new-password" | "disabled" | "demoted" | "other-address";

export interface ChangedPerson {
  /** Their address in the newer database. */
  readonly email: string;
  readonly what: TakenBack;
}

/**
 * Who is another person in the newer database than in the restored one: added, with another password, disabled, no admin
 * any more. Nothing of it is carried over: a restore may be there just to undo it.
 */
export function changedSince(newer: Database.Database, restored: Database.Database): readonly ChangedPerson[] {
  const before = new Map(peopleOf(restored).map((person) => [person.id, person]));
  return peopleOf(newer).flatMap((person) =>
    changesOf(before.get(person.id), person).map((what) => ({ email: person.email, what })),
  );
}

const peopleOf = (database: Database.Database): readonly Person[] =>
  hasTable(database, "accounts")
    ? PEOPLE.parse(
        database
          .prepare("select id, email, role, status, password_hash as password from accounts order by email")
          .all(),
      )
    : [];

function changesOf(before: Person | undefined, now: Person): readonly TakenBack[] {
  if (!before) return ["added"];
  return [
    ...when(now.password !== before.password, "new-password"),
    ...when(now.status === "disabled" && before.status !== "disabled", "disabled"),
    ...when(now.role !== "admin" && before.role === "admin", "demoted"),
    ...when(now.email !== before.email, "other-address"),
  ];
}

const when = (is: boolean, what: TakenBack): readonly TakenBack[] => (is ? [what] : []);
