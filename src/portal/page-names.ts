import type { PortalWords } from "../wording/wording.ts";

/** What pages, their headings and their buttons are called, for whoever tells people where to go. */
export function pageNames({
  inside,
  security,
  backupCodes,
  signIn,
  forgot,
  linkedChats,
  users,
  workspace,
}: PortalWords) {
  const way = (group: string, page: string) => `${group} → ${page}`;
  return {
    profileSecurity: way(inside.profile, inside.menu.security),
    membersPage: way(inside.settings, inside.menu.users),
    whitelistPage: way(inside.settings, inside.menu.whitelist),
    workspacePage: way(inside.settings, inside.menu.workspace),
    approvalsPage: way(inside.settings, inside.menu.approvals),
    linkedChatsTitle: linkedChats.title,
    inviteAgain: users.inviteAgain,
    makeAdmin: users.actions["make-admin"],
    mandatoryTitle: workspace.required.title,
    makeMandatory: workspace.required.turnOn,
    twoStepsTitle: security.twoSteps.title,
    backupCodesTitle: backupCodes.title,
    sessionsTitle: security.sessions.title,
    addressTitle: security.address.title,
    passwordTitle: security.password.title,
    turnOn: security.twoSteps.turnOn,
    turnOff: security.twoSteps.turnOff,
    endOthers: security.sessions.endOthers,
    signInButton: signIn.button,
    backupCodeLink: backupCodes.signIn.link,
    forgotLink: signIn.forgot,
    requestReset: forgot.button,
  };
}
