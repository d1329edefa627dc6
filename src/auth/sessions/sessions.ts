import type { Instant } from "../../shared/brand.ts";
import type { Acting } from "../acting.ts";
import type { Device } from "./model.ts";

/** Where one's own account is signed in. Nobody sees or ends the sessions of another account here. */
export interface Sessions {
  /** Newest use first; undefined when the asker is not signed in. */
  list(acting: Acting): Promise<readonly OpenSession[] | undefined>;
  /** Ends one of them, this one too. `unknown`: it is not there, or not one's own. */
  end(command: Acting & { readonly id: string }): Promise<"ended" | "unknown" | "signed-out">;
  /** Ends all but this one. @returns how many ended */
  endOthers(acting: Acting): Promise<number | "signed-out">;
}

export interface OpenSession {
  /** For links and forms. Says nothing about the token, and means nothing without the key. */
  readonly id: string;
  /** As read from what the browser says about itself, in the language of no one: `Firefox`, `Android`. */
  readonly device: Device;
  /** Network address of the last use. */
  readonly address: string;
  readonly openedAt: Instant;
  readonly usedAt: Instant;
  readonly isThis: boolean;
}
