import { expect } from "vitest";
import type { Change } from "../../../src/auth/decision.ts";
import { type AccountId, conversationId, type Email } from "../../../src/shared/brand.ts";
import { emailOf, keyOf, QUINN } from "./company.ts";

/** A claim of `account` on a new mailbox, with the challenge that proves it. */
export function claimed(
  id: string,
  account: AccountId = QUINN,
  name = `new-${id}`,
  more: { readonly decoy?: boolean; readonly purpose?: "change-email" | "recovery"; readonly chat?: string } = {},
): readonly Change[] {
  const { decoy = false, purpose = "change-email", chat = "chat" } = more;
  return [
    {
      kind: "challenge-opened",
      id,
      key: keyOf("quinn"),
      account,
      purpose,
      channel: "web-chat",
      conversation: conversationId(chat),
      language: "en",
      budget: "asked",
    },
    { kind: "mailbox-claimed", id, account, purpose, newAddress: emailOf(name), newKey: keyOf(name), decoy },
  ];
}

export const newMailbox = (id: string): Email => emailOf(`new-${id}`);

export const expectUsedUp = (saving: Promise<void>) => expect(saving).rejects.toThrow(/used up/u);
