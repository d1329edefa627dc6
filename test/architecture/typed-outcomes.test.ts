import { beforeAll, describe, expect, expectTypeOf, test } from "vitest";
import type { Diagnosis } from "../../src/auth/auth.ts";
import type { OutcomeOf } from "../../src/flow-compiler/flow-compiler.ts";
import { type Edit, openCompiler } from "./compile-with.ts";

/**
 * A cause that was added to the login doctor alone once left the compiler, the linter, the check of the flows and 234
 * tests content. The person read "Something went wrong on our side", and no log had a line. Each row is such a change in
 * one of the lists that must agree; the compiler has to name the place where the other one is missing.
 */
interface Spot {
  readonly what: string;
  readonly edit: Edit;
  readonly named: string;
}

const vocabulary = "src/flow-compiler/catalog.ts";
const tasks = "src/conversation/effects";

const SPOTS: readonly Spot[] = [
  {
    what: "a cause of the login doctor that no flow branches on",
    edit: {
      file: "src/auth/diagnosis/model.ts",
      was: `export type Trouble =`,
      becomes: `export type Trouble = | "password-expired"`,
    },
    named: `${tasks}/sign-in.ts`,
  },
  {
    what: "a task that comes out in a way of its own",
    edit: { file: `${tasks}/mailbox.ts`, was: `outcomeOf("none")`, becomes: `outcomeOf("never-asked")` },
    named: `${tasks}/mailbox.ts`,
  },
  {
    what: "an approval whose outcome was taken out of the catalogue",
    edit: {
      file: vocabulary,
      was: `"recovery-end": row(["moved", "ended"])`,
      becomes: `"recovery-end": row(["ended"])`,
    },
    named: `${tasks}/recovery.ts`,
  },
  {
    what: "a check without code behind it",
    edit: { file: vocabulary, was: `"trial-link": link,`, becomes: `"trial-link": link, "moon-phase": link,` },
    named: "src/conversation/effects/effect-worker.ts",
  },
  {
    what: "a detail of an outcome that is none",
    edit: { file: vocabulary, was: `details: { linked: ["link"] }`, becomes: `details: { lnked: ["link"] }` },
    named: vocabulary,
  },
  {
    what: "a task of the shell without code behind it",
    edit: {
      file: "src/conversation/model.ts",
      was: `export type SystemEffect =`,
      becomes: `export type SystemEffect = | { readonly kind: "wave" }`,
    },
    named: `${tasks}/system-effect.ts`,
  },
  {
    what: "a cause of a refused sign-in of which nobody says whether it counts towards the lock",
    edit: {
      file: "src/auth/model.ts",
      was: `export type AttemptCause =`,
      becomes: `export type AttemptCause = | "password-expired"`,
    },
    named: "src/auth/lockout.ts",
  },
  {
    what: "an answer that could not be read back after a crash",
    edit: { file: "src/auth/mailed-codes/mailed-codes.ts", was: `"expired", "used-up"])`, becomes: `"expired"])` },
    named: "src/auth/mailed-codes/mailed-codes.ts",
  },
];

describe("lists that must agree are tied by the compiler", () => {
  const opened: { look?: ReturnType<typeof openCompiler> } = {};
  beforeAll(() => {
    opened.look = openCompiler("src/conversation/effects/effect-worker.ts");
    opened.look(vocabulary);
  }, 120_000);

  test.each(SPOTS)("does not compile: $what", ({ edit, named }) => {
    expect(opened.look?.(named)).toEqual([]);
    expect(opened.look?.(named, edit)).not.toEqual([]);
  });

  test("every cause of the login doctor is an outcome, and no outcome is a cause that it never finds", () => {
    expectTypeOf<Diagnosis["cause"]["trouble"]>().toEqualTypeOf<
      Exclude<OutcomeOf<"login-cause">, "unproved" | "failed">
    >();
  });
});
