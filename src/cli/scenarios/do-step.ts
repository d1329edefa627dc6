import { auditChain, type People, setStanding, type StandingWish } from "../../auth/auth.ts";
import { email } from "../../shared/brand.ts";
import { systemRandom } from "../../shared/random.ts";
import { authStore } from "../../store/store.ts";
import { CHAT } from "../converse/harness.ts";
import { colleaguesOf, newestCodeTo, newestLink, type Person, visitorFrom } from "./off-chat.ts";
import type { ScenarioStep } from "./read-scenario.ts";
import { setNewPassword, signInOnPage } from "./sign-in-on-page.ts";

/** What a transcript says should come of something done outside the chat, what came, and whose code mails went into it. */
interface Done {
  readonly what: string;
  readonly wanted: string;
  readonly came: string;
  readonly admins?: readonly string[];
}

/** Does what a line of a transcript says that somebody does outside the chat, through the doors that the pages use. */
export async function doStep(person: Person, deed: ScenarioStep): Promise<Done> {
  if ("signs-in" in deed) {
    const wanted = deed.then ?? "in";
    return { what: `signs in with ${deed["signs-in"]}`, wanted, came: await signInOnPage(person, deed) };
  }
  if ("decides" in deed) return { what: "decides", wanted: deed.decides, ...(await decideAsAdmin(person, deed)) };
  if ("opens" in deed) return { what: "opens the page", wanted: "read", came: await pressOnPage(person, deed.from) };
  if ("sets" in deed)
    return { what: "sets", wanted: "changed", came: (await setNewPassword(person)) ? "changed" : "dead" };
  if ("disowns" in deed) return { what: "disowns", wanted: "stopped", came: await disown(person) };
  if ("stands" in deed) return { what: "stands", wanted: deed.stands, ...(await stand(person, deed.stands)) };
  if ("vetoes" in deed) return { what: "vetoes", wanted: "stopped", came: await veto(person, deed.vetoes) };
  return { what: "renews", wanted: "active", came: await renew(person) };
}

async function pressOnPage({ stage }: Person, from: string): Promise<string> {
  const lines = await stage.world.shell.inbox.history(CHAT, 0);
  const links = lines.map(({ text }) => /\/your-address\?token=([\w-]{1,200})/u.exec(text)?.[1] ?? "");
  const token = links.findLast((one) => one !== "") ?? "";
  return stage.elsewhere(() => stage.world.addressPages.read(token, from));
}

async function veto({ stage }: Person, mailbox: string): Promise<string> {
  const token = await newestLink(stage, mailbox, "veto");
  return stage.elsewhere(() => stage.world.auth.recovery.veto(token));
}

async function disown({ stage, email }: Person): Promise<string> {
  const token = await newestLink(stage, email, "not-me");
  return stage.elsewhere(() => stage.world.auth.disown.stop(token));
}

async function renew(person: Person): Promise<string> {
  const { stage, password } = person;
  const { backupCodes } = stage.world.auth;
  const token = await newestLink(stage, person.email, "renew-backup-codes");
  const seen = visitorFrom();
  const drawn = await stage.elsewhere(() => backupCodes.renew({ token, password, seen }));
  if (!drawn.ok) return drawn.reason;
  person.backupCodes = drawn.value.codes ?? [];
  const { set } = drawn.value;
  return stage.elsewhere(() => backupCodes.confirmRenewed({ token, set, seen }));
}

type Stands = Extract<ScenarioStep, { readonly stands: string }>["stands"];
type Decides = Extract<ScenarioStep, { readonly decides: string }>;

interface Decided {
  /** The word of a transcript for what came of it. */
  readonly came: string;
  /** Whoever signed in to decide. */
  readonly admins: readonly string[];
}

/**
 * An admin signs in with password and mailed code, looks at the board and decides what is newest there. Without a
 * name it is the first admin who has no part in the request yet.
 */
async function decideAsAdmin(person: Person, { decides: choice, because, by }: Decides): Promise<Decided> {
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

/** The first admin beside the person does what admins may; the rest whoever runs the program does. */
async function stand(person: Person, how: Stands): Promise<Decided> {
  const { stage, email: who } = person;
  const reason = "The invoice of March is open";
  if (how === "suspended" || how === "open") {
    const [admin] = adminsBeside(person, undefined);
    const acting = { session: await sessionOf(person, admin?.email ?? "", admin?.password ?? ""), seen: visitorFrom() };
    const { people, members } = stage.world.auth;
    const listed = await members.list(acting);
    const member = listed.ok ? listed.value.find(({ email: address }) => address === who)?.id : undefined;
    if (!member) return { came: "nobody", admins: [] };
    const command = { ...acting, member };
    const change = () => (how === "open" ? people.unsuspend(command) : people.suspend({ ...command, why: reason }));
    return cameOf(await stage.elsewhere(change), how, admin ? [admin.email] : []);
  }
  const { secrets } = stage.world;
  const store = authStore(stage.store, systemRandom, auditChain(secrets));
  const deps = { store, clock: stage.clock, secrets };
  const address = how === "elsewhere-at" ? "https://id.harbour.example/" : undefined;
  const wish: StandingWish =
    how === "suspended-by-company"
      ? { kind: "suspend", why: reason }
      : { kind: "signs-in", elsewhere: { provider: "Harbour ID", address } };
  return cameOf(await stage.elsewhere(() => setStanding(deps, who, wish)), how, []);
}

const cameOf = (
  answer: Awaited<ReturnType<typeof setStanding>> | Awaited<ReturnType<People["suspend"]>>,
  how: Stands,
  admins: readonly string[],
) => ({
  came: answer.ok ? how : answer.reason,
  admins,
});

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
