import type { ChannelName } from "../../channels/channel.ts";
import type { Note } from "../admin-chat/note.ts";
import { openCase } from "../cases/open-case.ts";
import type { ConversationDeps } from "../deps.ts";
import type { ClaimedWork, ShellTask, Task, WorkDone } from "../model.ts";

type Kind = ShellTask["kind"];
/** The task of one kind, written so that the compiler sees task and code belong together. */
type TaskOf<One extends Kind> = { [Each in One]: { readonly kind: Each } & Extract<ShellTask, { kind: Each }> }[One];
type RunShell<One extends Kind> = (
  deps: ConversationDeps,
  work: ClaimedWork,
  task: TaskOf<One>,
) => Promise<WorkDone | "undecided">;

/** The code behind each shell task: a kind without code does not compile, and nothing else says which kinds exist. */
const SHELL_TASKS: { readonly [One in Kind]: RunShell<One> } = {
  "forget-proof": async ({ auth }, { conversation }) => {
    await auth.codes.forget(conversation.id);
    return {};
  },
  "link-chat": async ({ auth }, { conversation, key: once }, { mac }) => {
    const origin = { channel: conversation.address.channel, conversation: conversation.id };
    return told({ kind: "link-tried", answer: await auth.linkedChats.link({ mac, origin, once }) });
  },
  "unlink-chat": async ({ auth }, { conversation, key: once }) => {
    const answer = await auth.linkedChats.unlinkHere({ conversation: conversation.id, once });
    return told({ kind: answer === "unlinked" ? "unlinked" : "unlinked-already" });
  },
  "move-here": async ({ store, clock }, { conversation, key: work }, { token }) => {
    const move = { token, to: conversation.id, work, mayTake: mayTake(conversation.address.channel) };
    const answer = await store.moveChat({ ...move, now: clock.now() });
    return answer === "busy" ? "undecided" : told({ kind: answer === "moved" ? "moved-here" : "not-moved" });
  },
  "show-requests": async ({ approvals }, { conversation }) => {
    await approvals.showOpen(conversation.id);
    return {};
  },
  "hand-over": async (deps, work, { next }) => {
    await openCase(deps, work, next);
    return {};
  },
  "decide-request": async ({ approvals }, { conversation, key: once }, { request, choice, reason }) => {
    const command = { conversation: conversation.id, request, choice, reason, once };
    return told({ kind: "decision", request, answer: await approvals.decideInChat(command) });
  },
};

/** What somebody wrote or pressed in a chat that is theirs, or is to be: it is looked at anew at this moment. */
export const runShellTask = <One extends Kind>(deps: ConversationDeps, work: ClaimedWork, task: TaskOf<One>) =>
  SHELL_TASKS[task.kind](deps, work, task);

export const isShellTask = (task: Task): task is ShellTask => Object.hasOwn(SHELL_TASKS, task.kind);

/** From the page to the telephone, and not the other way: there is no page that whoever has it could be sent to. */
const mayTake = (channel: ChannelName) => channel !== "web-chat" && channel !== "terminal";

const told = (note: Note): WorkDone => ({ note });
