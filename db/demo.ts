import { type Hasher, type NewMember, LIMITS, auditChain, createHasher, enrol } from "../src/auth/auth.ts";
import { after, email, type Instant, workspaceId } from "../src/shared/brand.ts";
import type { Clock } from "../src/shared/clock.ts";
import type { Random } from "../src/shared/random.ts";
import type { Secrets } from "../src/shared/secrets.ts";
import { type OpenStore, authStore } from "../src/store/store.ts";

/** One person of the demo world. The password is public by nature: it is planted on the embedded default only. */
interface DemoPerson {
  readonly email: string;
  readonly password: string;
  readonly name: string;
  readonly role: "admin" | "member";
  readonly language: "en" | "es" | "pt-BR";
  readonly twoSteps: boolean;
  readonly condition: "active" | "locked" | "disabled";
  /** What the person is good for when trying things out. */
  readonly story: string;
}

export interface DemoWorkspace {
  readonly id: string;
  readonly name: string;
  readonly whitelistOn: boolean;
  readonly whitelist: readonly { readonly range: string; readonly note: string }[];
  readonly people: readonly DemoPerson[];
}

const usual = { role: "member", language: "en", twoSteps: false, condition: "active" } as const;

const acmePeople: readonly DemoPerson[] = [
  {
    ...usual,
    email: "ana@acme.example",
    password: "tulip-harbor-41",
    name: "Ana Reyes",
    story: "forgot her password",
  },
  {
    ...usual,
    email: "marta@acme.example",
    password: "copper-lantern-52",
    name: "Marta Oliveira",
    role: "admin",
    story: "the admin of Acme Tours",
  },
  {
    ...usual,
    email: "lucia@acme.example",
    password: "violeta-puente-63",
    name: "Lucía Fernández",
    language: "es",
    twoSteps: true,
    story: "writes Spanish, two-step verification on",
  },
  {
    ...usual,
    email: "joao@acme.example",
    password: "varanda-azul-74",
    name: "João Pereira",
    language: "pt-BR",
    story: "writes Portuguese",
  },
  {
    ...usual,
    email: "tom@acme.example",
    password: "walnut-kettle-85",
    name: "Tom Becker",
    condition: "locked",
    story: "locked for a quarter of an hour after ten wrong passwords",
  },
  {
    ...usual,
    email: "nina@acme.example",
    password: "marble-garden-96",
    name: "Nina Kowalski",
    condition: "disabled",
    story: "left the company, account disabled",
  },
];

const examplePeople: readonly DemoPerson[] = [
  {
    ...usual,
    email: "user@example.com",
    password: "silver-meadow-17",
    name: "Uma Sanders",
    twoSteps: true,
    story: "two-step verification on, workspace limited to its office network",
  },
  {
    ...usual,
    email: "admin@example.com",
    password: "amber-orchard-28",
    name: "Adrian Cole",
    role: "admin",
    story: "the admin of Example Ltd",
  },
];

/** Everybody in the demo world, for the README, the tests and the line printed at the first start. */
export const DEMO_WORLD: readonly DemoWorkspace[] = [
  { id: "acme-tours", name: "Acme Tours", whitelistOn: false, whitelist: [], people: acmePeople },
  {
    id: "example-ltd",
    name: "Example Ltd",
    whitelistOn: true,
    whitelist: [{ range: "203.0.113.0/24", note: "Office" }],
    people: examplePeople,
  },
];

export interface DemoParts {
  readonly store: OpenStore;
  readonly clock: Clock;
  readonly random: Random;
  readonly secrets: Secrets;
  /** argon2id with the real parameters when left out. */
  readonly hasher?: Hasher;
}

/**
 * Writes the demo world. A workspace that is there already is left as it is, so this may run at every start.
 *
 * @returns how many workspaces were written
 */
export async function plantDemoWorld(parts: DemoParts): Promise<number> {
  const { clock, random, secrets } = parts;
  const store = authStore(parts.store, random, auditChain(secrets));
  const enrolling = { store, random, secrets, hasher: parts.hasher ?? createHasher() };
  const now = clock.now();
  let written = 0;
  for (const { id, people, ...workspace } of DEMO_WORLD) {
    const members = people.map((person) => memberOf(person, now));
    if (await enrol(enrolling, { ...workspace, id: workspaceId(id) }, members, now)) written += 1;
  }
  return written;
}

const memberOf = (person: DemoPerson, now: Instant): NewMember => ({
  email: email(person.email),
  password: person.password,
  name: person.name,
  role: person.role,
  status: person.condition === "disabled" ? "disabled" : "active",
  language: person.language,
  twoSteps: person.twoSteps,
  lockedUntil: person.condition === "locked" ? after(now, LIMITS.signIn.lock) : undefined,
});
