export type Outline = "work" | "person" | "project" | "table" | "detail" | "form";

// The first that fits decides; a page that none names has a heading, words, and facts beside them.
const outlines: readonly (readonly [RegExp, Outline])[] = [
  [/^\/(?:people|organisations)\/?$/, "person"],
  [/^\/(?:$|portfolios\/?$|portfolios\/mine\/?$)/, "work"],
  [/^\/(?:projects|projects\/mine|search)\/?$/, "project"],
  [/^\/(?:sign-in|sign-up|two-factor|verify-email|change-email|forgot-password|reset-password)\/?$/, "form"],
  [/^\/settings\/(?:files|api-keys|blocks|billing|payment-methods)\/?$/, "table"],
  [/^\/settings\//, "form"],
  [/^\/portfolios\/[^/]+\/(?:details|items\/.+)$/, "form"],
  [/^\/wallet\/(?:exchange|withdraw|identity|bank-account)(?:\/|$)/, "form"],
  [/\/(?:new|edit|propose|offer|counter|block)\/?$/, "form"],
  [/^\/(?:hire|plans)\/[^/]+\/?$/, "form"],
  [
    /^\/(?:notifications|contracts|disputes|confirmations|proposals|payments|invoices|wallet|wallet\/.+|tax|dashboard)\/?$/,
    "table",
  ],
  [/^\/admin(?:\/[a-z-]+)?\/?$/, "table"],
];

/** What the page at an address is mostly made of. */
export function outlineOf(pathname: string): Outline {
  return outlines.find(([address]) => address.test(pathname))?.[1] ?? "detail";
}
