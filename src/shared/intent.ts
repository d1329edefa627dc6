import { flowIntent, type FlowIntent } from "./brand.ts";

/** Intents that the program itself speaks of by name. All others are named by the flows that start on them. */
const KNOWN_INTENTS = [
  "human_handoff",
  "greeting_smalltalk",
  "cancel_restart",
  "out_of_scope",
  "code_not_received",
  "other_login_trouble",
  "request_status",
] as const;

type KnownIntent = (typeof KNOWN_INTENTS)[number];

/** What somebody wants who writes: a trouble, a question, a person. `latchkey understand` tells it by this name. */
export type Intent = KnownIntent | FlowIntent;

/** Intents that are learned apart, from `reports`: their flows come on top of everything, and have no button. */
export const REPORTS = ["account_misuse"] as const;

export type Report = (typeof REPORTS)[number];

/** What is known of an intent besides its name: mostly what the flow that starts on it says. */
export interface IntentProfile {
  readonly intent: Intent;
  /** In one English line, for somebody who knows nothing of us. */
  readonly means: string;
  /** Its flow mails, asks somebody or looks into an account: taken for it without need, somebody is led astray. */
  readonly acts: boolean;
  /** It has a button when it is not clear which intent was meant. */
  readonly offered: boolean;
}

const NAME = /^[a-z][a-z0-9]*(?:_[a-z0-9]+)*$/u;

/** What reports mean, for whoever measures how well messages are read. */
export const REPORT_PROFILES: readonly IntentProfile[] = [
  {
    intent: flowIntent("account_misuse" satisfies Report),
    means: "says that somebody else is at the account, wants its code, or that a mail came unasked",
    acts: false,
    offered: false,
  },
];

/** Whether it is learned from `reports`, and not from phrases. */
export const isReport = (name: string): name is Report => REPORTS.some((report) => report === name);

/** The intent of that name: lower-case words with underscores. Undefined when it is no such name. */
export function readIntent(name: string): Intent | undefined {
  return KNOWN_INTENTS.find((known) => known === name) ?? (NAME.test(name) ? flowIntent(name) : undefined);
}

/** The intents among the names that a flow starts on; the others are reports. */
export const intentsAmong = (names: readonly string[]): readonly Intent[] =>
  names.flatMap((name) => (isReport(name) ? [] : (readIntent(name) ?? [])));
