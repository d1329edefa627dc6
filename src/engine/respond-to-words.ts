import { onlyAsks, withAnswer } from "./answer-inquiry.ts";
import { respondToCommand } from "./command.ts";
import { respondToCorrection, slotsOfKind } from "./correction.ts";
import { ENGINE_TEXTS } from "./engine-texts.ts";
import { type Intent, intentsAmong, type Report } from "../shared/intent.ts";
import type { Entity, Understood } from "./event.ts";
import { inDoubt } from "./doubt.ts";
import type { Fact } from "./facts.ts";
import type { Flow, Repair } from "./flow.ts";
import { respondToCode, respondToHalfCode } from "./typed-code.ts";
import { respondToReply } from "./respond-to-reply.ts";
import { means, prefill, repair, type Response } from "./response.ts";
import { buttonFor } from "./advance.ts";
import { buttonNameFor, givesWay, isVagueYet, starterOf } from "./starters.ts";
import { respondToTime, withLength } from "./time-here.ts";
import { withTold } from "./told.ts";
import { respondToSeveral } from "./which-value.ts";
import { waitingAt } from "./waiting.ts";
import { stepOf, topFrame, type Interpreter } from "./interpreter.ts";

type Reader = (walk: Interpreter, facts: readonly Fact[], meaning: Understood) => Response | undefined;

/** Asked which one, and the answer could again be several: that is a miss, or the question would come for ever. */
const asksWhich = (walk: Interpreter) => topFrame(walk)?.flow.id === WHICH_ONE;

/** In this order words are tried; the first that makes sense of them wins. Whoever is in danger first, then what is expected. */
const READERS: readonly Reader[] = [
  respondToReport,
  respondToCorrection,
  (walk, _facts, meaning) => respondToCode(walk, meaning) ?? respondToHalfCode(walk, meaning),
  respondToAnswer,
  respondBelowRepair,
  respondToCommand,
  respondToOtherLanguage,
  respondToTrouble,
  respondToWishForLanguage,
  respondToReply,
];

/** What a message means here. A change of language goes along with whatever else it says. */
export function respondToWords(walk: Interpreter, facts: readonly Fact[], meaning: Understood): Response {
  const respond = (words: Understood) => respondToOne(walk, facts, words);
  const timed = respondToTime(walk, meaning);
  const meant = respondToSeveral(walk, meaning, respond) ?? respond(meaning);
  const heard = withAnswer(walk, meaning, inDoubt(walk, meaning, withLength(walk, meaning, meant)));
  const answer = timed ?? withTold(walk, meaning, heard);
  if (!meaning.language || meaning.language === walk.language) return answer;
  return { ...answer, facts: [{ kind: "language", language: meaning.language }, ...answer.facts] };
}

/** What words mean that name no value twice. */
function respondToOne(walk: Interpreter, facts: readonly Fact[], meaning: Understood): Response {
  const response = READERS.reduce<Response | undefined>(
    (found, read) => found ?? read(walk, facts, meaning),
    undefined,
  );
  return response ?? onlyAsks(walk, meaning) ?? notUnderstood(walk, facts, meaning);
}

/** What was said for the first time is kept, for the question that will want it. */
function notUnderstood(walk: Interpreter, facts: readonly Fact[], { entities, said, suggests }: Understood): Response {
  if (suggests !== undefined)
    return { ...means(`may mean ${suggests}`, { kind: "heard", reply: "remark" }), askAgain: true, inOtherWords: true };
  const fresh = entities.filter(({ kind }) => slotsOfKind(walk, kind).every((slot) => walk.slots[slot] === undefined));
  if (isNewHere(walk, fresh)) return noteAndAsk(fresh, prefill(fresh));
  if (waitingAt(walk).kind === "question")
    return cameTwice(facts, said)
      ? { ...means("the same line once more", { kind: "heard", reply: "remark" }), askAgain: true }
      : means("not an answer to the question", ...prefill(fresh), {
          kind: "missed",
          ...(said !== undefined && { said }),
        });
  if (waitingAt(walk).kind === "approval")
    return { ...means("waits for somebody", ...prefill(fresh)), say: [ENGINE_TEXTS.stillWaiting] };
  return means("nothing understood", { kind: "repairing", flow: "not-understood" });
}

/** An address that nobody has named before, at a question with buttons: it is noted, and costs no try. */
function isNewHere(walk: Interpreter, fresh: readonly Entity[]): boolean {
  const { kind, entity } = waitingHere(walk);
  const isNoted = ({ value }: Entity) => walk.prefill.some((noted) => noted.value === value);
  return kind === "question" && entity === undefined && fresh.some((one) => one.kind === "email" && !isNoted(one));
}

function waitingHere(walk: Interpreter): { readonly kind: string; readonly entity?: string } {
  const waiting = waitingAt(walk);
  return waiting.kind === "question"
    ? { kind: waiting.kind, ...(waiting.entity && { entity: waiting.entity }) }
    : waiting;
}

/** On a slow line the same message is sent twice. The copy costs no try; a third one does. */
function cameTwice(facts: readonly Fact[], said: number | undefined): boolean {
  const last = facts.at(-1);
  return said !== undefined && last?.kind === "missed" && last.said === said;
}

const IN_ANOTHER: Repair = "other-language";

/** The words are in a language that is not spoken here: they are answered in it and offered a person, who comes at the second message. */
function respondToOtherLanguage(walk: Interpreter, _facts: readonly Fact[], meaning: Understood): Response | undefined {
  const { unspoken, entities } = meaning;
  if (unspoken === undefined) return undefined;
  const say = [{ text: ENGINE_TEXTS.otherLanguage, args: { answer: unspoken } }];
  const noted = prefill(entities);
  if (waitingAt(walk).kind === "approval")
    return { ...means("waits for somebody, in another language", ...noted), say };
  if (topFrame(walk)?.flow.id === IN_ANOTHER)
    return means("goes on in another language", ...noted, { kind: "repairing", flow: "talk-to-human" });
  return { ...means("in another language", ...noted, { kind: "repairing", flow: IN_ANOTHER }), say };
}

/** "In English, please" and nothing else. */
function respondToWishForLanguage(
  walk: Interpreter,
  _facts: readonly Fact[],
  meaning: Understood,
): Response | undefined {
  const bare = meaning.reading.kind !== "sure" && meaning.entities.length === 0;
  if (!meaning.language || meaning.language === walk.language || !bare || waitingAt(walk).kind !== "question")
    return undefined;
  return { ...means("another language"), say: [ENGINE_TEXTS.language], askAgain: true };
}

/** The words answer the open question: by an option, or by the value that was asked for. */
function respondToAnswer(walk: Interpreter, _facts: readonly Fact[], meaning: Understood): Response | undefined {
  const frame = topFrame(walk);
  if (!frame?.open) return undefined;
  const step = stepOf(frame);
  if (step.kind !== "ask" && step.kind !== "choose") return undefined;
  // A value goes before an option: "the code is 123 456" shares a word with the button "Send another code".
  const button = step.kind === "choose" ? buttonFor(frame, step, meaning.entities) : undefined;
  if (button)
    return means("answers what a button would ask", ...prefill(meaning.entities), { kind: "chose", option: button.id });
  const value = step.kind === "ask" ? meaning.entities.find((entity) => entity.kind === step.entity) : undefined;
  if (!value && meaning.option !== undefined)
    return means("names an option", ...prefill(meaning.entities), { kind: "chose", option: meaning.option });
  if (step.kind !== "ask" || !value) return resend(meaning, step.options);
  const others = meaning.entities.filter((entity) => entity.kind !== step.entity);
  return means(`gives the ${step.entity} that was asked for`, ...prefill(others), {
    kind: "answered",
    slot: step.slot,
    value: value.value,
  });
}

/**
 * What the question below a repair asks for, in place of an answer to the repair: whoever gives their address when asked
 * whether to stop, goes on.
 */
function respondBelowRepair(walk: Interpreter, _facts: readonly Fact[], meaning: Understood): Response | undefined {
  const frame = topFrame(walk);
  const below = walk.frames.at(-2);
  if (frame?.base !== "repair" || !frame.open || !below?.open || meaning.command !== undefined) return undefined;
  const repairing = stepOf(frame);
  const asked = stepOf(below);
  if (repairing.kind !== "choose" || asked.kind !== "ask") return undefined;
  const value = meaning.entities.find(({ kind }) => kind === asked.entity);
  const goOn = repairing.options.find(({ next }) => resumes(frame.flow, next));
  if (!value || !goOn) return undefined;
  const others = meaning.entities.filter(({ kind }) => kind !== asked.entity);
  const answered: Fact = { kind: "answered", slot: asked.slot, value: value.value };
  return means(`goes on with the ${asked.entity}`, ...prefill(others), { kind: "chose", option: goOn.id }, answered);
}

function resumes({ steps }: Flow, step: string): boolean {
  const end = steps[step];
  return end?.kind === "end" && end.outcome === "resume";
}

/** "Send it again", wherever the question offers that. */
function resend(meaning: Understood, options: readonly { readonly id: string }[]): Response | undefined {
  const wished = meaning.command === "resend" || isMissingCode(meaning);
  return wished && options.some((option) => option.id === "resend")
    ? means("wants it sent again", { kind: "chose", option: "resend" })
    : undefined;
}

/** While a code is awaited, "it has not come" is about that code, not a new trouble. */
const isMissingCode = ({ reading }: Understood) => reading.kind === "sure" && reading.intent === "code_not_received";

/**
 * The words report that somebody else is at the account. Wherever that is said, its own flow comes on top of everything:
 * an answer, a wish or a trouble in the same words is what a stranger may have made them write.
 */
function respondToReport(walk: Interpreter, _facts: readonly Fact[], meaning: Understood): Response | undefined {
  if (meaning.reports === undefined) return undefined;
  const flow = starterOf(walk.library, meaning.reports);
  if (!flow) return undefined;
  const noted = prefill(meaning.entities);
  if (topFrame(walk)?.flow.id === flow.id)
    return meaning.command === "person" ? undefined : { ...means("reports it again", ...noted), askAgain: true };
  const started: Fact = { kind: "started", flow: flow.id };
  const wished: readonly Fact[] = meaning.command === "person" ? [{ kind: "repairing", flow: "talk-to-human" }] : [];
  return means(`reports: ${meaning.reports satisfies Report}`, ...noted, started, ...wished);
}

/** The words name a trouble: a new one starts its flow, on top of what is open; the one under way goes on. */
function respondToTrouble(walk: Interpreter, facts: readonly Fact[], meaning: Understood): Response | undefined {
  const { reading } = meaning;
  if (reading.kind === "sure" && isThanks(meaning)) return respondToReply(walk, facts, meaning);
  const aside = isSmallTalk(walk, meaning) ? respondToReply(walk, facts, asAside(meaning)) : undefined;
  if (aside) return aside;
  // Words without an answer read as if nobody were there.
  if (isSmallTalk(walk, meaning) && waitingAt(walk).kind === "approval")
    return {
      ...means("small talk while somebody decides", ...prefill(meaning.entities)),
      say: [ENGINE_TEXTS.stillWaiting],
    };
  if (reading.kind === "sure") return respondToSure(walk, meaning, reading.intent, reading.also);
  if (!canAskWhich(walk) && !isVagueYet(walk)) return undefined;
  if (reading.kind === "unsure")
    return asksWhich(walk)
      ? undefined
      : askWhich(walk, meaning.entities, likelyAmong(walk, meaning, reading.candidates));
  return meaning.entities.length > 0 ? takeNote(walk, meaning.entities) : undefined;
}

/** "Hello?" and "haha" inside a step are no beginning: the question stands there, and is not read out for them. */
const isSmallTalk = (walk: Interpreter, { reading }: Understood): boolean =>
  reading.kind === "sure" && reading.intent === "greeting_smalltalk" && !canAskWhich(walk);

const ASIDES: readonly (Understood["reply"] | undefined)[] = ["complaint", "not-yet", "thanks"];

const asAside = (meaning: Understood): Understood => ({
  ...meaning,
  reply: ASIDES.includes(meaning.reply) ? (meaning.reply ?? "remark") : "remark",
});

/** Thanks in the middle of something are no greeting that the question would have to follow. */
const isThanks = ({ reading, reply }: Understood): boolean =>
  reading.kind === "sure" && reading.intent === "greeting_smalltalk" && reply === "thanks";

function respondToSure(
  walk: Interpreter,
  meaning: Understood,
  intent: Intent,
  also: Intent | undefined,
): Response | undefined {
  const flow = starterOf(walk.library, intent);
  if (!flow) return undefined;
  if (isBareStatus(walk, meaning, intent))
    return {
      ...means("asks about a request, and there is none", { kind: "heard", reply: "asks-fact" }),
      askAgain: true,
    };
  const open = walk.frames.some((frame) => frame.flow.id === flow.id);
  const inTheMiddle = !canAskWhich(walk);
  if (intent === "greeting_smalltalk" && topFrame(walk)?.open)
    return { ...repair("repeat", "small talk"), askAgain: true };
  if (open || (inTheMiddle && isAside(intent)) || isAboutTheCode(walk, intent) || isBeside(walk, meaning, intent))
    return undefined;
  const likelier = likelierThan(walk, meaning, flow);
  if (likelier !== undefined && !inTheMiddle) return askWhich(walk, meaning.entities, [intent, likelier]);
  const second = also && starterOf(walk.library, also);
  const isQueued =
    second && second.id !== flow.id && !isAside(also) && likelierThan(walk, meaning, second) === undefined;
  const queued = isQueued ? second : undefined;
  const facts: readonly Fact[] = [...prefill(meaning.entities), ...queue(queued), { kind: "started", flow: flow.id }];
  return { ...means(`names a trouble: ${intent}`, ...facts), say: queued ? [ENGINE_TEXTS.queued] : [] };
}

/** "How long does that take?" in the middle of something is about just that, and leads nowhere else. */
const isBeside = (walk: Interpreter, { reply }: Understood, intent: Intent): boolean =>
  !canAskWhich(walk) &&
  (intent === "request_status" || intent === "product_question") &&
  (reply === "remark" || reply === "asks-fact" || reply === "complaint");

/** "And my request?" leads to a request only where one was made; a longer sentence may be about an earlier one. */
const isBareStatus = (walk: Interpreter, { isBrief }: Understood, intent: Intent): boolean =>
  intent === "request_status" &&
  isBrief === true &&
  waitingAt(walk).kind === "question" &&
  !canAskWhich(walk) &&
  !Object.keys(walk.visits).some((visit) => isApproval(walk, visit));

function isApproval({ library }: Interpreter, visit: string): boolean {
  const [flow = "", step = ""] = visit.split(".");
  return library.flows[flow]?.steps[step]?.kind === "approval";
}

/** Small talk and strangers' troubles do not interrupt what is under way. */
const isAside = (intent: Intent | undefined) => intent === "greeting_smalltalk" || intent === "out_of_scope";

/** While a code is awaited, "it doesn't work" is about that code. */
function isAboutTheCode(walk: Interpreter, intent: Intent): boolean {
  const waiting = waitingAt(walk);
  return intent === "other_login_trouble" && waiting.kind === "question" && waiting.entity === "code";
}

/** Nothing is under way that a question about the trouble would interrupt. */
const canAskWhich = (walk: Interpreter): boolean =>
  walk.frames.every(({ flow }) => givesWay(flow)) && topFrame(walk)?.alternatives === undefined;

/** Something was told beside which another trouble is likelier: "I know my password" and "I forgot it". */
const likelierThan = (
  { told }: Interpreter,
  { tells = [] }: Understood,
  { doubtedBy = {} }: Flow,
): Intent | undefined => [...told, ...tells].flatMap((one) => intentsAmong([doubtedBy[one] ?? ""])).at(-1);

/** Without those that are doubted, unless nothing else is left. */
function likelyAmong(walk: Interpreter, meaning: Understood, candidates: readonly Intent[]): readonly Intent[] {
  const left = candidates.filter((intent) => {
    const flow = starterOf(walk.library, intent);
    return !flow || likelierThan(walk, meaning, flow) === undefined;
  });
  return left.length > 0 ? left : candidates;
}

const WHICH_ONE: Repair = "which-one";

const queue = (flow: Flow | undefined): readonly Fact[] => (flow ? [{ kind: "queued", flow: flow.id }] : []);

function askWhich({ library }: Interpreter, entities: readonly Entity[], candidates: readonly Intent[]): Response {
  const buttons = candidates.map((intent) => buttonNameFor(library, intent));
  const only = [...new Set(buttons), "something-else"];
  return means("could be several troubles", ...prefill(entities), { kind: "repairing", flow: WHICH_ONE, only });
}

/** "Thanks, I've noted it", and the question once more, in other words than before. */
function noteAndAsk(entities: readonly Entity[], noted: readonly Fact[]): Response {
  const email = entities.findLast(({ kind }) => kind === "email")?.value;
  const say = email === undefined ? [] : [{ text: ENGINE_TEXTS.noted, args: { email } }];
  return { ...means("only mentions something", ...noted), say, askAgain: true, inOtherWords: true };
}

/** Before any trouble is named, an address is kept for when it is needed. Whoever begins with it is welcomed. */
function takeNote(walk: Interpreter, entities: readonly Entity[]): Response | undefined {
  const noted = prefill(entities);
  if (!walk.frames.every(({ flow }) => givesWay(flow))) return undefined;
  if (walk.frames.length > 0) return noted.length > 0 ? noteAndAsk(entities, noted) : undefined;
  const welcome = starterOf(walk.library, "greeting_smalltalk");
  return welcome && means("only mentions something", ...noted, { kind: "started", flow: welcome.id });
}
