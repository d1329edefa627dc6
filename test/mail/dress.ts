import type { MailLook } from "../../src/mail/write-letter.ts";
import type { Logo } from "../../src/shared/logo.ts";
import { loadWording } from "../../src/wording/wording.ts";
import { drawPng } from "../fixtures/png.ts";

const logo = (width: number, height: number, colour: string): Logo => ({
  bytes: drawPng({ width, height, colour }),
  width,
  height,
});

const LINKS = {
  help: "https://www.harbour.example/help?from=mail&topic=1",
  privacy: "https://www.harbour.example/privacy",
  terms: "https://www.harbour.example/terms",
};

export const SIGN = { light: logo(96, 96, "#7a1f5c"), dark: undefined };
export const WORDMARK = { light: logo(480, 96, "#7a1f5c"), dark: logo(480, 96, "#f3b8e0") };

/** A company in its own name: wording, colours, logo, pages. */
export const HARBOUR = {
  wording: loadWording({ brand: "Harbour Books", mailFooter: "Harbour Books Ltd, 1 Quay Street, Bristol" }),
  colours: { light: "#7a1f5c", dark: "#f3b8e0" },
  links: LINKS,
};

/** Every look a mail can have. */
export const LOOKS: readonly (readonly [string, MailLook | undefined])[] = [
  ["ours", undefined],
  ["a sign", { colours: HARBOUR.colours, logos: SIGN, links: LINKS }],
  ["a wordmark", { colours: HARBOUR.colours, logos: WORDMARK, links: LINKS }],
];
