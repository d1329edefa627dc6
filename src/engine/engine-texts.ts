import { type TextId, textId } from "../shared/brand.ts";

/** What the engine itself says, between the words of the flows. */
export const ENGINE_TEXTS = {
  corrected: textId("engine.corrected"),
  steppedBack: textId("engine.stepped-back"),
  resumed: textId("engine.resumed"),
  queued: textId("engine.queued"),
  language: textId("engine.language"),
  oldButton: textId("engine.old-button"),
  broken: textId("engine.broken"),
  fine: textId("engine.fine"),
  /** `{email}`, that was mentioned while something else was asked. */
  noted: textId("engine.noted"),
  /** Somebody asked for a length of time where others decide about it. */
  lengthOfOthers: textId("engine.length-of-others"),
  halfCode: textId("engine.half-code"),
  welcome: textId("engine.welcome"),
  sorry: textId("engine.sorry"),
  notForMe: textId("engine.not-for-me"),
  codeTime: textId("engine.code-time"),
  mailTime: textId("engine.mail-time"),
  lockTime: textId("engine.lock-time"),
  unsure: textId("engine.unsure"),
  takeYourTime: textId("engine.take-your-time"),
  glad: textId("engine.glad"),
  stillWaiting: textId("engine.still-waiting"),
  /** `{answer}`, in a language that nothing else is written in. */
  otherLanguage: textId("engine.other-language"),
  welcomeIn: textId("engine.welcome-in"),
} as const;

/** What the placeholders of those texts may be that have any. */
export const ENGINE_ARGUMENTS: Readonly<Partial<Record<TextId, readonly string[]>>> = {
  [ENGINE_TEXTS.otherLanguage]: ["answer"],
  [ENGINE_TEXTS.noted]: ["email"],
  [ENGINE_TEXTS.codeTime]: ["sentAgo", "goodLeft", "goodOver"],
  [ENGINE_TEXTS.mailTime]: ["sentAgo", "goodLeft", "goodOver"],
  [ENGINE_TEXTS.lockTime]: ["lockLeft", "lockOver"],
};
