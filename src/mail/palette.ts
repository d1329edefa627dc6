import { mix } from "../shared/colour.ts";

/** The company's colours for light and dark surroundings, `#rrggbb`, each readable there. Left out: ours. */
export interface MailColours {
  readonly light?: string | undefined;
  readonly dark?: string | undefined;
}

/** What of a mail wears the company's colour. */
export interface Palette {
  readonly main: string;
  readonly onMain: string;
  readonly link: string;
  readonly codeBack: string;
  readonly code: string;
  readonly edge: string;
}

/** What mails lie on. */
export const SHEET = { light: "#ffffff", dark: "#1c2321" } as const;

const OURS: Readonly<Record<keyof typeof SHEET, Palette>> = {
  light: {
    main: "#0b6b5b",
    onMain: "#ffffff",
    link: "#0b6b5b",
    codeBack: "#e8f1ee",
    code: "#0b3b33",
    edge: "#9fc4ba",
  },
  dark: {
    main: "#4fc2ab",
    onMain: "#06221d",
    link: "#6fd6c1",
    codeBack: "#12332c",
    code: "#d5f3ea",
    edge: "#3f6a60",
  },
};

/** The colours of a mail in these surroundings: where text stands, WCAG's contrast is kept. */
export function paletteOf(colours: MailColours, scheme: keyof typeof SHEET): Palette {
  const { [scheme]: colour } = colours;
  if (colour === undefined) return OURS[scheme];
  const isLight = scheme === "light";
  return {
    main: colour,
    onMain: isLight ? "#ffffff" : "#070d0e",
    link: colour,
    codeBack: mix(SHEET[scheme], colour, isLight ? 0.1 : 0.15),
    code: mix(colour, isLight ? "#000000" : "#ffffff", 0.5),
    edge: mix(SHEET[scheme], colour, 0.4),
  };
}
