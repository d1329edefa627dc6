import type { Broken } from "./broken.ts";

const flow = "shared/verify.flow.yml";
const en = "languages/en/chat.yml";
const es = "languages/es/chat.yml";
const LIMIT = "then: gave-up }\n  code:";
const LONG = "x".repeat(1025);

export const TEXTS: readonly Broken[] = [
  {
    code: "missing-text",
    file: flow,
    replace: LIMIT,
    by: "then: hello }\n  ¶hello: { kind: say, next: gave-up }\n  code:",
    says: "verify.hello",
  },
  {
    code: "missing-text",
    file: flow,
    replace: LIMIT,
    by: "then: hello }\n  hello: { kind: say, ¶text: labels.stap, next: gave-up }\n  code:",
    says: 'Did you mean "labels.stop"?',
  },
  {
    code: "missing-translation",
    file: es,
    replace: 'verify:\n  email: "Your address?"\n',
    by: "¶verify:\n",
    says: "verify.email",
  },
  {
    code: "unused-text",
    file: es,
    replace: "labels:\n",
    by: 'labels:\n  stopp: ¶"Stop"\n',
    says: 'Did you mean "labels.stop"?',
  },
  { code: "empty-text", file: es, replace: '"Stop"', by: '¶""' },
  { code: "broken-message", file: es, replace: '"Which code?"', by: '¶"Which {code?"', says: "Write } behind each {" },
  { code: "different-placeholders", file: es, replace: '"Case {case}."', by: '¶"Case {number}."', says: "{case}" },
  {
    code: "unknown-placeholder",
    everywhere: true,
    file: en,
    replace: '"Your address?"',
    by: '¶"Your address {email}?"',
    says: "{email}",
  },
  {
    code: "unknown-placeholder",
    everywhere: true,
    file: en,
    replace: '"Which code?"',
    by: '¶"Not {code}?"',
    says: "{code}",
  },
  {
    code: "unknown-placeholder",
    everywhere: true,
    file: en,
    replace: '"Stop"',
    by: '¶"Stop {digits}"',
    says: "a button",
  },
  { code: "long-text", file: es, replace: '"Which code?"', by: `¶"${LONG}"`, says: "1025" },
  { code: "long-label", file: es, replace: '"Stop"', by: '¶"A button of 21 chars."', says: "20" },
  { code: "unsayable-option", file: es, replace: '"Stop"', by: '¶"…"', says: "…" },
  { code: "same-label", file: es, replace: '"Stop"', by: '¶"again"', says: "again" },
  // Past its limit the mail is skipped, and what it would have told is not there.
  {
    code: "unknown-placeholder",
    file: "sign-in/reset.flow.yml",
    replace: "disabled: person, used-up: person } }",
    by: "disabled: person, used-up: person }, limit: { times: 1, then: sent } }",
    says: "{minutes}",
    toldIn: en,
  },
  {
    code: "unknown-placeholder",
    file: "sign-in/reset.flow.yml",
    replace: "disabled: person, used-up: person } }",
    by: "disabled: sent, used-up: person } }",
    says: "{minutes}",
    toldIn: en,
  },
];
