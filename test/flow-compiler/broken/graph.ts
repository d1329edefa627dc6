import type { Broken } from "./broken.ts";

const file = "shared/verify.flow.yml";
const reset = "sign-in/reset.flow.yml";
const LIMIT = "then: gave-up }\n  code:";
const FOUR = "    limit: { times: 4, then: gave-up }\n";
const WORDS = "text: reset.sent, retry: reset.sent, why: labels.stop, labels: { again: labels.stop }";
const LOOP = `¶sent: { kind: choose, ${WORDS}, tries: 2, otherwise: done, options: { again: sent } }`;
const MAIL_OUTCOMES =
  "accepted: done, queued: done, deferred: done, bounced: done, none: done, invited: person, unproved: person";
const CODE_MAIL = `{ kind: check, check: ¶code-mail, on: { ${MAIL_OUTCOMES} } }`;

export const GRAPH: readonly Broken[] = [
  { code: "duplicate-starter", file: reset, replace: "[forgot_password]", by: "[forgot_password, ¶forgot_password]" },
  {
    code: "missing-means",
    file: reset,
    replace: "starts-on: [forgot_password]\nmeans: does not know the password any more",
    by: "¶starts-on: [forgot_password]",
    says: "means:",
  },
  {
    code: "idle-menu",
    file: reset,
    replace: "starts-on: [forgot_password]\nmeans: does not know the password any more",
    by: "¶menu: { place: 10, label: labels.stop }",
    says: "starts-on: [reset]",
  },
  { code: "unknown-step", file, replace: "next: send", by: "next: ¶sent", says: 'Did you mean "send"?' },
  { code: "unknown-step", file, replace: "first: already", by: "first: ¶allready", says: "already" },
  { code: "unknown-step", file, replace: "{ lost: gave-up }", by: "{ lost: ¶constructor }", says: "constructor" },
  {
    code: "unreachable-step",
    file,
    replace: "  verified: {",
    by: "  ¶adrift: { kind: say, text: labels.stop, next: gave-up }\n  verified: {",
  },
  {
    code: "missing-outcome",
    file,
    replace: "on: { mailed: code, wait: gave-up,",
    by: "¶on: { mailed: code,",
    says: "wait",
  },
  { code: "unknown-outcome", file, replace: "wait: gave-up,", by: "wait: gave-up, ¶waits: gave-up,", says: '"wait"' },
  {
    code: "failed-listed",
    file,
    replace: "wait: gave-up,",
    by: "wait: gave-up, ¶failed: gave-up,",
    says: "something-failed",
  },
  {
    code: "unknown-approval",
    file: reset,
    replace: "sent: { kind: say, next: done }",
    by: "sent: { kind: say, next: ask }\n  ask: { kind: approval, request: ¶allow-ip, on: { yes: done } }",
    says: "allow-ip",
  },
  { code: "endless-loop", file, replace: FOUR, by: "", says: "code, compare" },
  {
    code: "endless-loop",
    file: reset,
    replace: "sent: { kind: say, next: done }",
    by: LOOP,
    says: "limit: { times: 3",
  },
  {
    code: "no-end",
    file: "repair/why.flow.yml",
    replace: "  back: { kind: end, outcome: resume }",
    by: "  ¶back: { kind: say, text: labels.stop, next: back, limit: { times: 2, then: back } }",
    says: "kind: end",
  },
  {
    code: "wrong-end",
    file: reset,
    replace: "outcome: solved",
    by: "outcome: ¶resume",
    says: "solved, handed-over, cancelled",
  },
  {
    code: "wrong-end",
    file: "repair/why.flow.yml",
    replace: "outcome: resume",
    by: "outcome: ¶solved",
    says: "repair",
  },
  {
    code: "end-result",
    file,
    replace: LIMIT,
    by: "then: bare }\n  bare: { kind: end, outcome: ¶return }\n  code:",
    says: "result",
  },
  { code: "end-result", file: reset, replace: "outcome: solved", by: "outcome: solved, ¶result: good", says: "return" },
  {
    code: "unknown-flow",
    file: reset,
    replace: "flow: talk-to-human",
    by: "flow: ¶talk-to-humans",
    says: 'Did you mean "talk-to-human"?',
  },
  { code: "not-callable", file: reset, replace: "flow: talk-to-human", by: "flow: ¶repeat", says: "repair" },
  {
    code: "missing-result",
    file: reset,
    replace: "on: { verified: mail, gave-up: person }",
    by: "¶on: { verified: mail }",
    says: "gave-up",
  },
  {
    code: "unknown-result",
    file: reset,
    replace: "gave-up: person }",
    by: "gave-up: person, ¶given-up: person }",
    says: "given-up",
  },
  {
    code: "call-circle",
    file: reset,
    replace: "person: { kind: call, flow: talk-to-human }",
    by: "person: { kind: call, flow: ¶reset }",
    says: "circle",
  },
  {
    code: "missing-reason",
    file: reset,
    replace:
      "id: reset\nkind: sign-in\nstarts-on: [forgot_password]\nmeans: does not know the password any more\ncode-for: reset-password\n",
    by: "id: ¶reset\nkind: sign-in\nstarts-on: [forgot_password]\nmeans: does not know the password any more\n",
    says: "code-for",
  },
  { code: "needs-proof", file: reset, replace: "gave-up: person }", by: "gave-up: mail }", says: "mail-reset-link" },
  { code: "false-proof", file, replace: "proves: [verified]", by: "proves: [verified, ¶gave-up]", says: "gave-up" },
  { code: "false-proof", file, replace: "{ lost: gave-up }", by: "{ lost: verified }", says: "verified" },
  { code: "unknown-proof", file, replace: "proves: [verified]", by: "proves: [verified, ¶proved]", says: "gave-up" },
  { code: "needs-proof", file, replace: "proves: [verified]\n", by: "", says: "verify-identity", toldIn: reset },
  {
    code: "reply-heard-twice",
    file,
    replace: "labels: { stop: labels.stop }",
    by: "labels: { stop: labels.stop }\n    hears: { ¶stop: [deny], resend: [deny] }",
    says: '"resend"',
  },
  {
    code: "unknown-option",
    file,
    replace: "labels: { stop: labels.stop }",
    by: "labels: { stop: labels.stop }\n    hears: { ¶stopp: [deny] }",
    says: '"stop"',
  },
  {
    code: "unused-label",
    file,
    replace: "labels: { stop: labels.stop }",
    by: "labels: { stop: labels.stop, ¶stopp: labels.stop }",
    says: '"stop"',
  },
  {
    code: "missing-outcome",
    file: reset,
    replace: "sent: { kind: say, next: done }",
    by: "sent: { kind: say, next: ask }\n  ask: { kind: approval, request: recovery-end, ¶on: { moved: done } }",
    says: "ended",
  },
  {
    code: "unknown-outcome",
    file: reset,
    replace: "sent: { kind: say, next: done }",
    by: "sent: { kind: say, next: ask }\n  ask: { kind: approval, request: recovery-end, on: { moved: done, ended: person, ¶vetoed: person } }",
    says: "vetoed",
  },
  {
    code: "needs-proof",
    file: reset,
    replace: "gave-up: person } }",
    by: "gave-up: ask } }\n  ask: { kind: act, act: mail-renewal-link, on: { mailed: done, unproved: person, disabled: person, invited: person, two-steps-off: person, reset-lately: person, used-up: person } }",
    says: "mail-renewal-link",
  },
  {
    code: "needs-proof",
    file: reset,
    replace: "gave-up: person } }",
    by: `gave-up: ask } }\n  ask: ${CODE_MAIL}`,
    says: '"code-mail", which tells facts about an account, on which the mailbox was not proved. Call verify-identity',
  },
  {
    code: "needs-proof",
    file: reset,
    replace: "unproved: person, disabled: person, used-up: person } }",
    by: `unproved: ask, disabled: person, used-up: person } }\n  ask: ${CODE_MAIL}`,
    says: "code-mail",
  },
];
