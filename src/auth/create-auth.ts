import { type BackupCodes, createBackupCodes } from "./backup-codes/backup-codes.ts";
import { createDevices, type Devices } from "./devices/devices.ts";
import { createDisown, type Disown } from "./disown.ts";
import { createHasher } from "./passwords/hasher.ts";
import { createSetUp, type SetUp } from "./set-up/set-up.ts";
import { createInvitations, type Invitations } from "./invitations/invitations.ts";
import { createLinkedChats, type LinkedChats } from "./linked-chats/linked-chats.ts";
import { createMailedCodes, type MailedCodes } from "./mailed-codes/mailed-codes.ts";
import { createMembers, type Members } from "./members/members.ts";
import type { AuthDeps } from "./deps.ts";
import { createEmailChange, type EmailChange } from "./email-change/email-change.ts";
import { createPeople, type People } from "./people/on-page.ts";
import { createPasswords, type Passwords } from "./passwords/passwords.ts";
import { createSessions, type Sessions } from "./sessions/sessions.ts";
import { createSignIn, type SignIn } from "./sign-in/sign-in.ts";
import { createStop, type Stop } from "./stop.ts";
import { createTwoFactor, type TwoFactor } from "./two-factor/two-factor.ts";
import { createIpWhitelist, type IpWhitelist } from "./ip-whitelist/ip-whitelist.ts";
import { createDiagnosis, type DiagnosisReader } from "./diagnosis/diagnosis.ts";
import { createRecovery, type Recovery } from "./recovery/recovery.ts";

/**
 * The login module on a store. It needs no chat and no pages.
 *
 * @param parts.hasher argon2id with the OWASP parameters when left out
 * @param parts.ranges special ranges a whitelist may hold, such as those for documentation in a demo; none when left out
 */
export function createAuth(deps: Omit<AuthDeps, Optional> & Partial<Pick<AuthDeps, Optional>>): Auth {
  const whole: AuthDeps = { ...deps, hasher: deps.hasher ?? createHasher(), ranges: deps.ranges ?? [] };
  return {
    codes: createMailedCodes(whole),
    passwords: createPasswords(whole),
    signIn: createSignIn(whole),
    disown: createDisown(whole),
    devices: createDevices(whole),
    stop: createStop(whole),
    diagnosis: createDiagnosis(whole),
    recovery: createRecovery(whole),
    backupCodes: createBackupCodes(whole),
    members: createMembers(whole),
    people: createPeople(whole),
    ipWhitelist: createIpWhitelist(whole),
    twoSteps: createTwoFactor(whole),
    emailChange: createEmailChange(whole),
    sessions: createSessions(whole),
    linkedChats: createLinkedChats(whole),
    invitations: createInvitations(whole),
    setUp: createSetUp(whole),
  };
}

type Optional = "hasher" | "ranges";

/**
 * The door of the login module: accounts, passwords, sessions, mailed codes, reset links. It knows nothing of chats
 * or pages and can be used without either. Every method checks, at the moment it runs, the proof it needs.
 */
export interface Auth {
  readonly codes: MailedCodes;
  readonly passwords: Passwords;
  readonly signIn: SignIn;
  readonly disown: Disown;
  readonly devices: Devices;
  readonly stop: Stop;
  readonly backupCodes: BackupCodes;
  readonly diagnosis: DiagnosisReader;
  readonly recovery: Recovery;
  readonly members: Members;
  readonly people: People;
  readonly ipWhitelist: IpWhitelist;
  readonly twoSteps: TwoFactor;
  readonly emailChange: EmailChange;
  readonly sessions: Sessions;
  readonly linkedChats: LinkedChats;
  readonly invitations: Invitations;
  readonly setUp: SetUp;
}
