import {
  type Enrolment,
  type Hasher,
  type NewMember,
  LIMITS,
  auditChain,
  createHasher,
  prepareEnrolment,
} from "../src/auth/auth.ts";
import { after, email, type Instant, workspaceId } from "../src/shared/brand.ts";
import { type Clock, DAY } from "../src/shared/clock.ts";
import type { Random } from "../src/shared/random.ts";
import type { Secrets } from "../src/shared/secrets.ts";
import { type OpenStore, type PeopleMarks, authStore } from "../src/store/store.ts";
import { ACME } from "./demo/acme.ts";
import { EXAMPLE } from "./demo/example.ts";
import { LUMEN } from "./demo/lumen.ts";
import { SUPPORT } from "./demo/support.ts";
import type { DemoPerson, DemoWorkspace } from "./demo/person.ts";

/** Everybody in the demo world, for the README, the tests, the demo page and the lines printed at the start. */
export const DEMO_WORLD: readonly DemoWorkspace[] = [ACME, EXAMPLE, LUMEN, SUPPORT];

/** How long the made-up companies have been there. */
const FOUNDED_BEFORE = 200 * DAY;

export interface DemoParts {
  readonly store: OpenStore;
  readonly clock: Clock;
  readonly random: Random;
  readonly secrets: Secrets;
  /** argon2id with the real parameters when left out. */
  readonly hasher?: Hasher;
  /** With what happened to everybody before: earlier sign-ins, refusals, mails that came back. */
  readonly withPast?: boolean;
}

/**
 * Writes the demo world: all that is missing of it, or nothing. A workspace that is there already is left as it is, so this may run at every start.
 *
 * @returns how many workspaces were written
 */
export async function plantDemoWorld(deps: DemoParts): Promise<number> {
  const { clock, random, secrets, withPast = false } = deps;
  const store = authStore(deps.store, random, auditChain(secrets));
  const enrolling = { random, secrets, hasher: deps.hasher ?? createHasher() };
  const now = clock.now();
  const founded = withPast ? after(now, -FOUNDED_BEFORE) : now;
  const enrolments: Enrolment[] = [];
  for (const { id, people, ...workspace } of DEMO_WORLD) {
    if (await store.hasWorkspace(workspaceId(id))) continue;
    const members = people.map((person) => memberOf(person, now, withPast));
    enrolments.push(await prepareEnrolment(enrolling, { ...workspace, id: workspaceId(id) }, members));
  }
  // In one transaction: a program that is killed here leaves the whole demo, or nothing of it.
  return enrolments.length > 0 ? store.enrolAll(enrolments, founded) : 0;
}

/** By what the people of the demo are known in any database: published passwords belong to all of these. */
export const DEMO_MARKS: PeopleMarks = {
  workspaces: DEMO_WORLD.map(({ id }) => workspaceId(id)),
  addresses: DEMO_WORLD.flatMap(({ people }) => people.map((person) => email(person.email))),
};

function memberOf({ history: past, ...person }: DemoPerson, now: Instant, withPast: boolean): NewMember {
  const member = {
    email: email(person.email),
    password: person.password,
    name: person.name,
    role: person.role,
    status: person.condition === "disabled" ? "disabled" : "active",
    language: person.language,
    twoSteps: person.twoSteps,
    lockedUntil: person.condition === "locked" ? after(now, LIMITS.signIn.lock) : undefined,
  } as const;
  return withPast && past ? { ...member, history: (owner) => past(owner, now) } : member;
}
