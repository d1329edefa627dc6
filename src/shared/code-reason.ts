/**
 * What somebody who asks a chat for help is after: said in the mail that brings the code which proves their mailbox, so
 * that a careful reader knows whether it is their own doing. `other`: nobody said, as in chats begun before flows did.
 */
export const CODE_REASONS = [
  "reset-password",
  "missing-code",
  "allow-address",
  "backup-codes",
  "sign-in-trouble",
  "sign-everybody-out",
  "other",
] as const;

export type CodeReason = (typeof CODE_REASONS)[number];
