import type { ChatAddress } from "../../channels/channel.ts";
import type { Instant } from "../../shared/brand.ts";
import { never } from "../../shared/never.ts";
import { no, ok, type Outcome } from "../../shared/outcome.ts";
import {
  agentOf,
  answered,
  type CaseAgent,
  type CaseAnswer,
  type CaseMove,
  type CaseDeps,
  claimed,
  closed,
  lineOf,
  sayIn,
  troubleWith,
} from "./rules.ts";
import type { CaseDecision, CaseState, ListedCase, TopicDoing, TopicMessage } from "./model.ts";
import { quoteName } from "../admin-chat/quote-name.ts";

export type TopicAnswer = Outcome<
  "claimed" | "answered" | "answered-cut" | "closed" | "noted" | "noted-cut" | "shown" | "corrected" | "corrected-cut",
  | Extract<CaseAnswer, { readonly ok: false }>["reason"]
  /** The chat of the person is on another messenger. */
  | "cannot-show"
  /** What is to be corrected was never said. */
  | "too-late"
>;

interface Asked {
  readonly message: TopicMessage;
  readonly agent: ChatAddress;
  readonly doing: TopicDoing;
}

type Decided = Omit<CaseDecision<TopicAnswer>, "mails">;

/**
 * What an agent wants where agents talk. Pure; it runs inside the transaction that saves it. Whose chat it is that the
 * agent has with us, and whether they are an agent, is looked at in the same transaction.
 */
export function decideTopic(deps: CaseDeps, state: CaseState, asked: Asked, now: Instant): Decided {
  const agent = agentOf(state.actor, undefined, now);
  if (!agent.ok) return refused(agent.reason);
  const { found } = state;
  if (!found) return refused("unknown");
  if (found.closedAt !== undefined) return refused("closed");
  return act(deps, { ...state, found }, agent.value, asked);
}

type Open = CaseState & { readonly found: ListedCase };

function act(deps: CaseDeps, state: Open, agent: CaseAgent, { message, doing, agent: chat }: Asked): Decided {
  const { found } = state;
  switch (doing.kind) {
    case "take":
      return take(deps, found, agent, doing.over);
    case "say":
      return say(deps, found, agent, message, doing.text);
    case "show":
      return chat.channel === found.channel ? show(deps, found, agent, message) : refused("cannot-show");
    case "correct":
      return correct(deps, state, agent, doing.text);
    case "note":
      return note(deps, found, agent, doing.text);
    case "finish":
      return finish(deps, found, agent);
    default:
      return never(doing);
  }
}

function take(deps: CaseDeps, found: ListedCase, agent: CaseAgent, over: boolean): Decided {
  if (found.holder?.id === agent.id) return { ...NOTHING, answer: ok("claimed") };
  if (found.holder && !over) return refused("taken");
  return { ...claimed(deps, found, agent), answer: ok("claimed") };
}

/** Whoever answers a case that nobody has, has it. Undefined: somebody else has it. */
function claimFirst(deps: CaseDeps, found: ListedCase, agent: CaseAgent, quiet = false): CaseMove | undefined {
  if (!found.holder) return claimed(deps, found, agent, quiet);
  return found.holder.id === agent.id ? NOTHING : undefined;
}

function say(deps: CaseDeps, found: ListedCase, agent: CaseAgent, message: TopicMessage, typed: string): Decided {
  const trouble = troubleWith(typed);
  if (trouble) return refused(trouble);
  const claim = claimFirst(deps, found, agent);
  if (!claim) return refused("not-yours");
  const { text: words, cut } = deps.cutSecrets(typed.trim());
  const said = answered(deps.texts, found, agent, { words, heard: { message, words } });
  return { ...both(claim, said), answer: ok(cut.length === 0 ? "answered" : "answered-cut") };
}

function show(deps: CaseDeps, found: ListedCase, agent: CaseAgent, message: TopicMessage): Decided {
  const claim = claimFirst(deps, found, agent);
  if (!claim) return refused("not-yours");
  const { number } = found;
  const { id: by, name } = agent;
  const text = sayIn(deps.texts, found, "shell.case-shows", { person: quoteName(name) });
  const { place, messageId } = message;
  const shown: CaseMove = {
    changes: [
      { kind: "case-line-said", number, by, text, heard: { message, words: "" } },
      { kind: "topic-told", place, number, key: `show:${place}:${messageId}`, post: { kind: "show", messageId } },
    ],
    audit: [lineOf("conversation_answered", found, agent)],
  };
  return { ...both(claim, shown), answer: ok("shown") };
}

/** The same words again change nothing, however often the messenger brings them. */
function correct({ texts, cutSecrets }: CaseDeps, { found, said }: Open, agent: CaseAgent, typed: string): Decided {
  if (!said) return refused("too-late");
  if (found.holder?.id !== agent.id) return refused("not-yours");
  const trouble = troubleWith(typed);
  if (trouble) return refused(trouble);
  const { text: words, cut } = cutSecrets(typed.trim());
  if (words === said.text) return { ...NOTHING, answer: ok("corrected") };
  const { number } = found;
  const text = sayIn(texts, found, "shell.case-correction", { person: quoteName(agent.name), text: words });
  const heard = { message: said.message, words };
  return {
    changes: [{ kind: "case-line-said", number, by: agent.id, text, heard, replaces: said.sequence }],
    audit: [lineOf("conversation_answered", found, agent, { what: "correction" })],
    answer: ok(cut.length === 0 ? "corrected" : "corrected-cut"),
  };
}

/** For the agents, so it takes no claim. */
function note({ cutSecrets }: CaseDeps, found: ListedCase, agent: CaseAgent, typed: string): Decided {
  const trouble = troubleWith(typed);
  if (trouble) return refused(trouble);
  const { text, cut } = cutSecrets(typed.trim());
  return {
    changes: [{ kind: "case-noted", number: found.number, by: agent.id, text }],
    audit: [lineOf("conversation_noted", found, agent)],
    answer: ok(cut.length === 0 ? "noted" : "noted-cut"),
  };
}

function finish(deps: CaseDeps, found: ListedCase, agent: CaseAgent): Decided {
  const claim = claimFirst(deps, found, agent, true);
  if (!claim) return refused("not-yours");
  return { ...both(claim, closed(deps, found, agent)), answer: ok("closed") };
}

const both = (first: CaseMove, second: CaseMove): CaseMove => ({
  changes: [...first.changes, ...second.changes],
  audit: [...first.audit, ...second.audit],
});

const NOTHING = { changes: [], audit: [] } as const;

const refused = (reason: Extract<TopicAnswer, { readonly ok: false }>["reason"]): Decided => ({
  ...NOTHING,
  answer: no(reason),
});
