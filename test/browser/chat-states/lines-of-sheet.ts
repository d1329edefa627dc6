import type { ChatLine } from "../../../src/channels/channel.ts";
import { instant } from "../../../src/shared/brand.ts";
import type { Sheet } from "./sheets.ts";

/** The sheet as one talk, each message below the one before. */
export const linesOf = ({ says }: Sheet): readonly ChatLine[] =>
  says.map(({ words, options }, index) => ({
    sequence: index + 1,
    from: "agent",
    text: words,
    options: options.map((label, place) => ({ id: `o${place}`, label })),
    at: instant(0),
    seen: true,
  }));
