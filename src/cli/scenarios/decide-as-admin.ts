import { email } from "../../shared/brand.ts";
import { colleaguesOf, newestCodeTo, type Person, visitorFrom } from "./off-chat.ts";
import type { Deed } from "./read-scenario.ts";

type Decides = Extract<Deed, { readonly decides: string }>;

export interface Decided {
  /** The word of a transcript for what came of it. */
  readonly came: string;
  /** Whoever signed in to decide. */
  readonly admins: readonly string[];
}

/**
 * An admin signs in with password and mailed code, looks at the board and decides what is newest there. Without a
 * name it is the first admin who has no part in the request yet.
 */
export async function decideAsAdmin(person: Person, { decides: choice, because, by }: Decides): Promise<Decided> {
  const { stage } = person;
  const admins: string[] = [];
  for (const { email: admin, password } of adminsBeside(person, by)) {
    admins.push(admin);
    const acting = { session: await sessionOf(person, admin, password), seen: visitorFrom() };
    const board = await stage.world.approvals.board(acting);
    const request = board.ok ? (board.value.open[0]?.id ?? "") : "";
    const command = { ...acting, request, choice, reason: because };
    const answer = await stage.elsewhere(() => stage.world.approvals.decide(command));
    const ownWord = answer.kind === "refused" && answer.why === "own-request";
    if (!ownWord || by !== undefined)
      return { admins, came: answer.kind === "decided" ? answer.choice : `${answer.kind}: ${answer.why}` };
  }
  return { admins, came: "nobody" };
}

const adminsBeside = (person: Person, by: string | undefined) =>
  colleaguesOf(person.email).filter(
    ({ role, email: who }) => role === "admin" && who !== person.email && (by === undefined || by === who),
  );

async function sessionOf({ stage }: Person, admin: string, password: string): Promise<string> {
  const { signIn } = stage.world.auth;
  const seen = visitorFrom();
  const typed = { address: email(admin), password, language: "en", seen } as const;
  const answer = await stage.elsewhere(() => signIn.withPassword(typed));
  if (answer.kind === "signed-in") return answer.session;
  if (answer.kind !== "code-mailed") return "";
  const digits = await newestCodeTo(stage, admin, "sign-in-code");
  const entered = await stage.elsewhere(() => signIn.withCode({ pending: answer.pending, digits, seen }));
  return entered.kind === "signed-in" ? entered.session : "";
}
