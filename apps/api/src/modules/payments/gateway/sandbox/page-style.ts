import { createHash } from "node:crypto";

// Kogi's ink, paper and iris, apart from the web's build: the page belongs to the provider and must stand alone.
export const PAGE_STYLE = `
@font-face{font-family:Text;src:url(/sandbox/fonts/text.woff2) format("woff2");font-weight:400 700;font-display:swap}
@font-face{font-family:Display;src:url(/sandbox/fonts/display.woff2) format("woff2");font-weight:200 800;font-display:swap}
:root{color-scheme:light dark;--ink:#15121f;--dim:#5d5870;--paper:#fff;--ground:#f5f4f9;--line:#dcd8e8;--iris:#5a3ff6;--on-iris:#fff;--ember:#b8330a;--ember-ground:#fff0ea;--spruce:#0f6b42;--lime:#cff13a}
@media (prefers-color-scheme:dark){:root{--ink:#f3f1fa;--dim:#aaa4bf;--paper:#1a1627;--ground:#100d1a;--line:#3a3450;--iris:#8f7cff;--on-iris:#100d1a;--ember:#ff9a70;--ember-ground:#35190f;--spruce:#5fd39c}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.5 Text,system-ui,sans-serif}
.band{background:var(--lime);color:#15121f;text-align:center;padding:10px 16px;font-weight:600}
main{max-width:960px;margin:0 auto;padding:32px 16px 64px;display:grid;gap:24px;grid-template-columns:minmax(0,5fr) minmax(0,7fr)}
main.one{max-width:560px;grid-template-columns:minmax(0,1fr)}
main>.all{grid-column:1/-1}
@media (max-width:720px){main{grid-template-columns:minmax(0,1fr);padding-top:20px}}
section{background:var(--paper);border:1px solid var(--line);border-radius:18px;padding:24px}
h1,h2{font-family:Display,system-ui,sans-serif;letter-spacing:-.025em;line-height:1.15;margin:0 0 12px;text-wrap:balance}
h1{font-size:28px}h2{font-size:20px}
p{margin:0 0 12px}.dim{color:var(--dim)}
dl{margin:16px 0 0;display:grid;grid-template-columns:1fr auto;row-gap:8px}
dt{color:var(--dim)}dd{margin:0;padding-left:16px;text-align:right;font-variant-numeric:lining-nums}
dl .total{border-top:1px solid var(--line);padding-top:8px;font-weight:600;color:var(--ink)}
label{display:block;font-weight:600;margin:0 0 6px}
.field{margin:0 0 16px}.row{display:grid;grid-template-columns:1fr 1fr;gap:16px}
input{width:100%;min-height:48px;padding:10px 14px;font:inherit;color:inherit;background:transparent;border:1px solid var(--dim);border-radius:12px}
input::placeholder{color:var(--dim);opacity:1}
input[aria-invalid=true]{border-color:var(--ember)}
.fault{color:var(--ember);margin:6px 0 0;font-size:15px}
.notice{background:var(--ember-ground);color:var(--ember);border-radius:12px;padding:12px 16px;margin:0 0 16px}
button,.button{display:inline-block;min-height:48px;padding:12px 24px;border:0;border-radius:999px;background:#6a54f7;color:#fff;font:inherit;font-weight:600;cursor:pointer;text-decoration:none;text-align:center}
.wide{width:100%}.quiet{background:transparent;color:var(--ink);border:1px solid var(--dim)}
.check{display:flex;gap:12px;align-items:center;margin:0 0 16px;min-height:32px;font-weight:400;cursor:pointer}
.check input{flex:none;appearance:none;display:grid;place-items:center;width:22px;min-height:22px;height:22px;margin:0;padding:0;border-width:1.5px;border-radius:7px;cursor:pointer}
.check input:checked{border-color:var(--iris);background:var(--iris)}
.check input:checked::after{content:"";width:6px;height:11px;border:solid var(--on-iris);border-width:0 2px 2px 0;rotate:45deg;translate:0 -1.5px}
@media (forced-colors:active){.check input{appearance:auto}}
.saved{list-style:none;margin:0 0 8px;padding:0}.saved li{display:flex;justify-content:space-between;align-items:center;gap:12px;padding:10px 0;border-top:1px solid var(--line)}.saved li:first-child{border-top:0}
.or{color:var(--dim);border-top:1px solid var(--line);padding-top:14px}
.pair{display:flex;gap:12px;flex-wrap:wrap}
a{color:var(--iris)}a.button{color:#fff}
:focus-visible{outline:3px solid var(--iris);outline-offset:2px}
table{width:100%;border-collapse:collapse;margin-top:8px;font-size:15px}
th,td{text-align:left;padding:8px 8px 8px 0;border-top:1px solid var(--line);vertical-align:top}
code{font:inherit;font-variant-numeric:lining-nums;white-space:nowrap}
`;

const hash = createHash("sha256").update(PAGE_STYLE).digest("base64");

/** Nothing runs, and nothing but two typefaces is fetched; the form goes to ourselves and from there back to Kogi. */
export function contentPolicy(publicOrigin: string): string {
  return [
    "default-src 'none'",
    `style-src 'sha256-${hash}'`,
    "font-src 'self'",
    `form-action 'self' ${publicOrigin}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}
