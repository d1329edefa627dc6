import type { NewMember, SeedEvent, SeedOwner } from "../../src/auth/auth.ts";
import type { Instant } from "../../src/shared/brand.ts";
import type { PortalWords } from "../../src/wording/wording.ts";

/** One person of the demo world. The password is public by nature: it is planted on the embedded default only. */
export interface DemoPerson extends Pick<NewMember, "name" | "role" | "language" | "twoSteps"> {
  readonly email: string;
  readonly password: string;
  readonly condition: "active" | "locked" | "disabled";
  /** Name of what is told of them in `portal.yml`: what they are good for when trying things out, and what to do with them. */
  readonly told: keyof PortalWords["demo"]["people"];
  /** What happened to them before the program was first started, at `now`. */
  readonly history?: (owner: SeedOwner, now: Instant) => readonly SeedEvent[];
}

export interface DemoWorkspace {
  readonly id: string;
  readonly name: string;
  readonly twoStepsRequired?: boolean;
  /** The company's own people, who take over cases. */
  readonly support?: boolean;
  readonly whitelistOn: boolean;
  readonly whitelist: readonly { readonly range: string; readonly note: string }[];
  readonly people: readonly DemoPerson[];
}

/** What most people have in common. */
export const usual = { role: "member", language: "en", twoSteps: false, condition: "active" } as const;
