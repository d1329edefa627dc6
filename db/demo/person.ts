import type { NewMember, SeedEvent, SeedOwner } from "../../src/auth/auth.ts";
import type { Instant } from "../../src/shared/brand.ts";
import type { PageLanguage } from "../../src/shared/language.ts";

/** One person of the demo world. The password is public by nature: it is planted on the embedded default only. */
export interface DemoPerson extends Pick<NewMember, "name" | "role" | "language" | "twoSteps"> {
  readonly email: string;
  readonly password: string;
  readonly condition: "active" | "locked" | "disabled";
  /** What the person is good for when trying things out. */
  readonly story: Readonly<Record<PageLanguage, string>>;
  /** What to do with them. */
  readonly hint: Readonly<Record<PageLanguage, string>>;
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
