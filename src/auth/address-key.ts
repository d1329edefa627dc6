import { type AddressKey, type Email, addressKey } from "../shared/brand.ts";
import type { Secrets } from "../shared/secrets.ts";

/** What budgets, locks and challenges hang on, so that an address without an account has them too. */
export const addressKeyOf = (secrets: Secrets, address: Email): AddressKey =>
  addressKey(secrets.mac("address", address));
