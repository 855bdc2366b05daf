// The provider's page to pay on: plain HTML that works without a script.
import { fromWire, type Money, money } from "#money";
import type { JsonValue } from "#platform/db/index.ts";
import { assert } from "#platform/errors/index.ts";
import type { CheckoutAttempt } from "../port.ts";
import { type CardForm, TEST_CARDS } from "./cards.ts";
import type { CheckoutRow } from "./checkouts.ts";
import { type Html, html, trusted } from "./html.ts";
import { type MethodRow, methodView } from "./methods.ts";
import { PAGE_STYLE } from "./page-style.ts";
import type { Speech } from "./page-words.ts";
import type { Faults } from "./pay-checkout.ts";

export interface CheckoutPage {
  readonly checkout: CheckoutRow;
  readonly attempts: readonly CheckoutAttempt[];
  /** Cards the customer kept before. */
  readonly saved: readonly MethodRow[];
  readonly faults?: Faults;
  /** What was typed, so that a typing mistake costs one field and not four. The card number is not sent back. */
  readonly typed?: CardForm;
}

export function renderCheckout(page: CheckoutPage, speech: Speech): string {
  const { words, show } = speech;
  const { checkout } = page;
  if (checkout.state === "challenge")
    return renderChallenge(
      { action: `/sandbox/checkout/${checkout.session}`, total: money(checkout.amount_minor, checkout.currency) },
      speech,
    );
  if (checkout.state === "expired") return renderClosed(checkout.return_url, speech);
  const total = money(checkout.amount_minor, checkout.currency);
  const last = page.attempts.at(-1);
  const declined = page.faults === undefined && last !== undefined && last.outcome !== "approved";
  return frame(
    speech,
    words.payAmount(show(total)),
    html`<main>
  <section aria-labelledby="what"><h1 id="what">${show(total)}</h1><p>${checkout.description}</p>
    ${renderLines(checkout.lines, total, speech)}
    <p class="dim"><br>${words.payWhy}</p>
    <a href="${checkout.return_url}">${words.backUnpaid}</a></section>
  <section aria-labelledby="card"><h2 id="card">${words.byCard}</h2>
    ${declined ? html`<div class="notice" role="alert">${speech.decline(last.code ?? "")}</div>` : null}
    ${page.faults ? html`<div class="notice" role="alert">${words.checkNothingCharged}</div>` : null}
    ${renderSavedCards(checkout.session, page, { total, speech })}
    <form method="post" action="/sandbox/checkout/${checkout.session}" novalidate>
      ${cardFields(page, words)}
      ${checkout.customer_id === null ? null : html`<label class="check"><input type="checkbox" name="keep" value="on"> ${words.keep}</label>`}
      <button class="wide" name="action" value="pay">${words.payAmount(show(total))}</button>
    </form></section>
  ${renderTestCards(speech)}
</main>`,
  );
}

/** The bank's question; `total` null when a card is saved and nothing is charged. */
export function renderChallenge({ action, total }: { action: string; total: Money | null }, speech: Speech): string {
  const { words, show } = speech;
  return frame(
    speech,
    words.bankTitle,
    html`<main class="one"><section aria-labelledby="ask"><h1 id="ask">${words.isThisYou}</h1>
    <p>${total ? words.bankAsksPayment(show(total)) : words.bankAsksCard}</p>
    <form method="post" action="${action}"><div class="pair">
      <button name="action" value="challenge_pass">${total ? words.confirmAmount(show(total)) : words.confirm}</button>
      <button class="quiet" name="action" value="challenge_fail">${words.notMe}</button>
    </div></form></section></main>`,
  );
}

export function renderClosed(returnUrl: string, speech: Speech): string {
  const { words } = speech;
  return frame(
    speech,
    words.closed,
    html`<main class="one"><section><h1>${words.closed}</h1>
    <p>${words.closedWhy}</p>
    <a class="button" href="${returnUrl}">${words.back}</a></section></main>`,
  );
}

export function renderOnboarding(
  { recipient, returnUrl }: { recipient: string; returnUrl: string },
  speech: Speech,
): string {
  const { words } = speech;
  return frame(
    speech,
    words.whoTitle,
    html`<main class="one"><section aria-labelledby="ask"><h1 id="ask">${words.document}</h1>
    <p>${words.documentWhy}</p>
    <form method="post" action="/sandbox/onboarding/${recipient}"><div class="pair">
      <button name="action" value="hand_in">${words.handIn}</button>
      <a class="button quiet" href="${returnUrl}">${words.notNow}</a>
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

export function renderSetup(page: SetupPage, speech: Speech): string {
  const { words } = speech;
  return frame(
    speech,
    words.saveTitle,
    html`<main>
  <section aria-labelledby="what"><h1 id="what">${words.saveTitle}</h1>
    <p class="dim">${words.saveWhy}</p>
    <a href="${page.returnUrl}">${words.backUnsaved}</a></section>
  <section aria-labelledby="card"><h2 id="card">${words.details}</h2>
    ${page.failureCode !== null && !page.faults ? html`<div class="notice" role="alert">${speech.decline(page.failureCode)}</div>` : null}
    ${page.faults ? html`<div class="notice" role="alert">${words.check}</div>` : null}
    <form method="post" action="/sandbox/setup/${page.session}" novalidate>
      ${cardFields(page, words)}
      <button class="wide" name="action" value="save">${words.save}</button>
    </form></section>
  ${renderTestCards(speech)}
</main>`,
  );
}

function cardFields({ faults = {}, typed }: { faults?: Faults; typed?: CardForm }, words: Speech["words"]): Html {
  const said = (name: keyof Faults) => (faults[name] === undefined ? undefined : words.faults[faults[name]]);
  return html`${field("card_number", words.cardNumber, "cc-number", "1234 1234 1234 1234", "", said("cardNumber"))}
      <div class="row">${field("expiry", words.expiry, "cc-exp", words.expiryForm, typed?.expiry ?? "", said("expiry"))}
      ${field("cvc", words.cvc, "cc-csc", words.cvcForm, "", said("cvc"))}</div>
      ${field("name", words.name, "cc-name", "", typed?.name ?? "", said("name"))}`;
}

function renderSavedCards(
  session: string,
  { saved }: Pick<CheckoutPage, "saved">,
  { total, speech: { words, show } }: { total: Money; speech: Speech },
): Html | null {
  if (saved.length === 0) return null;
  const rows = saved.map((row) => {
    const card = methodView(row);
    const expiry = `${String(card.expiryMonth).padStart(2, "0")}/${String(card.expiryYear).slice(-2)}`;
    const named = words.endingIn(card.brand, card.last4);
    return html`<li><span>${named} <span class="dim">${expiry}</span></span>
      <button name="method" value="${card.id}" aria-label="${words.payWith(show(total), named)}">${words.pay}</button></li>`;
  });
  return html`<form method="post" action="/sandbox/checkout/${session}"><input type="hidden" name="action" value="pay_saved">
    <ul class="saved" aria-label="${words.savedCards}">${rows}</ul></form><p class="or">${words.orOther}</p>`;
}

/** For an address that names no checkout, and for a form that could not be read. */
export function renderRefusal(sentence: string, speech: Speech): string {
  const { words } = speech;
  return frame(
    speech,
    words.noPayment,
    html`<main class="one"><section><h1>${words.noPayment}</h1><p>${sentence}</p><a class="button" href="/">${words.back}</a></section></main>`,
  );
}

function renderLines(lines: JsonValue, total: Money, { words, show }: Speech): Html {
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
  return html`<dl>${rows}<dt class="total">${words.total}</dt><dd class="total">${show(total)}</dd></dl>`;
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

function renderTestCards({ words, language }: Speech): Html {
  const rows = TEST_CARDS.map(
    ({ number, note }) =>
      html`<tr><td><code>${number.replace(/(\d{4})(?=\d)/g, "$1 ")}</code></td><td>${note[language]}</td></tr>`,
  );
  return html`<section class="all" aria-labelledby="tests"><h2 id="tests">${words.testCards}</h2>
    <p class="dim">${words.testCardsHelp}</p>
    <table><thead><tr><th scope="col">${words.number}</th><th scope="col">${words.whatHappens}</th></tr></thead><tbody>${rows}</tbody></table></section>`;
}

function frame({ words, language }: Speech, title: string, body: Html): string {
  return html`<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex">
<title>${title} - ${words.provider}</title><style>${trusted(PAGE_STYLE)}</style></head>
<body><header class="band">${words.band}</header>${body}</body></html>`.markup;
}
