import type { ChannelName } from "../../channels/channel.ts";
import type { Note } from "../linked-chat/note.ts";
import { openCase } from "../open-case.ts";
import type { ConversationParts } from "../parts.ts";
import type { ClaimedWork, ShellTask, Task, WorkDone } from "../ports.ts";

/** What somebody wrote or pressed in a chat that is theirs, or is to be: it is looked at anew at this moment. */
export async function runShellTask(
  parts: ConversationParts,
  work: ClaimedWork,
  task: ShellTask,
): Promise<WorkDone | "undecided"> {
  const { conversation, key: once } = work;
  switch (task.kind) {
    case "forget-proof":
      await parts.auth.codes.forget(conversation.id);
      return {};
    case "link-chat": {
      const origin = { channel: conversation.address.channel, conversation: conversation.id };
      return told({ kind: "link-tried", answer: await parts.auth.linkedChats.link({ mac: task.mac, origin, once }) });
    }
    case "unlink-chat": {
      const answer = await parts.auth.linkedChats.unlinkHere({ conversation: conversation.id, once });
      return told({ kind: answer === "unlinked" ? "unlinked" : "unlinked-already" });
    }
    case "move-here": {
      const [to, now] = [conversation.id, parts.clock.now()];
      const answer = await parts.store.moveChat({ token: task.token, to, work: once, now, mayTake });
      return answer === "busy" ? "undecided" : told({ kind: answer === "moved" ? "moved-here" : "not-moved" });
    }
    case "show-requests":
      await parts.approvals.showOpen(conversation.id);
      return {};
    case "hand-over":
      await openCase(parts, work, task.next);
      return {};
    case "decide-request": {
      const { request, choice, reason } = task;
      const command = { conversation: conversation.id, request, choice, reason, once };
      return told({ kind: "decision", request, answer: await parts.approvals.decideInChat(command) });
    }
  }
}

const SHELL_TASKS: readonly Task["kind"][] = [
  "forget-proof",
  "link-chat",
  "unlink-chat",
  "move-here",
  "show-requests",
  "hand-over",
  "decide-request",
];

export const isShellTask = (task: Task): task is ShellTask => SHELL_TASKS.includes(task.kind);

/** From the page to the telephone, and not the other way: there is no page that whoever has it could be sent to. */
const mayTake = (channel: ChannelName) => channel !== "web-chat" && channel !== "terminal";

const told = (note: Note): WorkDone => ({ note });
