import type { Auth } from "./auth.ts";
import { createBackupCodes } from "./backup-codes/create-backup-codes.ts";
import { createDisown } from "./disown.ts";
import { createHasher } from "./hasher.ts";
import { createSetUp } from "./founding/create-set-up.ts";
import { createInvitations } from "./invitations/create-invitations.ts";
import { createLinkedChats } from "./linked-chats/create-linked-chats.ts";
import { createMailedCodes } from "./mailed-codes.ts";
import { createMembers } from "./members/create-members.ts";
import type { AuthParts } from "./parts.ts";
import { createOwnAddress } from "./own-address/create-own-address.ts";
import { createPasswords } from "./passwords.ts";
import { createSessions } from "./sessions/create-sessions.ts";
import { createSignIn } from "./sign-in.ts";
import { createTwoSteps } from "./two-steps/create-two-steps.ts";
import { createIpWhitelist } from "./whitelist/create-ip-whitelist.ts";
import { createDoctor } from "./doctor/create-doctor.ts";
import { createRecovery } from "./recovery/create-recovery.ts";

/**
 * The login module on a store. It needs no chat and no pages.
 *
 * @param parts.hasher argon2id with the OWASP parameters when left out
 * @param parts.ranges special ranges a whitelist may hold, such as those for documentation in a demo; none when left out
 */
export function createAuth(parts: Omit<AuthParts, Optional> & Partial<Pick<AuthParts, Optional>>): Auth {
  const whole: AuthParts = { ...parts, hasher: parts.hasher ?? createHasher(), ranges: parts.ranges ?? [] };
  return {
    codes: createMailedCodes(whole),
    passwords: createPasswords(whole),
    signIn: createSignIn(whole),
    disown: createDisown(whole),
    doctor: createDoctor(whole),
    recovery: createRecovery(whole),
    backupCodes: createBackupCodes(whole),
    members: createMembers(whole),
    ipWhitelist: createIpWhitelist(whole),
    twoSteps: createTwoSteps(whole),
    ownAddress: createOwnAddress(whole),
    sessions: createSessions(whole),
    linkedChats: createLinkedChats(whole),
    invitations: createInvitations(whole),
    setUp: createSetUp(whole),
  };
}

type Optional = "hasher" | "ranges";
