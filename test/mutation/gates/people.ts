import { ANY_SESSION, type Gate, gatesIn, inside } from "../gate.ts";

/** How the first person comes in, and everybody after. */
export const PEOPLE: readonly Gate[] = [
  ...gatesIn(
    "auth/set-up/rules.ts",
    ["auth/set-up/set-up"],
    [
      ["a link that nobody got sets nothing up", `if (!link) return "dead";`, `if (!link) return "good";`],
      ["where there is a workspace nothing is set up", `if (workspaces.length > 0) return "used";`, ""],
      ["an earlier set-up link is dead", `if (link.ended) return "replaced";`, ""],
      ["a set-up link expires", `now < link.expiresAt ? "good" : "expired"`, `true ? "good" : "expired"`],
    ],
  ),
  ...gatesIn(
    "auth/set-up/set-up.ts",
    ["auth/set-up/set-up"],
    [
      ["with a workspace no set-up link is made", "if (workspaces.length > 0) return decided(false);", ""],
      [
        "the first password is one that may be",
        "await refusePassword(password, repeated, { email, workspaceName: company });",
        "undefined;",
      ],
    ],
  ),
  ...gatesIn(
    "auth/set-up/rules.ts",
    ["auth/set-up/people"],
    [
      [
        "an address is in one workspace",
        `if (owner && owner.workspace !== workspace.id) return decided(no("elsewhere"));`,
        "",
      ],
      [
        "an address is there once",
        `if (owner) return decided(no(owner.status === "invited" ? "invited-here" : "here"));`,
        "",
      ],
    ],
  ),
  ...gatesIn(
    "auth/members/help-in-chat.ts",
    ["conversation/admin-chat/help"],
    [
      [
        "an old password helps nobody from a chat",
        `return owner.passwordAt !== undefined && passwordIsFresh(owner.passwordAt, now) ? ok(owner) : no("password-needed");`,
        "return ok(owner);",
      ],
      ["only an admin helps from a chat", `if (owner.role !== "admin") return no("not-admin");`, ""],
    ],
  ),
  ...gatesIn(
    "auth/people/on-page.ts",
    ["auth/people/on-page"],
    [
      [
        "renaming and removing take an admin with a fresh password",
        inside("onMember", `actorOf(state.session, seen, now, "admin")`),
        ANY_SESSION,
      ],
      [
        "bringing people in takes an admin with a fresh password",
        inside("bringIn", `actorOf(state.session, seen, now, "admin")`),
        ANY_SESSION,
      ],
      ["nobody takes out themselves", `if (id === account.id) return decided(no("yourself"));`, ""],
    ],
  ),
  ...gatesIn(
    "auth/people/by-operator.ts",
    ["auth/people/by-operator"],
    [
      [
        "the last admin is not removed",
        `if (isLastAdmin(owner.id, activeAdmins)) return decided(no("last-admin"));`,
        "",
      ],
      [
        "a name is one that may be",
        `if (name === undefined) return decided(no("bad-name"));`,
        `if (!name) throw new Error();`,
      ],
    ],
  ),
  ...gatesIn(
    "auth/invitations/invitations.ts",
    ["auth/invitations/invitations"],
    [
      ["a dead invitation is told to be dead", "return isGood(link, now) ? {", "return link ? {"],
      [
        "an invitation takes a password that may be",
        "await refusePassword(password, repeated, standing);",
        "undefined;",
      ],
    ],
  ),
  ...gatesIn(
    "auth/invitations/invitations.ts",
    ["auth/invitations/invitations"],
    [
      [
        "an invitation activates one who was invited, while it is good",
        `account?.status !== "invited" || !isGood(link, now)`,
        "!account || !link",
        {
          file: "auth/invitations/invitations.ts",
          from: 'if (standing.kind !== "good") return no(standing.kind);',
          to: 'if (standing.kind !== "good") Object.assign(standing, { email: token, workspaceName: token });',
        },
      ],
    ],
  ),
  ...gatesIn(
    "store/sqlite/founding.ts",
    ["store/used-once"],
    [
      [
        "of two uses of one set-up link one is saved",
        `expectOneRow(queries.update(setUpLinks).set({ endedAt: now }).where(good).run(), "set-up link");`,
        "queries.update(setUpLinks).set({ endedAt: now }).where(good).run();",
      ],
      [
        "of two first passwords one is saved",
        `expectOneRow(queries.update(accounts).set(set).where(invited).run(), "invitation");`,
        "queries.update(accounts).set(set).where(invited).run();",
      ],
      ["a set-up link that is used stays used", "isNull(setUpLinks.endedAt),\n    lte", "lte"],
      ["a set-up link is used in its time", "gt(setUpLinks.expiresAt, now),", ""],
      [
        "a set-up link makes no second company",
        "notExists(queries.select({ id: workspaces.id }).from(workspaces)),",
        "",
      ],
    ],
  ),
];
