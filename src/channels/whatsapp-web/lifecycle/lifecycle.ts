import type { EndCause } from "../wire.ts";

/** Where the child is. All moments are milliseconds of a clock that never goes back. */
export interface Life {
  readonly phase: "off" | "starting" | "pairing" | "syncing" | "ready" | "ending" | "resting";
  /** When the phase began. */
  readonly since: number;
  /** Somebody wants it to run. */
  readonly wanted: boolean;
  /** Why the last one ended, or this one is not well. */
  readonly why: Cause | undefined;
  /** Ends in a row of children that were never ready. */
  readonly failures: number;
  /** This child was ready once. */
  readonly wasReady: boolean;
  /** The page was loaded anew since it was last well. */
  readonly reloaded: boolean;
  /** When a question is open that the page has not answered. */
  readonly probing: number | undefined;
  readonly probed: number;
  readonly walked: number;
  /** Since when the page has no line to WhatsApp. */
  readonly offline: number | undefined;
  /** When the present QR code or code came, and which of them it is. */
  readonly offered: { readonly kind: "qr" | "code"; readonly at: number } | undefined;
}

export type Cause =
  | EndCause
  | "never-ready"
  | "no-code"
  | "silent"
  | "offline"
  | "tab-crashed"
  | "memory"
  | "recycled"
  | "session-lost"
  | "crashed"
  | "folder-taken"
  | "folder-unusable"
  | "no-browser";

export type LifeEvent =
  | { readonly kind: "start" | "stop" | "tick" | "exit" | "authenticated" | "ready" | "tab-crashed" | "answered" }
  | { readonly kind: "offered"; readonly what: "qr" | "code"; readonly known: boolean }
  | { readonly kind: "state"; readonly state: string }
  | { readonly kind: "ending"; readonly why: EndCause }
  | { readonly kind: "memory"; readonly megabytes: number }
  /** The child could not even be started. */
  | { readonly kind: "hindered"; readonly why: Cause };

/** What is to be done. `wipe`: throw the session away; the phone has ended it. */
export type Act = "fork" | "end" | "kill" | "probe" | "reload" | "walk" | "wipe";

export interface Step {
  readonly life: Life;
  readonly acts: readonly Act[];
}

export const INITIAL: Life = {
  phase: "off",
  since: 0,
  wanted: false,
  why: undefined,
  failures: 0,
  wasReady: false,
  reloaded: false,
  probing: undefined,
  probed: 0,
  walked: 0,
  offline: undefined,
  offered: undefined,
};

/** Nothing is to be done. */
export const stay = (life: Life): Step => ({ life, acts: [] });

/** The child runs, and is not about to end. */
export const isUp = ({ phase }: Life) => UP[phase];

const UP: Readonly<Record<Life["phase"], boolean>> = {
  starting: true,
  pairing: true,
  syncing: true,
  ready: true,
  off: false,
  ending: false,
  resting: false,
};

/** A child is to end; `exit` follows. */
export const end = (life: Life, why: Cause, now: number): Step => ({
  life: { ...life, phase: "ending", since: now, why },
  acts: ["end"],
});

export const fork = (life: Life, now: number): Step => ({
  life: {
    ...INITIAL,
    wanted: life.wanted,
    why: life.why,
    failures: life.failures,
    phase: "starting",
    since: now,
  },
  acts: ["fork"],
});
