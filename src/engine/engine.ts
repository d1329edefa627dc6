/** The door of the engine: pure, synchronous, without packages. See `take-turn.ts` for the one function that matters. */
export type * from "./effect.ts";
export type * from "./event.ts";
export type * from "./facts.ts";
export type * from "./flow.ts";
export { ANSWER_ARGUMENTS, answerAt, answerTo } from "./answer-inquiry.ts";
export { ENGINE_ARGUMENTS, ENGINE_TEXTS } from "./engine-texts.ts";
export { type Intent, type Report, REPORTS } from "../shared/intent.ts";
export { REPLIES, type Reply } from "../shared/reply.ts";
export { REPAIRS } from "./flow.ts";
export { actsBeforeAsking } from "./acts-before-asking.ts";
export { takesCode } from "./typed-code.ts";
export { takeTurn } from "./take-turn.ts";
export { buttonsAmong } from "./starters.ts";
export { isOpenForTrouble, questionAt, waitingFor } from "./waiting.ts";
export { placeOf } from "./place.ts";
export { acknowledgementOf } from "./past-known.ts";
