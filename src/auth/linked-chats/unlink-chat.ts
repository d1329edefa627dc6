import type { Instant } from "../../shared/brand.ts";
import { actorOf } from "../acting.ts";
import type { Visitor } from "../auth.ts";
import { decided } from "../decided.ts";
import type { Decision } from "../ports.ts";
import type { LinkState } from "./state.ts";

type UnlinkAnswer = "unlinked" | "unknown" | "signed-out";

/** Taking a right away needs less than giving it: being signed in is enough. */
export function unlinkChat(
  state: LinkState,
  { seen, id }: { readonly seen: Visitor; readonly id: string },
  now: Instant,
): Decision<UnlinkAnswer> {
  const actor = actorOf(state.session, seen, now, "signed-in");
  if (!actor.ok) return decided("signed-out");
  const chat = state.chats.find((one) => one.id === id);
  if (!chat) return decided("unknown");
  const details = { what: "chat-unlinked", channel: chat.channel, from: seen.address };
  return decided<UnlinkAnswer>("unlinked", {
    changes: [{ kind: "chat-unlinked", id }],
    audit: [{ event: "user_updated", account: actor.value.account.id, details }],
  });
}
