import type { ChannelName } from "../../channels/channel.ts";
import { accountId, idempotencyKey } from "../../shared/brand.ts";
import { noteOfFound } from "../admin-chat/help-turn.ts";
import type { Note } from "../admin-chat/note.ts";
import { openCase } from "../cases/open-case.ts";
import type { ConversationDeps } from "../deps.ts";
import type { ClaimedEffect, SystemEffect, QueuedEffect, EffectDone } from "../model.ts";

type Kind = SystemEffect["kind"];
/** The task of one kind, written so that the compiler sees task and code belong together. */
type EffectOf<One extends Kind> = {
  [Each in One]: { readonly kind: Each } & Extract<SystemEffect, { kind: Each }>;
}[One];
type RunSystem<One extends Kind> = (
  deps: ConversationDeps,
  claimed: ClaimedEffect,
  effect: EffectOf<One>,
) => Promise<EffectDone | "undecided">;

/** The code behind each shell task: a kind without code does not compile, and nothing else says which kinds exist. */
const SYSTEM_EFFECTS: { readonly [One in Kind]: RunSystem<One> } = {
  "forget-proof": async ({ auth }, { conversation }) => {
    await auth.codes.forget(conversation.id);
    return {};
  },
  "link-chat": async ({ auth }, { conversation, key: idempotencyKey }, { mac }) => {
    const origin = { channel: conversation.address.channel, conversation: conversation.id };
    return noteOf({ kind: "link-tried", answer: await auth.linkedChats.link({ mac, origin, idempotencyKey }) });
  },
  "unlink-chat": async ({ auth }, { conversation, key: idempotencyKey }) => {
    const answer = await auth.linkedChats.unlinkHere({ conversation: conversation.id, idempotencyKey });
    return noteOf({ kind: answer === "unlinked" ? "unlinked" : "unlinked-already" });
  },
  "move-here": async ({ store, clock }, { conversation, key: work }, { token }) => {
    const move = { token, to: conversation.id, work, mayTake: mayTake(conversation.address.channel) };
    const answer = await store.moveChat({ ...move, now: clock.now() });
    return answer === "busy" ? "undecided" : noteOf({ kind: answer === "moved" ? "moved-here" : "not-moved" });
  },
  "show-requests": async ({ approvals }, { conversation }) => {
    await approvals.showOpen(conversation.id);
    return {};
  },
  "hand-over": async (deps, claimed, { next }) => {
    await openCase(deps, claimed, next);
    return {};
  },
  "update-case": async (deps, claimed, { case: number }) => {
    const found = await deps.store.caseDesk.read(number);
    if (found && found.closedAt === undefined) await openCase(deps, claimed);
    return {};
  },
  "find-member": async ({ auth, random }, { conversation }, { action, who }) => {
    const found = await auth.members.inChat.find({ conversation: conversation.id, who });
    return noteOf(noteOfFound(action, found, random.id()));
  },
  "help-member": async ({ auth }, { conversation }, { action, member, ask }) => {
    const answer = await auth.members.inChat.help({
      conversation: conversation.id,
      member: accountId(member),
      action,
      idempotencyKey: idempotencyKey(`help ${conversation.id} ${ask}`),
    });
    return noteOf(
      answer.ok
        ? { kind: "help-done", action, invited: answer.value === "invited" }
        : { kind: "help-refused", action, why: answer.reason },
    );
  },
  "decide-request": async ({ approvals }, { conversation, key: idempotencyKey }, { request, choice, reason }) => {
    const command = { conversation: conversation.id, request, choice, reason, idempotencyKey };
    return noteOf({ kind: "decision", request, answer: await approvals.decideInChat(command) });
  },
};

/** What somebody wrote or pressed in a chat that is theirs, or is to be: it is looked at anew at this moment. */
export const runSystemEffect = <One extends Kind>(
  deps: ConversationDeps,
  claimed: ClaimedEffect,
  effect: EffectOf<One>,
) => SYSTEM_EFFECTS[effect.kind](deps, claimed, effect);

export const isSystemEffect = (effect: QueuedEffect): effect is SystemEffect =>
  Object.hasOwn(SYSTEM_EFFECTS, effect.kind);

/** From the page to the telephone, and not the other way: there is no page that whoever has it could be sent to. */
const mayTake = (channel: ChannelName) => channel !== "web-chat" && channel !== "terminal";

const noteOf = (note: Note): EffectDone => ({ note });
