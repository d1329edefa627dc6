import { type Instant, after } from "../shared/brand.ts";
import { DAY, HOUR } from "../shared/clock.ts";
import type { Horizon } from "./model.ts";

/** How far back any rule looks: a day for an address, an hour for the alarm over all of them. */
export const horizonAt = (now: Instant): Horizon => ({ address: after(now, -DAY), everybody: after(now, -HOUR) });
