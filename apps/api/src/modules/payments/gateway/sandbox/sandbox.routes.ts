import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { FastifyInstance } from "fastify";
import { localeFrom } from "#api-schema/languages.ts";
import { paymentsApi } from "#api-schema/payments.ts";
import { money } from "#money";
import { requestErrors } from "#platform/errors/index.ts";
import { type HttpApp, serve } from "#platform/http/index.ts";
import { refusalOf } from "#platform/http/problem.ts";
import type { Platform } from "#platform/platform.ts";
import { paidUrl } from "../port.ts";
import type { CardForm } from "./cards.ts";
import { attemptsOf, findCheckout } from "./checkouts.ts";
import { changeSettings } from "./events.ts";
import { answerConfirmation, findMethodCharge } from "./method-charges.ts";
import { cardsOf } from "./methods.ts";
import { renderChallenge, renderCheckout, renderClosed, renderOnboarding, renderRefusal, renderSetup } from "./page.ts";
import { contentPolicy } from "./page-style.ts";
import { type Speech, speechFor } from "./page-words.ts";
import { answerChallenge, type Faults, submitCard, submitSaved } from "./pay-checkout.ts";
import { findOnboarding, handInDocument } from "./recipients.ts";
import { answerSetup, findSetup, submitSetup } from "./setups.ts";

/** The provider's own pages and its switchboard for development. */
export function registerSandboxRoutes(http: HttpApp, platform: Platform): void {
  serve(http, paymentsApi.setSandbox, ({ body }) => platform.inTransaction((tx) => changeSettings(tx, body)));
  registerFonts(http);
  // Their errors are pages too, so they have a scope of their own.
  void http.fastify.register((scope: FastifyInstance, _options: object, done: () => void) => {
    scope.setErrorHandler((error, request, reply) => {
      const refusal = refusalOf(error);
      if (refusal.status >= 500) request.log.error({ err: error }, "the checkout page failed");
      const speech = speechFor(localeFrom(request.headers["accept-language"]));
      return reply
        .code(refusal.status)
        .headers(pageHeaders(platform))
        .send(renderRefusal(sentenceOf(refusal, speech), speech));
    });
    registerPages({ ...http, fastify: scope }, platform);
    done();
  });
}

/** Our own sentences are English; a page that has others says at least whether it was the form or the address. */
function sentenceOf({ status, message }: { status: number; message: string }, { language, words }: Speech): string {
  if (status === 422) return words.unreadable;
  return language === "en" ? message : words.nothingHere;
}

const FONTS: Readonly<Record<string, string>> = {
  "text.woff2": "@fontsource-variable/instrument-sans/files/instrument-sans-latin-wght-normal.woff2",
  "display.woff2": "@fontsource-variable/bricolage-grotesque/files/bricolage-grotesque-latin-wght-normal.woff2",
};

function registerFonts(http: HttpApp): void {
  serve(http, paymentsApi.getSandboxFont, async ({ params, setHeader }) => {
    const file = FONTS[params.file];
    if (!file) throw requestErrors.notFound();
    setHeader("content-type", "font/woff2");
    setHeader("cache-control", "public, max-age=86400");
    return readFile(fileURLToPath(import.meta.resolve(file)));
  });
}

function registerPages(http: HttpApp, platform: Platform): void {
  registerCheckoutPages(http, platform);
  registerSavedPages(http, platform);
  registerOnboarding(http, platform);
}

/** Nothing is left to do for the payer. */
const isPaid = (state: string): boolean => state === "paid" || state === "processing" || state === "authorised";

function registerCheckoutPages(http: HttpApp, platform: Platform): void {
  const pageOf = async (
    session: string,
    { locale, ...more }: { locale: string | null; faults?: Faults; typed?: CardForm },
  ): Promise<string> => {
    const checkout = await findCheckout(platform.db, session);
    if (!checkout) throw requestErrors.notFound({ detail: "There is no such payment. Start it again on Kogi." });
    const [attempts, saved] = await Promise.all([
      attemptsOf(platform.db, session),
      cardsOf(platform.db, checkout.customer_id),
    ]);
    return renderCheckout({ checkout, attempts, saved, ...more }, speechFor(locale));
  };

  serve(http, paymentsApi.showSandboxCheckout, async (call) => {
    const checkout = await findCheckout(platform.db, call.params.session);
    setHeaders(call, platform);
    if (!checkout || !isPaid(checkout.state))
      return Buffer.from(await pageOf(call.params.session, { locale: call.locale }));
    return redirect(call, paidUrl(checkout.return_url));
  });

  serve(http, paymentsApi.paySandboxCheckout, async (call) => {
    const { session } = call.params;
    const { action, method } = call.body;
    const form = readForm(call.body);
    const faults = await platform.inTransaction(async (tx) => {
      if (action === "pay") return submitCard(tx, platform, session, { ...form, keep: call.body.keep === "on" });
      if (action === "pay_saved") await submitSaved(tx, platform, session, method ?? "");
      else await answerChallenge(tx, platform, session, action === "challenge_pass");
      return null;
    });
    setHeaders(call, platform);
    if (faults) return Buffer.from(await pageOf(session, { locale: call.locale, faults, typed: form }));
    // Back by redirect, so that reloading the page sends nothing twice.
    const checkout = await findCheckout(platform.db, session);
    return redirect(
      call,
      checkout && isPaid(checkout.state) ? paidUrl(checkout.return_url) : `/sandbox/checkout/${session}`,
    );
  });
}

/** Saving a card, and confirming a charge that was tried without its owner. */
function registerSavedPages(http: HttpApp, platform: Platform): void {
  const { db } = platform;
  serve(http, paymentsApi.showSandboxSetup, async (call) => {
    const { session } = call.params;
    setHeaders(call, platform);
    const setup = await findSetup(db, session);
    if (!setup) throw requestErrors.notFound({ detail: "There is no such page. Start again on Kogi." });
    if (setup.state === "done") return redirect(call, setup.return_url);
    if (setup.state === "expired") return Buffer.from(renderClosed(setup.return_url, speechFor(call.locale)));
    const page = { session, returnUrl: setup.return_url, failureCode: setup.failure_code };
    return Buffer.from(
      setup.state === "challenge"
        ? renderChallenge({ action: `/sandbox/setup/${session}`, total: null }, speechFor(call.locale))
        : renderSetup(page, speechFor(call.locale)),
    );
  });

  serve(http, paymentsApi.saveSandboxSetup, async (call) => {
    const { session } = call.params;
    const form = readForm(call.body);
    const faults = await platform.inTransaction(async (tx) => {
      if (call.body.action === "save") return submitSetup(tx, platform, session, form);
      await answerSetup(tx, platform, session, call.body.action === "challenge_pass");
      return null;
    });
    setHeaders(call, platform);
    const setup = await findSetup(db, session);
    if (!setup) throw requestErrors.notFound({ detail: "There is no such page. Start again on Kogi." });
    if (faults) {
      const page = { session, returnUrl: setup.return_url, failureCode: null, faults, typed: form };
      return Buffer.from(renderSetup(page, speechFor(call.locale)));
    }
    return redirect(call, setup.state === "done" ? setup.return_url : `/sandbox/setup/${session}`);
  });

  serve(http, paymentsApi.showSandboxConfirmation, async (call) => {
    const { reference } = call.params;
    setHeaders(call, platform);
    const charge = await findMethodCharge(db, reference);
    if (!charge?.return_url) throw requestErrors.notFound({ detail: "There is nothing to confirm here." });
    if (charge.state !== "authentication_required") return redirect(call, charge.return_url);
    const total = money(charge.amount_minor, charge.currency);
    return Buffer.from(renderChallenge({ action: `/sandbox/confirm/${reference}`, total }, speechFor(call.locale)));
  });

  serve(http, paymentsApi.answerSandboxConfirmation, async (call) => {
    const { reference } = call.params;
    await platform.inTransaction((tx) =>
      answerConfirmation(tx, platform, reference, call.body.action === "challenge_pass"),
    );
    setHeaders(call, platform);
    const charge = await findMethodCharge(db, reference);
    if (!charge?.return_url) throw requestErrors.notFound({ detail: "There is nothing to confirm here." });
    return redirect(call, charge.return_url);
  });
}

/** What the provider wants to know of somebody it pays. */
function registerOnboarding(http: HttpApp, platform: Platform): void {
  const gone = () => requestErrors.notFound({ detail: "There is nothing to hand in here." });
  serve(http, paymentsApi.showSandboxOnboarding, async (call) => {
    setHeaders(call, platform);
    const page = await findOnboarding(platform.db, call.params.reference);
    if (!page) throw gone();
    return page.wanted
      ? Buffer.from(
          renderOnboarding({ recipient: call.params.reference, returnUrl: page.returnUrl }, speechFor(call.locale)),
        )
      : redirect(call, page.returnUrl);
  });
  serve(http, paymentsApi.answerSandboxOnboarding, async (call) => {
    setHeaders(call, platform);
    const page = await findOnboarding(platform.db, call.params.reference);
    if (!page) throw gone();
    await platform.inTransaction((tx) => handInDocument(tx, platform, call.params.reference));
    return redirect(call, page.returnUrl);
  });
}

interface Answering {
  setStatus(status: number): void;
  setHeader(name: string, value: string): void;
}

function redirect(call: Answering, to: string): Buffer {
  call.setStatus(303);
  call.setHeader("location", to);
  return Buffer.alloc(0);
}

function setHeaders(call: Answering, platform: Platform): void {
  for (const [name, value] of Object.entries(pageHeaders(platform))) call.setHeader(name, value);
}

function readForm(body: { card_number?: string; expiry?: string; cvc?: string; name?: string }): CardForm {
  return { cardNumber: body.card_number ?? "", expiry: body.expiry ?? "", cvc: body.cvc ?? "", name: body.name ?? "" };
}

function pageHeaders(platform: Platform): Record<string, string> {
  return {
    "content-type": "text/html; charset=utf-8",
    "content-security-policy": contentPolicy(platform.config.publicUrl),
    "cache-control": "no-store",
    "referrer-policy": "no-referrer",
  };
}
