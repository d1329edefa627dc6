/** A copy of a shipped file with one change in it. */
type Changed = (path: string, from: string, to: string) => string;

/** A way in which an operator's folder and the shipped one drift apart, or in which an editor slips. */
interface Drift {
  readonly name: string;
  readonly files: (changed: Changed) => Readonly<Record<string, string>>;
  /** The own file at which it is told. */
  readonly in: string;
  /** Kind and place of every mistake there. */
  readonly told: readonly string[];
  /** Part of what is said. */
  readonly says: string;
  /** Own parts that are used all the same. */
  readonly keeps?: readonly string[];
}

const FORGOT = "sign-in/forgot-password.flow.yml";
const SURE = "shared/be-sure.flow.yml";
const EN = "languages/en/chat.yml";
const STOPPED = [
  "cancelled: { kind: end, outcome: cancelled }",
  "cancelled: { kind: end, outcome: return, result: stopped }",
] as const;

export const DRIFTS: readonly Drift[] = [
  {
    name: "an outcome that an upgrade added",
    files: (changed) => ({ [FORGOT]: changed(FORGOT, "invited: invited, unproved: proof-ended", "unproved: invited") }),
    in: FORGOT,
    told: ["needs-proof at 17:10", "missing-outcome at 18:5", "unreachable-step at 21:3"],
    says: '"mail-reset-link" can come out as "invited", and nothing is said about that. Add invited: to "on". Until then the shipped flow "forgot-password" goes on.',
  },
  {
    name: "an outcome that an upgrade took away",
    files: (changed) => ({ [FORGOT]: changed(FORGOT, "invited: invited,", "invited: invited, vanished: invited,") }),
    in: FORGOT,
    told: ["unknown-outcome at 18:43"],
    says: '"mail-reset-link" never comes out as "vanished". Use its outcomes: ',
  },
  {
    name: "an act that is gone",
    files: (changed) => ({ [FORGOT]: changed(FORGOT, "act: mail-reset-link", "act: mail-old-link") }),
    in: FORGOT,
    told: ["wrong-value at 17:10"],
    says: '"mail-old-link" does not fit act of the step "mail-link".',
  },
  {
    name: "a flow that is gone, and another one of one's own that is fine",
    files: (changed) => ({
      [FORGOT]: changed(FORGOT, "flow: still-out", "flow: was-there"),
      "repair/silence-close.flow.yml": changed(
        "repair/silence-close.flow.yml",
        "outcome: cancelled",
        "outcome: resume",
      ),
    }),
    in: FORGOT,
    told: ["unknown-flow at 47:31"],
    says: 'There is no flow "was-there".',
    keeps: ["flow silence-close"],
  },
  {
    name: "a text that nobody says any more",
    files: () => ({ [EN]: 'forgot-password:\n  start-now: "Let us start."\n' }),
    in: EN,
    told: ["unused-text at 2:14"],
    says: 'No flow says the text "forgot-password.start-now". Delete it, or correct its name.',
  },
  {
    name: "a shared flow with a result that shipped callers do not know",
    files: (changed) => ({ [SURE]: changed(SURE, ...STOPPED) }),
    in: SURE,
    told: ["missing-result at 3:5"],
    says: 'This does not fit the shipped files: sign-in/forgot-password.flow.yml:13:38  "be-sure" can return "stopped", and nothing is said about that.',
  },
  {
    name: "a flow that needs another one that is left out",
    files: (changed) => ({
      [SURE]: changed(SURE, ...STOPPED),
      [FORGOT]: changed(FORGOT, "verified: mail-link,", "verified: mail-link, stopped: not-in,"),
    }),
    in: FORGOT,
    told: ["unknown-result at 13:65"],
    says: '"be-sure" never returns "stopped". Use its results: verified, no-mailbox. Until then the shipped flow "forgot-password" goes on.',
  },
  {
    name: "a shared flow that does not promise the proof any more",
    files: (changed) => ({ [SURE]: changed(SURE, "proves: [verified]\n", "") }),
    in: SURE,
    told: ["needs-proof at 3:5"],
    says: 'Until then the shipped flow "be-sure" goes on.',
  },
  {
    name: "a text that shows a value which is not there",
    files: () => ({ [EN]: 'forgot-password:\n  start: "Hello {minutes}"\n' }),
    in: EN,
    told: ["unknown-placeholder at 2:10"],
    says: "{minutes} may have no value when the step forgot-password.start says this. Here there is: nothing; and what every text may show.",
  },
  {
    name: "a text that does not show a value which the other languages show",
    files: () => ({ [EN]: 'forgot-password:\n  sent: "Done."\nfinish:\n  welcome-back: "Hello again."\n' }),
    in: EN,
    told: ["different-placeholders at 2:9"],
    says: "Until then the shipped words are said.",
    keeps: ["text en finish.welcome-back"],
  },
  {
    name: "a label that fits on no button",
    files: () => ({ [EN]: 'out-of-scope:\n  sorry.options.yes: "Yes, something else, please"\n' }),
    in: EN,
    told: ["long-label at 2:22"],
    says: "This label has 27 characters; beside 1 others it may have 20.",
  },
  {
    name: "words that the formatter cannot read",
    files: () => ({ [EN]: 'finish:\n  welcome-back: "Hello {"\n' }),
    in: EN,
    told: ["broken-message at 2:17"],
    says: "A { in this text is not closed.",
  },
  {
    name: "a line of texts that is no text, and one that is",
    files: () => ({ [EN]: 'finish:\n  welcome-back: "Hello again."\n  did-it-work: [a]\n' }),
    in: EN,
    told: ["wrong-value at 3:16"],
    says: "Until then the shipped words are said.",
    keeps: ["text en finish.welcome-back"],
  },
  {
    name: "a text file that is no YAML",
    files: () => ({ [EN]: 'finish:\n  welcome-back: "Hello\n' }),
    in: EN,
    told: ["yaml-syntax at 3:1"],
    says: "Look for a quote",
  },
  {
    name: "a flow file that is no YAML, and its own texts, which wait for it",
    files: () => ({ "shared/new-one.flow.yml": "id: new-one\nsteps: [\n", [EN]: 'new-one:\n  hello: "Hello."\n' }),
    in: "shared/new-one.flow.yml",
    told: ["yaml-syntax at 3:1"],
    says: 'Until then there is no flow "new-one".',
  },
  {
    name: "a new flow that starts on a trouble which has a flow already",
    files: (changed) => ({
      "sign-in/new-one.flow.yml": changed("sign-in/out-of-scope.flow.yml", "id: out-of-scope", "id: new-one")
        .replace(
          "tries: 2",
          "tries: 2\n    text: out-of-scope.sorry\n    retry: out-of-scope.sorry.retry\n    why: out-of-scope.sorry.why",
        )
        .replace(
          '"no": goodbye }',
          '"no": goodbye }\n    labels: { "yes": out-of-scope.sorry.options.yes, "no": out-of-scope.sorry.options.no }',
        )
        .replace("goodbye: { kind: say,", "goodbye: { kind: say, text: out-of-scope.goodbye,"),
    }),
    in: "sign-in/new-one.flow.yml",
    told: ["duplicate-starter at 4:13"],
    says: '"out_of_scope" already starts the flow "out-of-scope".',
  },
  {
    name: "a file that is not called after its flow",
    files: (changed) => ({ "sign-in/forgot.flow.yml": changed(FORGOT, "first: known", "first: start") }),
    in: "sign-in/forgot.flow.yml",
    told: ["misnamed-file at 2:5"],
    says: "Call the file forgot-password.flow.yml",
  },
  {
    name: "a repair that became a flow of another kind",
    files: (changed) => ({
      "repair/silence-close.flow.yml": changed("repair/silence-close.flow.yml", "kind: repair", "kind: shared"),
    }),
    in: "repair/silence-close.flow.yml",
    told: ["missing-repair at 2:5"],
    says: 'There is no repair flow "silence-close"',
  },
];
