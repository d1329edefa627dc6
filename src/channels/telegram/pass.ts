import { deadline } from "../../shared/schedule.ts";
import type { Wait } from "./parts.ts";

/** Real time. Ends early when `stop` fires. */
export const pass: Wait = (milliseconds, stop) =>
  new Promise((resolve) => {
    const late = deadline(Math.max(0, Math.ceil(milliseconds)));
    const end = stop ? AbortSignal.any([late, stop]) : late;
    if (end.aborted) resolve();
    else end.addEventListener("abort", () => resolve(), { once: true });
  });
