import type { Markup } from "./markup.ts";

/** Inline styles that recur. Contrast of text is at least 4.5:1 in light and dark (WCAG 2.2 AA). */
export const SANS = "font-family:-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;";
export const MONO = "font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono',monospace;";
export const INK = "color:#1c2321;";
export const QUIET = "color:#5a6662;";
export const LINE = "border:1px solid #dfe3e0;";

/** Dark mode. `!important`, because the light colours are inline. */
export const DARK: Markup = {
  markup: `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (prefers-color-scheme: dark) {
  .page { background-color: #121716 !important; }
  .card { background-color: #1c2321 !important; border-color: #36403d !important; }
  .ink { color: #eef2f0 !important; }
  .quiet { color: #a9b5b0 !important; }
  .callout { background-color: #3a2f12 !important; color: #f6e3b4 !important; }
  .code { background-color: #12332c !important; color: #d5f3ea !important; }
  .facts { border-color: #3f6a60 !important; }
  .main { background-color: #4fc2ab !important; }
  .main-label { color: #06221d !important; }
  .stop { border-color: #f0a08f !important; }
  .stop-label { color: #f6b3a5 !important; }
  .link { color: #6fd6c1 !important; }
}
`,
};
