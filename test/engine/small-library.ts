import type { Flow, Library, Option, Step } from "../../src/engine/engine.ts";
import { REPAIRS } from "../../src/engine/engine.ts";
import { libraryHash, textId } from "../../src/shared/brand.ts";

/** A library just large enough to hold every kind of step, a loop, a call, a digression and all repairs. */

const options = (flow: string, step: string, table: Readonly<Record<string, string>>): readonly Option[] =>
  Object.entries(table).map(([id, next]) => ({ id, next, text: textId(`${flow}.${step}.options.${id}`) }));

const question = (flow: string, step: string, table: Readonly<Record<string, string>>, otherwise: string) => ({
  text: textId(`${flow}.${step}`),
  reason: textId(`${flow}.${step}.why`),
  retry: textId(`${flow}.${step}.retry`),
  tries: 3,
  otherwise,
  options: options(flow, step, table),
});

const say = (flow: string, step: string, next: string): Step => ({
  kind: "say",
  text: textId(`${flow}.${step}`),
  next,
});

const flow = (id: string, kind: Flow["kind"], first: string, steps: Flow["steps"], more: Partial<Flow> = {}): Flow => ({
  id,
  kind,
  intents: [],
  first,
  steps,
  limits: {},
  ...more,
});

const verify = flow(
  "verify",
  "shared",
  "email",
  {
    email: { kind: "ask", slot: "email", entity: "email", next: "ip", ...question("verify", "email", {}, "gave-up") },
    ip: { kind: "ask", slot: "ip", entity: "ip", next: "send", ...question("verify", "ip", {}, "gave-up") },
    send: { kind: "act", act: "mail-code", final: false, on: { mailed: "sent", "used-up": "gave-up" } },
    sent: say("verify", "sent", "code"),
    code: {
      kind: "ask",
      slot: "code",
      entity: "code",
      next: "compare",
      ...question("verify", "code", { resend: "send" }, "gave-up"),
    },
    compare: { kind: "act", act: "check-code", final: false, on: { right: "proved", wrong: "code" } },
    proved: { kind: "end", outcome: "return", result: "proved" },
    "gave-up": { kind: "end", outcome: "return", result: "gave-up" },
  },
  { limits: { send: { times: 3, then: "gave-up" }, code: { times: 4, then: "gave-up" } } },
);

const forgot = flow(
  "forgot",
  "sign-in",
  "hello",
  {
    hello: say("forgot", "hello", "who"),
    who: { kind: "call", flow: "verify", on: { proved: "reset", "gave-up": "person" } },
    reset: { kind: "act", act: "mail-reset-link", final: true, on: { mailed: "in", unproved: "person" } },
    in: { kind: "choose", goal: "solved", ...question("forgot", "in", { yes: "done", no: "person" }, "person") },
    person: { kind: "call", flow: "talk-to-human", on: {} },
    done: { kind: "end", outcome: "solved" },
  },
  { intents: ["forgot_password"] },
);

const blocked = flow(
  "blocked",
  "sign-in",
  "known",
  {
    known: { kind: "check", check: "mailbox-proved", on: { proved: "ask", unproved: "told" } },
    ask: { kind: "approval", request: "allow-ip", on: { approved: "told", declined: "told" } },
    told: say("blocked", "told", "done"),
    done: { kind: "end", outcome: "solved" },
  },
  { intents: ["ip_blocked"] },
);

const welcome = flow(
  "welcome",
  "sign-in",
  "what",
  {
    what: { kind: "choose", ...question("welcome", "what", { forgot: "forgot", blocked: "blocked" }, "person") },
    forgot: { kind: "call", flow: "forgot", on: {} },
    blocked: { kind: "call", flow: "blocked", on: {} },
    person: { kind: "call", flow: "talk-to-human", on: {} },
  },
  { intents: ["greeting_smalltalk"] },
);

const human = flow("talk-to-human", "repair", "open", {
  open: { kind: "act", act: "open-case", final: true, on: { opened: "told" } },
  told: say("talk-to-human", "told", "end"),
  end: { kind: "end", outcome: "handed-over" },
});

const cancel = flow("cancel", "repair", "sure", {
  sure: { kind: "choose", ...question("cancel", "sure", { yes: "stop", no: "back" }, "back") },
  stop: { kind: "end", outcome: "cancelled" },
  back: { kind: "end", outcome: "resume" },
});

const failed = flow("something-failed", "repair", "what", {
  what: { kind: "choose", ...question("something-failed", "what", { again: "back", person: "person" }, "person") },
  person: { kind: "call", flow: "talk-to-human", on: {} },
  back: { kind: "end", outcome: "resume" },
});

const menu = (id: string): Flow =>
  flow(id, "repair", "what", {
    what: {
      kind: "choose",
      ...question(id, "what", { forgot_password: "forgot", "something-else": "person" }, "person"),
    },
    forgot: { kind: "call", flow: "forgot", on: {} },
    person: { kind: "call", flow: "talk-to-human", on: {} },
  });

const silent: Readonly<Record<string, Flow>> = Object.fromEntries(
  REPAIRS.map((id) => {
    const outcome = id === "start-over" ? "start-over" : id === "silence-close" ? "cancelled" : "resume";
    return [id, flow(id, "repair", "words", { words: say(id, "words", "end"), end: { kind: "end", outcome } })];
  }),
);

const named = [verify, forgot, blocked, welcome, human, cancel, failed, menu("not-understood"), menu("which-one")];

export const smallLibrary: Library = {
  hash: libraryHash("small"),
  flows: { ...silent, ...Object.fromEntries(named.map((one) => [one.id, one])) },
};
