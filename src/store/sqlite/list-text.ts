import { z } from "zod";
import type { IpList } from "../../auth/ports.ts";
import { accountId, instant } from "../../shared/brand.ts";

const moment = z.number().int().transform(instant);

const list: z.ZodType<IpList> = z.object({
  on: z.boolean(),
  blocksApi: z.boolean(),
  entries: z.array(
    z.object({
      id: z.string(),
      range: z.string(),
      label: z.string(),
      reason: z.string(),
      by: z
        .string()
        .nullable()
        .transform((id) => (id === null ? undefined : accountId(id))),
      origin: z.enum(["set-up", "admin", "approval"]),
      addedAt: moment,
      until: moment.nullable().transform((until) => until ?? undefined),
    }),
  ),
});

/** A whole list as one text, the way an undo keeps it; nothing is lost on the way back. */
export const listText = ({ on, blocksApi, entries }: IpList): string =>
  JSON.stringify({
    on,
    blocksApi,
    entries: entries.map((entry) => ({ ...entry, by: entry.by ?? null, until: entry.until ?? null })),
  });

export const readList = (text: string): IpList => list.parse(JSON.parse(text));
