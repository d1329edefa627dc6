import { email, workspaceId } from "../../../src/shared/brand.ts";
import { eq } from "drizzle-orm";
import { workspaces } from "../../../db/schema/auth.ts";
import { OFFICE, type World, openWorld } from "../world.ts";

export const PASSWORDS = {
  "ana@tidewater.example": "kelp-barnacle-41",
  "marta@tidewater.example": "brass-sextant-52",
  "joao@tidewater.example": "jangada-coral-74",
  "lucia@tidewater.example": "gaviota-arena-63",
} as const;

export type Person = keyof typeof PASSWORDS;

export interface SignedInWorld extends World {
  /** Signs in, typing the mailed code where one is asked for. @returns what acts from now on */
  readonly enter: (who: Person) => Promise<{ readonly session: string; readonly seen: typeof OFFICE }>;
  /** The code of the mail sent last. */
  readonly lastCode: () => string;
  /** Switches it with a mailed code. */
  readonly turn: (acting: Acting, turn: "on" | "off") => Promise<unknown>;
  readonly require: (on: boolean) => void;
}

type Acting = Awaited<ReturnType<SignedInWorld["enter"]>>;

export async function openSignedIn(): Promise<SignedInWorld> {
  const world = await openWorld();
  const lastCode = () => world.lastSecrets()["code"] ?? "";
  const { auth, open } = world;
  return {
    ...world,
    lastCode,
    enter: async (who) => {
      const answer = await world.signIn(who, PASSWORDS[who]);
      if (answer.kind === "refused") throw new Error(`${who} was refused`);
      if (answer.kind === "signed-in") return { session: answer.session, seen: OFFICE };
      const entered = await auth.signIn.withCode({ pending: answer.pending, digits: lastCode(), seen: OFFICE });
      if (entered.kind !== "signed-in") throw new Error(`${who} was ${entered.kind}`);
      return { session: entered.session, seen: OFFICE };
    },
    turn: async (acting, turn) => {
      await auth.twoSteps.requestCode({ ...acting, turn, language: "en" });
      return auth.twoSteps.confirm({ ...acting, turn, digits: lastCode() });
    },
    require: (on) =>
      void open.queries
        .update(workspaces)
        .set({ twoStepsRequired: on })
        .where(eq(workspaces.id, workspaceId("tidewater-ferries")))
        .run(),
  };
}

export const signInWith = (world: World, who: string, password: string) =>
  world.auth.signIn.withPassword({ address: email(who), password, language: "en", seen: OFFICE });
