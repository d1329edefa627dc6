import type { Note } from "../linked-chat/note.ts";
import type { ConversationParts } from "../parts.ts";
import type { ClaimedWork, ShellTask, Task, WorkDone } from "../ports.ts";

/** What somebody wrote or pressed in a chat that is theirs, or is to be: it is looked at anew at this moment. */
export async function runShellTask(parts: ConversationParts, work: ClaimedWork, task: ShellTask): Promise<WorkDone> {
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
    case "show-requests":
      await parts.approvals.showOpen(conversation.id);
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
  "show-requests",
  "decide-request",
];

export const isShellTask = (task: Task): task is ShellTask => SHELL_TASKS.includes(task.kind);

const told = (note: Note): WorkDone => ({ note });
