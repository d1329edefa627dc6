import type { Email } from "../../shared/brand.ts";
import type { Outcome } from "../../shared/outcome.ts";
import type { PasswordRefusal, Visitor } from "../model.ts";

/** What a mailed invitation is worth. `used`: the account has a password now. */
export type InvitationStanding =
  { readonly kind: "good"; readonly email: Email; readonly workspaceName: string } | { readonly kind: "used" | "dead" };

/** Somebody who was added chooses the first password. The link is mailed by `addMember`, and again when it is asked for. */
export interface Invitations {
  /** Looks at the link and changes nothing: mail scanners and previews fetch links too. */
  inspect(token: string): Promise<InvitationStanding>;
  /** Uses up the link, sets the password and tells the owner. Of two at the same moment one wins. */
  accept(command: {
    readonly token: string;
    readonly password: string;
    readonly repeated: string;
    readonly seen: Visitor;
  }): Promise<Outcome<"activated", PasswordRefusal | "used" | "dead">>;
}
