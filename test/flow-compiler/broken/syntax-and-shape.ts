import type { Broken } from "./broken.ts";

const file = "shared/verify.flow.yml";

export const SYNTAX_AND_SHAPE: readonly Broken[] = [
  { code: "yaml-syntax", file, replace: "  email:\n    kind", by: "  email:\n¶\tkind", says: "spaces instead of tabs" },
  { code: "yaml-syntax", file, replace: "proves: [verified]\n", by: "proves: [verified\n¶", says: "bracket" },
  {
    code: "duplicate-key",
    file,
    replace: "    slot: email\n",
    by: "    slot: email\n    ¶slot: mail\n",
    says: "twice",
  },
  { code: "yaml-reference", file, replace: "next: send", by: "next: ¶&s send", says: "&s" },
  { code: "yaml-reference", file, replace: "next: send", by: "next: ¶*s", says: "*s" },
  { code: "yaml-reference", file, replace: "slot: email", by: "slot: ¶!!str email", says: "tag" },
  {
    code: "unknown-key",
    file,
    replace: "    tries: 3\n",
    by: "    tries: 3\n    ¶trys: 3\n",
    says: 'Did you mean "tries"?',
  },
  { code: "unknown-key", file, replace: "proves:", by: "¶starts-on: [ip_blocked]\nproves:", says: "starts-on" },
  { code: "unknown-key", file, replace: "{ times: 3, then", by: "{ times: 3, ¶time: 3, then", says: '"times"' },
  { code: "unknown-key", file, replace: "next: send", by: "next: send\n    ¶<<: send", says: "<<" },
  {
    code: "missing-key",
    file,
    replace: "  email:\n    kind: ask\n    slot: email\n",
    by: "  ¶email:\n    kind: ask\n",
    says: "slot",
  },
  { code: "missing-key", file, replace: "{ kind: check, check", by: "{ check", says: "kind" },
  { code: "missing-key", file, replace: "id: verify\n", by: "¶", says: '"id"' },
  { code: "wrong-value", file, replace: "kind: check,", by: "kind: ¶chek,", says: 'Did you mean "check"?' },
  { code: "wrong-value", file, replace: "kind: shared", by: "kind: ¶sharing", says: "sign-in, shared, repair" },
  { code: "wrong-value", file, replace: "act: mail-code", by: "act: ¶mail-cod", says: 'Did you mean "mail-code"?' },
  {
    code: "wrong-value",
    file,
    replace: "entity: email",
    by: "entity: ¶mail",
    says: "email, code, ip, request, duration, text",
  },
  { code: "wrong-value", file, replace: "{ times: 3", by: "{ times: ¶300", says: "at most 10" },
  { code: "wrong-value", file, replace: "{ times: 3", by: "{ times: ¶three", says: "whole number" },
  { code: "wrong-value", file, replace: "proves: [verified]", by: "proves: ¶verified", says: "list" },
  { code: "wrong-value", file, replace: "  send:\n", by: "  ¶Send it:\n", says: "hyphens" },
  { code: "wrong-value", file, replace: "{ lost: gave-up }", by: "{ ¶otherwise: gave-up }", says: "otherwise" },
  { code: "wrong-value", file: "languages/es/chat.yml", replace: '"Stop"', by: "¶{ now: x }", says: "stop" },
  { code: "wrong-value", file: "languages/es/chat.yml", replace: '"Stop"', by: "¶3", says: "quotes" },
];
