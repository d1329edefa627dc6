import { type Fact, type Library, placeOf, type Step } from "../../engine/engine.ts";
import type { OutcomeOf, TaskName } from "../../flow-compiler/flow-compiler.ts";
import { drawLetters } from "../../shared/crockford.ts";
import { FALLBACK_LANGUAGE, type Language } from "../../shared/language.ts";
import type { CaseWords } from "../../wording/wording.ts";
import type { MailOrder } from "../../shared/mail-order.ts";
import type { Random } from "../../shared/random.ts";
import { languageInWords, nextInWords, type NextStep, triedInWords, troubleInWords } from "./case-words.ts";
import type { ClaimedEffect, Dossier, Episode } from "../model.ts";
import type { ConversationDeps } from "../deps.ts";

/** Longest detail that a mail takes (characters). */
const LONGEST_DETAIL = 300;

/**
 * Opens a case for a person to take over, and tells them by mail. Where one is open for this trouble already, it is
 * brought up to date instead.
 *
 * @param next what to do first, where that is known from elsewhere than the chat
 * @returns its number
 */
export function openCase(
  { store, clock, random, wording }: ConversationDeps,
  claimed: ClaimedEffect,
  next?: NextStep,
): Promise<string> {
  const now = clock.now();
  return store.openCase(claimed, drawCaseNumbers(random), now, ({ number, episode, proved, before }) => {
    const seen = dossierOf(episode, claimed.conversation.language, proved);
    const dossier = { ...seen, next: next ?? lastingOf(before) ?? seen.next };
    return {
      dossier,
      mails: before ? [] : [mailFor(wording.cases(FALLBACK_LANGUAGE), { number, dossier, claimed, askedAt: now })],
    };
  });
}

/** What was known from elsewhere stays true, whatever the chat says. */
const lastingOf = (before: Dossier | undefined) => (before?.next === "nobody-vouched" ? before.next : undefined);

interface CaseMail {
  readonly number: string;
  readonly dossier: Dossier;
  readonly claimed: ClaimedEffect;
  readonly askedAt: number;
}

/** Facts only: what the person wrote stays behind the sign-in of the people who take over. */
function mailFor(words: CaseWords, { number, dossier, claimed, askedAt }: CaseMail): MailOrder {
  const listed = (items: readonly string[]) => items.map((item) => triedInWords(words, item)).join("; ");
  const told = {
    trouble: troubleInWords(words, dossier.trouble),
    proof: words.proof[dossier.proof],
    tried: listed(dossier.tried),
    failed: listed(dossier.failed),
    next: nextInWords(words, dossier.next),
    language: languageInWords(FALLBACK_LANGUAGE, dossier.language),
  };
  const filled = Object.entries(told).filter(([, value]) => value !== "");
  const details = Object.fromEntries(filled.map(([name, value]) => [name, value.slice(0, LONGEST_DETAIL)]));
  const known = { ...details, case: number, channel: claimed.conversation.address.channel, askedAt };
  return { template: "case-opened", to: "support", language: FALLBACK_LANGUAGE, details: known };
}

/** What a person needs to know to take over. @param proved somebody's mailbox was proved in this episode */
export function dossierOf({ library, facts }: Episode, language: Language, proved: boolean): Dossier {
  const results = facts.flatMap((fact) => (fact.kind === "resulted" ? [resultOf(library, fact)] : []));
  const tried = results.filter(({ name }) => !ASKED_OF_ITSELF.has(name));
  const trouble = troubleOf(library, facts);
  const failed = tried.filter(stillInTheWay);
  return {
    trouble,
    language,
    proof: proved ? "mailbox proved" : "nothing proved",
    tried: tried.map(inWords),
    failed: failed.map(inWords),
    next: trouble === MISUSE ? "somebody-else-there" : adviceOn(failed, proved),
  };
}

/** Whoever proved a mailbox here may be the stranger: what was tried tells nothing. */
const MISUSE = "account-misuse";

/** Outcomes that leave the person where they were. All others went well, or only say what was found. */
const IN_THE_WAY: ReadonlySet<string> = new Set<OutcomeOf<TaskName>>([
  "failed",
  "unproved",
  "wait",
  "used-up",
  "wrong",
  "expired",
  "disabled",
  "suspended",
  "suspended-by-company",
  "elsewhere",
  "elsewhere-at",
  "two-steps-off",
  "reset-lately",
  "no-admin",
  "too-many",
  "special-address",
  "not-an-address",
  "declined",
  "declined-why",
  "not-done",
  "ended",
  "bounced",
  "deferred",
  "missing",
]);

/** Questions that a flow asks itself; what they tell stands under `proof` and in the chat. */
const ASKED_OF_ITSELF: ReadonlySet<string> = new Set<TaskName>(["mailbox-proved", "email-named"]);

interface Result {
  readonly name: string;
  readonly outcome: string;
}

const inWords = ({ name, outcome }: Result) => `${name}: ${outcome}`;

/** Whatever worked in the end did not fail: a wrong code before the right one is no news. */
const stillInTheWay = ({ name, outcome }: Result, index: number, all: readonly Result[]) =>
  IN_THE_WAY.has(outcome) && !all.slice(index + 1).some((later) => later.name === name);

/** A visit is `flow.step#times@era`: see the engine. */
function resultOf(library: Library, { visit, outcome }: Extract<Fact, { kind: "resulted" }>): Result {
  const [flow = "", id = ""] = (visit.split("#")[0] ?? "").split(".");
  return { name: nameOf(library.flows[flow]?.steps[id]) ?? id, outcome };
}

function nameOf(step: Step | undefined): string | undefined {
  if (step?.kind === "act") return step.act;
  if (step?.kind === "check") return step.check;
  return step?.kind === "approval" ? step.request : undefined;
}

function troubleOf(library: Library, facts: readonly Fact[]): string {
  try {
    return placeOf(library, facts).main || "not named";
  } catch {
    // A case must open even for facts that no walk can follow: they may be why it is opened.
    return facts.findLast((fact) => fact.kind === "started")?.flow ?? "not named";
  }
}

/** What to do first where one of these stands in the way, the gravest before the others. */
const ADVICE: readonly (readonly [outcome: string, next: NextStep])[] = [
  ["suspended", "account-suspended"],
  ["suspended-by-company", "account-suspended"],
  ["elsewhere", "signs-in-elsewhere"],
  ["elsewhere-at", "signs-in-elsewhere"],
  ["disabled", "account-disabled"],
  ["failed", "ours-broke"],
  ["used-up", "codes-used-up"],
  ["no-admin", "no-admin-reached"],
  ["declined", "admins-declined"],
  ["declined-why", "admins-declined"],
];

function adviceOn(inTheWay: readonly Result[], proved: boolean): NextStep {
  const found = ADVICE.find(([outcome]) => inTheWay.some((result) => result.outcome === outcome));
  return found?.[1] ?? (proved ? "mailbox-proved" : "nothing-proved");
}

/** Lengths to try, in this order: 32^4 numbers are enough for a long time, and then they grow. */
const LENGTHS = [4, 4, 4, 5, 6, 8];

/** Case numbers to choose from: short enough to be read out on the telephone. No secret: it opens nothing. */
const drawCaseNumbers = (random: Random): readonly string[] => LENGTHS.map((length) => drawLetters(random, length));
