import type { Folder } from "./folders.ts";

const HEAD = "kind: sign-in\ncode-for: reset-password\nfirst: start\nsteps:\n";
/** A flow without a starter, so that it needs no button and no phrases. */
const flow = (id: string, steps: string, head = HEAD) => `id: ${id}\n${head}${steps}`;
const PERSON = "  person: { kind: call, flow: talk-to-human }\n";
const START = "  start: { kind: call, flow: be-sure, on: { verified: person, no-mailbox: person } }\n";

export const FLOWS: Folder = {
  name: "flows",
  files: {
    "sign-in/a-step.flow.yml": flow(
      "a-step",
      `  start: { kind: call, flow: be-sure, on: { verified: ¶persn, no-mailbox: person } }\n${PERSON}`,
    ),
    "sign-in/a-flow.flow.yml": flow("a-flow", "  start: { kind: call, flow: ¶talk-to-humn }\n"),
    "sign-in/a-kind.flow.yml": flow("a-kind", `  start: { kind: ¶sey, next: person }\n${PERSON}`),
    "sign-in/a-key.flow.yml": flow("a-key", `${START}${PERSON}`).replace(
      "first: start\n",
      "first: start\n¶colour: red\n",
    ),
    "sign-in/lost-step.flow.yml": flow("lost-step", `${START}${PERSON}  ¶lost: { kind: end, outcome: cancelled }\n`),
    "sign-in/no-first.flow.yml": `¶${flow("no-first", `${START}${PERSON}`).replace("first: start\n", "")}`,
    "sign-in/an-act.flow.yml": flow(
      "an-act",
      `  start: { kind: act, act: ¶mail-reset-lnk, on: { mailed: person } }\n${PERSON}`,
    ),
    "sign-in/a-check.flow.yml": flow(
      "a-check",
      `  start: { kind: check, check: ¶mailbox-prooved, on: { x: person } }\n${PERSON}`,
    ),
    "sign-in/no-outcome.flow.yml": flow(
      "no-outcome",
      `  start: { kind: check, check: mailbox-proved, ¶on: { proved: person } }\n${PERSON}`,
    ),
    "sign-in/no-proof.flow.yml": flow(
      "no-proof",
      `  start: { kind: act, act: ¶mail-reset-link, on: { mailed: person, invited: person, unproved: person, disabled: person, used-up: person } }\n${PERSON}`,
    ),
    "sign-in/no-result.flow.yml": flow(
      "no-result",
      `  start: { kind: call, flow: be-sure, ¶on: { verified: person } }\n${PERSON}`,
    ),
    "sign-in/for-ever.flow.yml": flow(
      "for-ever",
      "  ¶start: { kind: call, flow: be-sure, on: { verified: start, no-mailbox: person } }\n" + PERSON,
    ),
    "sign-in/no-end.flow.yml": flow(
      "no-end",
      "  ¶start: { kind: call, flow: be-sure, on: { verified: start, no-mailbox: start } }\n",
    ),
    "sign-in/strange-end.flow.yml": flow("strange-end", "  start: { kind: end, outcome: ¶resume }\n"),
    "sign-in/named-otherwise.flow.yml": flow("another-name", `${START}${PERSON}`).replace("id: ", "id: ¶"),
    "sign-in/capitals.flow.yml": flow("capitals", `${START}  ¶Person: { kind: call, flow: talk-to-human }\n`)
      .replaceAll("verified: person", "verified: start")
      .replaceAll("no-mailbox: person", "no-mailbox: start"),
    "sign-in/a-wish.flow.yml": flow(
      "a-wish",
      `${START}${PERSON}`,
      `kind: sign-in\nstarts-on: [¶change-email]\nmeans: x\ncode-for: reset-password\nfirst: start\nsteps:\n`,
    ),
    "sign-in/taken.flow.yml": flow(
      "taken",
      `${START}${PERSON}`,
      `kind: sign-in\nstarts-on: [¶forgot_password]\nmeans: x\ncode-for: reset-password\nfirst: start\nsteps:\n`,
    ),
    "sign-in/untold.flow.yml": flow(
      "untold",
      `${START}${PERSON}`,
      `kind: sign-in\n¶starts-on: [untold_wish]\ncode-for: reset-password\nfirst: start\nsteps:\n`,
    ),
    "sign-in/a-sentence.flow.yml": flow(
      "a-sentence",
      `  start: { kind: say, text: ¶"Hello there.", next: person }\n${PERSON}`,
    ),
    "sign-in/tries.flow.yml": flow(
      "tries",
      `  start: { kind: ask, slot: x, entity: text, tries: ¶20, text: labels.stop, retry: labels.stop, why: labels.stop, otherwise: person, next: person }\n${PERSON}`,
    ),
    "sign-in/a-list.flow.yml": flow("a-list", "  ¶- { id: start }\n"),
    "sign-in/no-words.flow.yml": flow("no-words", `  ¶start: { kind: say, next: person }\n${PERSON}`),
    "sign-in/a-bracket.flow.yml": flow("a-bracket", `  start: { kind: call\n  ¶${PERSON.trimStart()}`),
    "sign-in/an-alias.flow.yml": flow("an-alias", `  start: ¶&a { kind: call, flow: talk-to-human }\n`),
    "repair/a-repair.flow.yml": `id: ¶a-repair\nkind: repair\nfirst: start\nsteps:\n  start: { kind: end, outcome: resume }\n`,
    "shared/no-name.flow.yml": `id: no-name\nkind: shared\nfirst: start\nsteps:\n  start: { kind: end, outcome: ¶return }\n`,
    "sign-in/a-file.yml": "¶id: a-file\n",
    "signin/lost.flow.yml": "id: lost\n",
    "lost.flow.yml": "¶id: lost\n",
  },
  told: {
    "sign-in/a-step.flow.yml": [["a step that there is not", 'Did you mean "person"?']],
    "sign-in/a-flow.flow.yml": [["a flow that there is not", 'Did you mean "talk-to-human"?']],
    "sign-in/a-kind.flow.yml": [["a kind that there is not", 'Did you mean "say"?']],
    "sign-in/a-key.flow.yml": [["a line that means nothing", 'Nothing here is called "colour".']],
    "sign-in/lost-step.flow.yml": [["a step that no way leads to", 'No way leads to the step "lost".']],
    "sign-in/no-first.flow.yml": [["a line that is missing", 'The key "first" is missing here.']],
    "sign-in/an-act.flow.yml": [["an act that there is not", 'Did you mean "mail-reset-link"?']],
    "sign-in/a-check.flow.yml": [["a check that there is not", 'Did you mean "mailbox-proved"?']],
    "sign-in/no-outcome.flow.yml": [["an outcome without a way", "and nothing is said about that"]],
    "sign-in/no-proof.flow.yml": [["an act without proof", "on which the mailbox was not proved"]],
    "sign-in/no-result.flow.yml": [["a result without a way", 'can return "no-mailbox"']],
    "sign-in/for-ever.flow.yml": [["a loop without a limit", "These steps can go round for ever"]],
    "sign-in/no-end.flow.yml": [["a talk without an end", "the conversation can never end"]],
    "sign-in/strange-end.flow.yml": [["an end of another kind of flow", 'cannot end with "resume"']],
    "sign-in/named-otherwise.flow.yml": [["a file with another name", "Call the file another-name.flow.yml"]],
    "sign-in/capitals.flow.yml": [["a name with capitals", 'Did you mean "person"?']],
    "sign-in/a-wish.flow.yml": [["a wish with a hyphen", 'Did you mean "change_email"?']],
    "sign-in/taken.flow.yml": [["a wish that another flow starts on", 'already starts the flow "forgot-password"']],
    "sign-in/untold.flow.yml": [["a wish that nothing explains", 'Nothing says what people mean by "untold_wish".']],
    "sign-in/a-sentence.flow.yml": [["a sentence in a flow", "A sentence stands in chat.yml"]],
    "sign-in/tries.flow.yml": [["a number that is too big", "Use a whole number of at most 5."]],
    "sign-in/a-list.flow.yml": [["a list where names belong", "Write name: value pairs here"]],
    "sign-in/no-words.flow.yml": [["a step without words", "has no words in any language"]],
    "sign-in/a-bracket.flow.yml": [["a bracket that is not closed", "This is not valid YAML"]],
    "sign-in/an-alias.flow.yml": [["shorthand of YAML", "Write out in full what it stands for."]],
    "repair/a-repair.flow.yml": [["a repair that nobody starts", "Nothing ever starts a repair"]],
    "shared/no-name.flow.yml": [["a return without a name", "The caller needs a name for this result."]],
    "sign-in/a-file.yml": [["an ending that is overlooked", "End its name with .flow.yml"]],
    signin: [["a folder that is overlooked", 'Did you mean "sign-in"?']],
    "lost.flow.yml": [["a file in no folder", "Move it to one of: sign-in, shared, repair."]],
  },
};
