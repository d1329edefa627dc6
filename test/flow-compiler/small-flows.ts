import { acknowledgementOf, answerTo, ENGINE_TEXTS, REPAIRS } from "../../src/engine/engine.ts";
import type { SourceFile } from "../../src/flow-compiler/source.ts";
import { INQUIRIES } from "../../src/shared/inquiry.ts";
import { SHELL_TEXTS } from "../../src/flow-compiler/flow-compiler.ts";
import { TOLD } from "../../src/shared/told.ts";
import { LANGUAGES } from "../../src/shared/language.ts";

/** A set of flows and texts without a mistake, small enough to break on purpose. */

const VERIFY = `id: verify
kind: shared
proves: [verified]
first: already
steps:
  already: { kind: check, check: mailbox-proved, on: { proved: verified, unproved: email } }
  email:
    kind: ask
    slot: email
    entity: email
    tries: 3
    otherwise: gave-up
    options: { lost: gave-up }
    next: send
  send:
    kind: act
    act: mail-code
    on: { mailed: code, wait: gave-up, used-up: gave-up }
    limit: { times: 3, then: gave-up }
  code:
    kind: ask
    slot: code
    entity: code
    tries: 3
    otherwise: gave-up
    options: { resend: send, stop: gave-up }
    labels: { stop: labels.stop }
    next: compare
    limit: { times: 4, then: gave-up }
  compare:
    kind: act
    act: check-code
    on: { right: verified, wrong: code, expired: send, used-up: gave-up }
  verified: { kind: end, outcome: return, result: verified }
  gave-up: { kind: end, outcome: return, result: gave-up }
`;

const RESET = `id: reset
kind: sign-in
starts-on: [forgot_password]
means: does not know the password any more
code-for: reset-password
first: verify
steps:
  verify: { kind: call, flow: verify, on: { verified: mail, gave-up: person } }
  mail: { kind: act, act: mail-reset-link, on: { mailed: sent, invited: person, unproved: person, disabled: person, used-up: person } }
  sent: { kind: say, next: done }
  done: { kind: end, outcome: solved }
  person: { kind: call, flow: talk-to-human }
`;

const HUMAN = `id: talk-to-human
kind: repair
first: open
steps:
  open: { kind: act, act: open-case, on: { opened: told } }
  told: { kind: say, next: over }
  over: { kind: end, outcome: handed-over }
`;

const repair = (id: string) => `id: ${id}
kind: repair
first: back
steps:
  back: { kind: end, outcome: resume }
`;

const inGroup = (group: string, ids: readonly string[]) =>
  ids.filter((id) => id.startsWith(`${group}.`)).map((id) => `  ${id.slice(group.length + 1)}: "Words."\n`);

const TEXTS = `verify:
  email: "Your address?"
  email.retry: "Which address?"
  email.why: "To know whose account it is."
  email.options.lost: "I lost it"
  code: "The code with {digits} digits for {email}?"
  code.retry: "Which code?"
  code.why: "To know that it is you."
  code.options.resend: "Again"
labels:
  stop: "Stop"
reset:
  sent: "It works for {minutes, plural, one {# minute} other {# minutes}}."
talk-to-human:
  told: "Case {case}."
engine:
${inGroup("engine", Object.values(ENGINE_TEXTS)).join("")}shell:
${inGroup("shell", Object.keys(SHELL_TEXTS)).join("")}answers:
${inGroup("answers", INQUIRIES.map(answerTo)).join("")}told:
${inGroup("told", TOLD.map(acknowledgementOf)).join("")}`;

export const SMALL_FLOWS: readonly SourceFile[] = [
  { path: "sign-in/reset.flow.yml", text: RESET },
  { path: "shared/verify.flow.yml", text: VERIFY },
  { path: "repair/talk-to-human.flow.yml", text: HUMAN },
  ...REPAIRS.filter((id) => id !== "talk-to-human").map((id) => ({ path: `repair/${id}.flow.yml`, text: repair(id) })),
  ...LANGUAGES.map((language) => ({ path: `languages/${language}/chat.yml`, text: TEXTS })),
];
