import { posix } from "node:path";
import ts from "typescript";
import type { Breach } from "./breach.ts";
import { lineOf, type Module, nodesOf } from "./read-modules.ts";

/** A word of this code, the one thing that it means here, and names for that thing which nobody would search for. */
export interface Term {
  readonly word: string;
  readonly means: string;
  /** Identifiers that said it before. */
  readonly names?: readonly string[];
  /** Names of files that said it before. */
  readonly files?: readonly string[];
}

export const GLOSSARY: readonly Term[] = [
  {
    word: "deps",
    means: "What a function is given to stand on.",
    names: ["AuthParts", "ConversationParts", "ApprovalParts", "TurnParts"],
    files: ["parts"],
  },
  { word: "actor", means: "Somebody with a session who does something.", names: ["Acting"], files: ["acting"] },
  { word: "denied", means: "Why an actor may not do a thing now.", names: ["Barred"] },
  { word: "requirement", means: "What an action asks of a session.", names: ["Demand"] },
  {
    word: "verify",
    means: "To compare what was typed with what was mailed.",
    names: ["judgeCode", "judgeDigits", "judgeInSession"],
    files: ["judge-code"],
  },
  {
    word: "evaluate",
    means: "To decide a case by its table.",
    names: ["judgeList", "judgeMemberChange", "judgeRecovery"],
    files: ["judge-list", "judge-recovery", "judge-member-change"],
  },
  { word: "peek", means: "To read a state without changing it.", names: ["lookAt", "lookAtCodes", "lookAtCase"] },
  {
    word: "unit of work",
    means: "What a rule is asked in one transaction: load, decide, save.",
    names: ["WhitelistTurn", "ApprovalTurn"],
  },
  { word: "lookback window", means: "How far back the rules look.", names: ["Horizon", "horizonAt", "RecordHorizon"] },
  {
    word: "idempotency key",
    means: "The key under which a command happens at most once.",
    names: ["OnceKey", "onceKey"],
  },
  {
    word: "conflict",
    means: "That somebody else was faster.",
    names: ["AlreadySpent", "mustHaveChangedOne"],
    files: ["spent"],
  },
  {
    word: "seed event",
    means: "What a member brings along from before the first start.",
    names: ["PastMoment", "PastOwner"],
    files: ["past"],
  },
  { word: "error line", means: "What broke, in one line for the log.", names: ["tellError"], files: ["tell-error"] },
  { word: "run command", means: "To carry a command out and say what broke.", names: ["told"] },
  {
    word: "two-factor",
    means: "Signing in with a password and a code.",
    names: ["TwoSteps", "createTwoSteps"],
    files: ["two-steps", "create-two-steps"],
  },
  {
    word: "email change",
    means: "Changing the address of one's own account.",
    names: ["createOwnAddress"],
    files: ["own-address", "create-own-address"],
  },
  {
    word: "diagnosis",
    means: "Why somebody does not get in, found in their record.",
    names: ["createDoctor", "Doctor"],
    files: ["create-doctor", "diagnose"],
  },
  { word: "successful sign-in", means: "An attempt after which somebody is in.", names: ["cameIn"] },
  {
    word: "notify",
    means: "To mail somebody that something happened.",
    names: ["tellAdmins", "tellOwner", "tellMember", "tellOthers", "tellAgent", "tellOfMails", "tellOfSignIns"],
    files: ["tell-admins", "tell-owner", "tell-member"],
  },
  { word: "disown", means: "To say of a mail: this wasn't me.", names: ["stopCase"], files: ["stop-case", "not-me"] },
  { word: "veto", means: "To stop one recovery, without signing in." },
  { word: "challenge", means: "What a code is typed into: its codes, its tries, its end." },
  { word: "budget", means: "How many mails or tries a key has in a time." },
  { word: "lockout", means: "The time in which no secret of a key is looked at." },
  { word: "decoy", means: "A challenge or mail of an account that is not there." },
  { word: "proof", means: "That a mailbox was shown to be somebody's, and when." },
  { word: "recovery", means: "The way back for somebody whose mailbox is lost." },
  { word: "whitelist", means: "The network addresses from which a workspace is signed in to." },
  { word: "backup code", means: "A code made beforehand, good once, for when no mail comes." },
  { word: "approval", means: "A request that an admin decides." },
  { word: "execute", means: "To do what an admin decided.", files: ["carry-out"] },
  {
    word: "inbox",
    means: "Where messages of a channel are taken in.",
    names: ["Reception", "createReception", "ForumReception", "createForumReception"],
  },
  {
    word: "effect",
    means: "What a turn wants done in the world.",
    names: [
      "workWorker",
      "runTask",
      "ShellTask",
      "SHELL_TASKS",
      "runShellTask",
      "ClaimedWork",
      "WorkDone",
      "claimWork",
      "settleWork",
      "wakeWork",
    ],
    files: ["work-worker", "run-task", "shell-task"],
  },
  { word: "outcome", means: "The name with which an effect came out.", names: ["came"], files: ["came"] },
  { word: "outbox", means: "Lines and mails that are written and not yet sent." },
  { word: "ledger", means: "What became of each mail." },
  { word: "dossier", means: "What support reads about a case." },
  {
    word: "interpreter",
    means: "Where the flows of a conversation stand, found by walking its facts.",
    names: ["Walk", "emptyWalk"],
    files: ["walk"],
  },
  { word: "advance", means: "To go through steps that wait for nobody.", files: ["settle"] },
  {
    word: "epoch",
    means: "How many corrections came before: a result of an earlier one does not count.",
    names: ["era"],
  },
  {
    word: "path",
    means: "The steps that were left, in their order.",
    names: ["Trails", "trailsOf"],
    files: ["trails-of"],
  },
  {
    word: "prefill",
    means: "To keep what a message mentions for the question that will ask for it.",
    names: ["offers"],
  },
  { word: "frame", means: "One flow that is open in a conversation, over those it interrupted." },
  { word: "intent result", means: "Which trouble words mean, and how sure that is.", names: ["Reading"] },
  { word: "understood", means: "All that was found in the words of a message.", names: ["Meaning"] },
  {
    word: "approval reply",
    means: "What an admin's words decide.",
    names: ["Saying", "readSaying"],
    files: ["read-saying"],
  },
  { word: "catalog", means: "What a flow may ask of the world.", files: ["catalogue-row"] },
  { word: "certainty", means: "What is sure to be known at a step of a flow.", files: ["what-holds"] },
  { word: "symbols", means: "Every flow, step and text that a folder of flows defines.", files: ["book"] },
  { word: "page context", means: "What every page is made from.", names: ["Desk"], files: ["desk"] },
  { word: "template context", means: "What every letter is made from.", names: ["Scene"], files: ["scene"] },
  { word: "require session", means: "To let only somebody signed in on a page.", names: ["turnAway"] },
  { word: "health", means: "Whether a channel works, and why not.", files: ["standing"] },
  { word: "keep-alive", means: "Looking after a channel while nobody writes.", files: ["look-after"] },
  {
    word: "lifecycle",
    means: "The states of a connection from its start to its end.",
    names: ["UNBORN"],
    files: ["life"],
  },
  { word: "sleep", means: "To let time go by.", files: ["pass", "pause"] },
  { word: "output", means: "What a command prints.", files: ["say"] },
  { word: "harness", means: "A world in which a scenario is run.", files: ["stage"] },
  {
    word: "run",
    means: "To carry a scenario through.",
    names: ["playScenario", "doDeed"],
    files: ["play", "play-scenario", "do-deed"],
  },
  { word: "scenario step", means: "One thing that a person does in a scenario.", names: ["Deed"] },
];

/** Declared names and names of files that say a thing of the glossary with another word. */
export function strayWords(modules: readonly Module[], glossary: readonly Term[] = GLOSSARY): readonly Breach[] {
  const byName = new Map(glossary.flatMap((term) => (term.names ?? []).map((name) => [name, term] as const)));
  const byFile = new Map(glossary.flatMap((term) => (term.files ?? []).map((name) => [name, term] as const)));
  return modules.flatMap((module) => {
    const name = posix.basename(module.path).replace(/\.\w+$/, "");
    const file = byFile.get(name);
    const declared = nodesOf(module)
      .filter(ts.isIdentifier)
      .filter((node) => isDeclared(node))
      .flatMap((node) => {
        const term = byName.get(node.text);
        return term ? [{ path: module.path, line: lineOf(module, node), sentence: hint(node.text, term) }] : [];
      });
    return file ? [{ path: module.path, line: 1, sentence: hint(name, file) }, ...declared] : declared;
  });
}

/** A type or a value that the top of a file defines: a word inside a function is read with the function. */
function isDeclared(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isVariableDeclaration(parent)) return parent.name === node && ts.isSourceFile(parent.parent.parent.parent);
  const isNamed =
    ts.isInterfaceDeclaration(parent) ||
    ts.isTypeAliasDeclaration(parent) ||
    ts.isFunctionDeclaration(parent) ||
    ts.isClassDeclaration(parent);
  return isNamed && parent.name === node;
}

const hint = (was: string, { word, means }: Term) => `"${was}" is called "${word}" here: ${means}`;
