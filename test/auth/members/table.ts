import type { MemberCase } from "../../../src/auth/members/rules.ts";

const ACTIONS = ["make-admin", "make-member", "disable", "enable", "unlock", "mail-reset-link"] as const;
const ROLES = ["admin", "member"] as const;
const STATUSES = ["active", "disabled"] as const;
const EITHER = [true, false] as const;

/** Every case there is: action × actor × target × self × lock × other admins × mail budget. */
export const EVERY_CASE: readonly MemberCase[] = ACTIONS.flatMap((action) =>
  ROLES.flatMap((actorRole) =>
    EITHER.flatMap((isSelf) =>
      ROLES.flatMap((role) =>
        STATUSES.flatMap((status) =>
          EITHER.flatMap((locked) =>
            [0, 1, 2].flatMap((otherAdmins) =>
              EITHER.map((mayMail) => ({
                action,
                actorRole,
                isSelf,
                role,
                status,
                locked,
                otherAdmins,
                mayMail,
              })),
            ),
          ),
        ),
      ),
    ),
  ),
);
