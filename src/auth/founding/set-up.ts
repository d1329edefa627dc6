import type { Email } from "../../shared/brand.ts";
import type { Language } from "../../shared/language.ts";
import type { Outcome } from "../../shared/outcome.ts";
import type { PasswordRefusal, Visitor } from "../model.ts";

/**
 * What a set-up link is worth. `used`: there is a workspace now, whoever made it. `replaced`: a later start printed
 * another. `dead`: nobody ever got such a link.
 */
export type SetUpStanding = "good" | "used" | "replaced" | "expired" | "dead";

export type SetUpRefusal =
  Exclude<SetUpStanding, "good"> | "bad-company" | "bad-name" | "bad-address" | PasswordRefusal;

/**
 * How an empty installation gets its first person. Whoever reads the console of the program runs it, so the link that
 * is printed there is all the proof that is asked for.
 */
export interface SetUp {
  /**
   * A fresh link while there is no workspace: good for a day, once. The links before it end.
   *
   * @returns its token, kept nowhere; undefined when there is a workspace
   */
  offer(): Promise<string | undefined>;
  /** Looks at a link and changes nothing. */
  inspect(token: string): Promise<SetUpStanding>;
  /**
   * Makes the company's workspace, whose members take over cases, with its first admin, who is told by mail. Of two at
   * the same moment one wins; the other finds the link used.
   */
  finish(command: {
    readonly token: string;
    readonly company: string;
    readonly name: string;
    readonly address: string;
    readonly language: Language;
    readonly password: string;
    readonly repeated: string;
    readonly seen: Visitor;
  }): Promise<Outcome<{ readonly email: Email }, SetUpRefusal>>;
}
