import { z } from "zod";
import { readUnderstanding } from "../read-understanding.ts";
import { parseJson } from "./converse/dialogue.ts";
import { complain, linesOf } from "./converse.ts";
import { say, told } from "./say.ts";

const shape = z.object({ id: z.union([z.string(), z.number()]), text: z.string() });

/** `latchkey understand`: JSON lines in, what was understood of each out. */
export const understand = (): Promise<void> =>
  told(() => {
    const understanding = readUnderstanding();
    for (const [index, line] of linesOf("-").entries()) {
      if (line.trim() === "") continue;
      const asked = shape.safeParse(parseJson(line));
      if (asked.success) say.line(JSON.stringify({ id: asked.data.id, ...understanding.read(asked.data.text) }));
      else complain(index + 1, 'is not {"id","text"}. Write one object a line: {"id":"1","text":"hi"}');
    }
    return Promise.resolve();
  });
