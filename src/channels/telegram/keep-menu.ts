import type { Api } from "grammy";
import { after } from "../../shared/brand.ts";
import { MINUTE } from "../../shared/clock.ts";
import { setCommandMenus } from "./command-menu.ts";
import { MENU_MISSING } from "./health.ts";
import type { TelegramParts } from "./parts.ts";

/** Whether the menus stand. They are a convenience: a server that does not take them must not keep messages out. */
export interface MenuKeeper {
  /** Sets the menus if they do not stand and it is time to try (again). Never throws. */
  tend(): Promise<void>;
  /** They may be gone: the next `tend` sets them. */
  renew(): void;
  /** What an operator is told; undefined when nothing is wrong. */
  flaw(): string | undefined;
}

const PAUSE = 10 * MINUTE;

export function createMenuKeeper(
  api: Api,
  { clock, onTrouble }: Pick<TelegramParts, "clock" | "onTrouble">,
): MenuKeeper {
  let dueAt: ReturnType<typeof clock.now> | undefined;
  let flaw: string | undefined;
  return {
    flaw: () => flaw,
    renew: () => {
      dueAt = clock.now();
    },
    tend: async () => {
      if (dueAt === undefined || clock.now() < dueAt) return;
      try {
        await setCommandMenus(api);
        [dueAt, flaw] = [undefined, undefined];
      } catch {
        if (flaw === undefined) onTrouble("telegram: command menu", new Error(MENU_MISSING));
        [dueAt, flaw] = [after(clock.now(), PAUSE), MENU_MISSING];
      }
    },
  };
}
