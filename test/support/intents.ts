import { shippedIntents } from "../../src/app/shipped-intents.ts";
import { flowIntent } from "../../src/shared/brand.ts";
import type { Intent } from "../../src/shared/intent.ts";

/** Everything that people can want of the shipped flows. */
export const INTENTS: readonly Intent[] = shippedIntents().map(({ intent }) => intent);

export const FORGOT_PASSWORD = flowIntent("forgot_password");
export const IP_BLOCKED = flowIntent("ip_blocked");
export const PRODUCT_QUESTION = flowIntent("product_question");
