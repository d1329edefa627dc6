import { DAY, MINUTE, SECOND } from "../../../shared/clock.ts";

/** How long things may take, in milliseconds, and how much memory they may have. */
export interface Limits {
  /** From the start of the child, or from CONNECTED, until it is ready. A LocalAuth restart took 4 to 8 seconds. */
  readonly ready: number;
  /** Before that the page is loaded anew once. */
  readonly reload: number;
  /** A fresh QR code comes every 20 to 60 seconds; the library loses the page that has none. */
  readonly qr: number;
  /** A code to be typed on the phone is renewed every 3 minutes. */
  readonly code: number;
  readonly probeEvery: number;
  /** A page that answers does so in milliseconds; a dead one never. */
  readonly probe: number;
  /** Without WhatsApp's servers until the page is loaded anew, and then until the start of another. */
  readonly offline: number;
  readonly walkEvery: number;
  /** Of the child and its browser together. Idle they took 0.4 GB here; the real page takes more. */
  readonly memory: number;
  /** A browser that ran for so long gets a fresh start. */
  readonly recycle: number;
  /** To end in order. The browser took 0.6 seconds. */
  readonly ending: number;
  /** Pauses between starts double from the first to the longest. */
  readonly firstRest: number;
  readonly longestRest: number;
}

export const LIMITS: Limits = {
  ready: 90 * SECOND,
  reload: 45 * SECOND,
  qr: 60 * SECOND,
  code: 4 * MINUTE,
  probeEvery: 30 * SECOND,
  probe: 10 * SECOND,
  offline: MINUTE,
  walkEvery: 5 * MINUTE,
  memory: 2048,
  recycle: DAY,
  ending: 4 * SECOND,
  firstRest: SECOND,
  longestRest: MINUTE,
};
