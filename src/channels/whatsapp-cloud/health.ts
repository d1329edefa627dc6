import type { ChannelHealth, ChannelStanding } from "../channel.ts";

/** What can be wrong, worst first. `template`: only news after a day of silence suffers. */
const TROUBLES = ["account", "reach", "rate", "template"] as const;
type Trouble = (typeof TROUBLES)[number];

/** `forged`: posts without a good signature. `waiting`: tries that found the 24 hours over and no template. */
type Figure = "received" | "sent" | "templates" | "refused" | "failed" | "forged" | "unreadable" | "waiting";

/** How the channel is doing, in memory. */
export interface CloudHealth {
  readonly become: (state: "starting" | "stopped") => void;
  /** Meta knows us and answers. */
  readonly well: (...over: readonly Trouble[]) => void;
  readonly trouble: (what: Trouble, why: string) => void;
  readonly count: (figure: Figure) => void;
  readonly health: () => ChannelHealth;
}

export function createStanding(): CloudHealth {
  let state: "starting" | "running" | "stopped" = "stopped";
  const troubles = new Map<Trouble, string>();
  const figures = new Map<Figure, number>();
  const run = () => {
    if (state === "starting") state = "running";
  };
  return {
    become: (next) => {
      state = next;
      troubles.clear();
    },
    well: (...over) => {
      run();
      for (const trouble of over) troubles.delete(trouble);
    },
    trouble: (what, why) => {
      run();
      troubles.set(what, why);
    },
    count: (figure) => void figures.set(figure, (figures.get(figure) ?? 0) + 1),
    health: () => {
      const why = TROUBLES.map((trouble) => troubles.get(trouble)).find((one) => one !== undefined);
      const running: ChannelStanding = why === undefined ? { state: "ready" } : { state: "degraded", why };
      return { ...(state === "running" ? running : { state }), figures: Object.fromEntries(figures) };
    },
  };
}
