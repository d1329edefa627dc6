import { accountId, after, type Email, type Instant, workspaceId } from "../../shared/brand.ts";
import { parseEmail } from "../../shared/email.ts";
import type { Language } from "../../shared/language.ts";
import { no, ok, type Outcome } from "../../shared/outcome.ts";
import { hashToken, newToken } from "../../shared/secrets.ts";
import { addressKeyOf } from "../account.ts";
import { decided } from "../decision.ts";
import { type FirstAdmin, foundCompany, standingOf } from "./rules.ts";
import type { FoundingState, SetUpRefusal, SetUpStanding } from "./model.ts";
import { LIMITS } from "../limits.ts";
import { drawDisown } from "../link.ts";
import { readName } from "../members/read-name.ts";
import type { Visitor } from "../model.ts";
import type { AuthDeps } from "../deps.ts";
import { refusePassword } from "../passwords/refuse-password.ts";

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

/** Set-up by a link that is printed where the program starts. */
export function createSetUp(deps: AuthDeps): SetUp {
  const { store, clock, random } = deps;
  return {
    offer: async () => {
      const now = clock.now();
      const token = newToken(random);
      const decide = (state: FoundingState) => offerLink(state, token, now);
      return (await store.founding.decide({ subject: {}, now, decide })) ? token : undefined;
    },
    inspect: async (token) => standingOf(await store.founding.read({ link: hashToken(token) }), clock.now()),
    finish: (command) => finish(deps, command),
  };
}

function offerLink({ workspaces }: FoundingState, token: string, now: Instant) {
  if (workspaces.length > 0) return decided(false);
  const expiresAt = after(now, LIMITS.setUpLink.lifetime);
  return decided<boolean>(true, {
    changes: [{ kind: "set-up-link-offered", hash: hashToken(token), expiresAt }],
    audit: [{ event: "authn_token_created", account: undefined, details: { what: "set-up-link", by: "operator" } }],
  });
}

type Command = Parameters<SetUp["finish"]>[0];

/** Refusing comes before hashing: a dead link must not cost a core. */
async function finish(deps: AuthDeps, command: Command): ReturnType<SetUp["finish"]> {
  const hash = hashToken(command.token);
  const standing = standingOf(await deps.store.founding.read({ link: hash }), deps.clock.now());
  if (standing !== "good") return no(standing);
  const read = await readFirst(deps, command);
  if (!read.ok) return read;
  const { email, language } = read.value;
  const passwordHash = await deps.hasher.hash(command.password);
  const id = accountId(deps.random.id());
  const workspace = workspaceId(deps.random.id());
  const key = addressKeyOf(deps.secrets, email);
  const admin = {
    id,
    workspace,
    key,
    email,
    name: read.value.name,
    language,
    passwordHash,
    role: "admin",
  } as const;
  const now = deps.clock.now();
  const drawn = drawDisown(deps);
  const founded = { link: hash, company: read.value.company, admin, seen: command.seen };
  const decide = (state: FoundingState) => foundCompany(state, founded, now, drawn);
  return deps.store.founding.decide({ subject: { link: hash }, now, decide });
}

async function readFirst(
  { isReserved }: Pick<AuthDeps, "isReserved">,
  { company: typed, name: typedName, address, language, password, repeated }: Command,
): Promise<Outcome<Pick<FirstAdmin, "email" | "name" | "language"> & { readonly company: string }, SetUpRefusal>> {
  const company = readName(typed);
  const name = readName(typedName);
  const email = parseEmail(address);
  if (company === undefined) return no("bad-company");
  if (name === undefined) return no("bad-name");
  if (!email) return no("bad-address");
  if (isReserved?.(email)) return no("reserved");
  const refusal = await refusePassword(password, repeated, { email, workspaceName: company });
  return refusal ? no(refusal) : ok({ company, name, email, language });
}
