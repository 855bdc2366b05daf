// The provider's page to pay on: plain HTML that works without a script.
import { formatMoney, fromWire, type Money, money } from "#money";
import type { JsonValue } from "#platform/db/index.ts";
import { assert } from "#platform/errors/index.ts";
import { declineSentence } from "../../checkout/decline-sentences.ts";
import type { CheckoutAttempt } from "../port.ts";
import { type CardForm, TEST_CARDS } from "./cards.ts";
import type { CheckoutRow } from "./checkouts.ts";
import { type Html, html, trusted } from "./html.ts";
import { type MethodRow, methodView } from "./methods.ts";
import { PAGE_STYLE } from "./page-style.ts";
import type { Faults } from "./pay-checkout.ts";

const LOCALE = "en-GB";

export interface CheckoutPage {
  readonly checkout: CheckoutRow;
  readonly attempts: readonly CheckoutAttempt[];
  /** Cards the customer kept before. */
  readonly saved: readonly MethodRow[];
  readonly faults?: Faults;
  /** What was typed, so that a typing mistake costs one field and not four. The card number is not sent back. */
  readonly typed?: CardForm;
}

export function renderCheckout(page: CheckoutPage): string {
  const { checkout } = page;
  if (checkout.state === "challenge")
    return renderChallenge({
      action: `/sandbox/checkout/${checkout.session}`,
      total: money(checkout.amount_minor, checkout.currency),
    });
  if (checkout.state === "expired") return renderClosed(checkout.return_url);
  const total = money(checkout.amount_minor, checkout.currency);
  const last = page.attempts.at(-1);
  const declined = page.faults === undefined && last !== undefined && last.outcome !== "approved";
  return frame(
    `Pay ${show(total)}`,
    html`<main>
  <section aria-labelledby="what"><h1 id="what">${show(total)}</h1><p>${checkout.description}</p>
    ${renderLines(checkout.lines, total)}
    <p class="dim"><br>Kogi sends you to this page to pay. Your card details stay with the provider.</p>
    <a href="${checkout.return_url}">Back to Kogi without paying</a></section>
  <section aria-labelledby="card"><h2 id="card">Pay by card</h2>
    ${declined ? html`<div class="notice" role="alert">${declineSentence(last.code ?? "")}</div>` : null}
    ${page.faults ? html`<div class="notice" role="alert">Check the marked fields. Nothing was charged.</div>` : null}
    ${renderSavedCards(checkout.session, page.saved, total)}
    <form method="post" action="/sandbox/checkout/${checkout.session}" novalidate>
      ${cardFields(page)}
      ${checkout.customer_id === null ? null : html`<label class="check"><input type="checkbox" name="keep" value="on"> Save this card for next time</label>`}
      <button class="wide" name="action" value="pay">Pay ${show(total)}</button>
    </form></section>
  ${renderTestCards()}
</main>`,
  );
}

/** The bank's question; `total` null when a card is saved and nothing is charged. */
export function renderChallenge({ action, total }: { action: string; total: Money | null }): string {
  const what = total ? `${show(total)} to Kogi` : "that Kogi may charge this card";
  return frame(
    "Confirm with your bank",
    html`<main class="one"><section aria-labelledby="ask"><h1 id="ask">Is this you?</h1>
    <p>Your bank asks you to confirm ${what} (3-D Secure).</p>
    <form method="post" action="${action}"><div class="pair">
      <button name="action" value="challenge_pass">Confirm${total ? ` ${show(total)}` : ""}</button>
      <button class="quiet" name="action" value="challenge_fail">This was not me</button>
    </div></form></section></main>`,
  );
}

export function renderClosed(returnUrl: string): string {
  return frame(
    "This page has closed",
    html`<main class="one"><section><h1>This page has closed</h1>
    <p>The time for it is over, or there were too many attempts. Nothing was charged. You can start again on Kogi.</p>
    <a class="button" href="${returnUrl}">Back to Kogi</a></section></main>`,
  );
}

export function renderOnboarding(recipient: string, returnUrl: string): string {
  return frame(
    "Show who you are",
    html`<main class="one"><section aria-labelledby="ask"><h1 id="ask">One document is missing</h1>
    <p>Before money can go to you, the provider wants to see a passport or an identity card.</p>
    <form method="post" action="/sandbox/onboarding/${recipient}"><div class="pair">
      <button name="action" value="hand_in">Hand in a passport</button>
      <a class="button quiet" href="${returnUrl}">Not now</a>
    </div></form></section></main>`,
  );
}

export interface SetupPage {
  readonly session: string;
  readonly returnUrl: string;
  /** Why the last card was not kept. */
  readonly failureCode: string | null;
  readonly faults?: Faults;
  readonly typed?: CardForm;
}

export function renderSetup(page: SetupPage): string {
  return frame(
    "Save a card",
    html`<main>
  <section aria-labelledby="what"><h1 id="what">Save a card</h1>
    <p class="dim">Nothing is charged now. Kogi may charge this card later for what you agree to on Kogi. Your card details stay with the provider.</p>
    <a href="${page.returnUrl}">Back to Kogi without saving</a></section>
  <section aria-labelledby="card"><h2 id="card">Card details</h2>
    ${page.failureCode !== null && !page.faults ? html`<div class="notice" role="alert">${declineSentence(page.failureCode)}</div>` : null}
    ${page.faults ? html`<div class="notice" role="alert">Check the marked fields.</div>` : null}
    <form method="post" action="/sandbox/setup/${page.session}" novalidate>
      ${cardFields(page)}
      <button class="wide" name="action" value="save">Save card</button>
    </form></section>
  ${renderTestCards()}
</main>`,
  );
}

function cardFields({ faults, typed }: { faults?: Faults; typed?: CardForm }): Html {
  return html`${field("card_number", "Card number", "cc-number", "1234 1234 1234 1234", "", faults?.cardNumber)}
      <div class="row">${field("expiry", "Expiry", "cc-exp", "MM/YY", typed?.expiry ?? "", faults?.expiry)}
      ${field("cvc", "CVC", "cc-csc", "3 digits", "", faults?.cvc)}</div>
      ${field("name", "Name on card", "cc-name", "", typed?.name ?? "", faults?.name)}`;
}

function renderSavedCards(session: string, saved: readonly MethodRow[], total: Money): Html | null {
  if (saved.length === 0) return null;
  const rows = saved.map((row) => {
    const card = methodView(row);
    const expiry = `${String(card.expiryMonth).padStart(2, "0")}/${String(card.expiryYear).slice(-2)}`;
    return html`<li><span>${card.brand} ending in ${card.last4} <span class="dim">${expiry}</span></span>
      <button name="method" value="${card.id}" aria-label="Pay ${show(total)} with ${card.brand} ending in ${card.last4}">Pay</button></li>`;
  });
  return html`<form method="post" action="/sandbox/checkout/${session}"><input type="hidden" name="action" value="pay_saved">
    <ul class="saved" aria-label="Your saved cards">${rows}</ul></form><p class="or">or with another card</p>`;
}

/** For an address that names no checkout, and for a form that could not be read. */
export function renderRefusal(sentence: string): string {
  return frame(
    "No payment here",
    html`<main class="one"><section><h1>No payment here</h1><p>${sentence}</p><a class="button" href="/">Back to Kogi</a></section></main>`,
  );
}

function renderLines(lines: JsonValue, total: Money): Html {
  assert(Array.isArray(lines), "a checkout keeps its lines as a list");
  const rows = lines.map((line: JsonValue) => {
    assert(
      line !== null && typeof line === "object" && "label" in line && "amount" in line,
      "a line has label and amount",
    );
    // Written by insertCheckout from toWire.
    const amount = fromWire(line.amount as { amount: string; currency: string });
    return html`<dt>${String(line.label)}</dt><dd>${show(amount)}</dd>`;
  });
  return html`<dl>${rows}<dt class="total">Total</dt><dd class="total">${show(total)}</dd></dl>`;
}

function field(
  name: string,
  label: string,
  autocomplete: string,
  placeholder: string,
  value: string,
  fault: string | undefined,
): Html {
  const wrong = fault === undefined ? trusted("") : html` aria-invalid="true" aria-describedby="${name}-fault"`;
  const numeric = name === "name" ? trusted("") : trusted(' inputmode="numeric"');
  return html`<div class="field"><label for="${name}">${label}</label>
    <input id="${name}" name="${name}" autocomplete="${autocomplete}" placeholder="${placeholder}" value="${value}"${numeric}${wrong} maxlength="40">
    ${fault === undefined ? null : html`<p class="fault" id="${name}-fault">${fault}</p>`}</div>`;
}

function renderTestCards(): Html {
  const rows = TEST_CARDS.map(
    ({ number, note }) =>
      html`<tr><td><code>${number.replace(/(\d{4})(?=\d)/g, "$1 ")}</code></td><td>${note}</td></tr>`,
  );
  return html`<section class="all" aria-labelledby="tests"><h2 id="tests">Test cards</h2>
    <p class="dim">Any expiry in the future, any CVC, any name.</p>
    <table><thead><tr><th scope="col">Number</th><th scope="col">What happens</th></tr></thead><tbody>${rows}</tbody></table></section>`;
}

function frame(title: string, body: Html): string {
  return html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex">
<title>${title} - Sandbox provider</title><style>${trusted(PAGE_STYLE)}</style></head>
<body><header class="band">Sandbox: no real money</header>${body}</body></html>`.markup;
}

function show(amount: Money): string {
  return formatMoney(amount, LOCALE);
}
