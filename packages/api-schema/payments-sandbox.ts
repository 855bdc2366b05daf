// The routes of the sandbox provider: its news, its pages, its switchboard.
import { Type } from "typebox";
import { fileRoute, oneOf, record, route } from "./core.ts";
import { SandboxSettings } from "./payments-views.ts";

const session = record({ session: Type.String({ pattern: "^[A-Za-z0-9_-]{20,80}$" }) });
const reference = record({ reference: Type.String({ pattern: "^[A-Za-z0-9_-]{20,80}$" }) });
const card = {
  card_number: Type.Optional(Type.String({ maxLength: 40 })),
  expiry: Type.Optional(Type.String({ maxLength: 12 })),
  cvc: Type.Optional(Type.String({ maxLength: 8 })),
  name: Type.Optional(Type.String({ maxLength: 120 })),
};

export const sandboxRoutes = {
  receiveSandboxWebhook: route({
    method: "POST",
    path: "/api/webhooks/sandbox",
    summary: "News of the sandbox provider, signed",
    access: "webhook",
    rate: "webhook",
    idempotency: "none",
    response: record({ received: Type.Boolean() }),
    errors: ["webhook.bad_signature", "webhook.expired", "webhook.unreadable"],
  }),
  setSandbox: route({
    method: "POST",
    path: "/dev/sandbox",
    summary: "How the sandbox provider misbehaves",
    access: "dev",
    idempotency: "none",
    body: Type.Partial(SandboxSettings, { additionalProperties: false }),
    response: SandboxSettings,
  }),
  showSandboxCheckout: fileRoute({
    method: "GET",
    path: "/sandbox/checkout/:session",
    summary: "The sandbox provider's page to pay on",
    access: "public",
    params: session,
    files: ["text/html"],
  }),
  getSandboxFont: fileRoute({
    method: "GET",
    path: "/sandbox/fonts/:file",
    summary: "The typefaces of the sandbox provider's page",
    access: "public",
    params: record({ file: Type.String({ pattern: "^(display|text)\\.woff2$" }) }),
    files: ["font/woff2"],
  }),
  paySandboxCheckout: fileRoute({
    method: "POST",
    path: "/sandbox/checkout/:session",
    summary: "Pay on the sandbox provider's page, or answer its challenge",
    access: "public",
    rate: "write",
    idempotency: "none",
    params: session,
    body: record({
      action: oneOf("pay", "pay_saved", "challenge_pass", "challenge_fail"),
      method: Type.Optional(Type.String({ maxLength: 80 })),
      keep: Type.Optional(Type.Literal("on")),
      ...card,
    }),
    files: ["text/html"],
  }),
  showSandboxSetup: fileRoute({
    method: "GET",
    path: "/sandbox/setup/:session",
    summary: "The sandbox provider's page to save a card on",
    access: "public",
    params: session,
    files: ["text/html"],
  }),
  saveSandboxSetup: fileRoute({
    method: "POST",
    path: "/sandbox/setup/:session",
    summary: "Save a card on the sandbox provider's page, or answer its challenge",
    access: "public",
    rate: "write",
    idempotency: "none",
    params: session,
    body: record({ action: oneOf("save", "challenge_pass", "challenge_fail"), ...card }),
    files: ["text/html"],
  }),
  showSandboxConfirmation: fileRoute({
    method: "GET",
    path: "/sandbox/confirm/:reference",
    summary: "The sandbox bank's question about a charge without its owner",
    access: "public",
    params: reference,
    files: ["text/html"],
  }),
  answerSandboxConfirmation: fileRoute({
    method: "POST",
    path: "/sandbox/confirm/:reference",
    summary: "Answer the sandbox bank's question",
    access: "public",
    rate: "write",
    idempotency: "none",
    params: reference,
    body: record({ action: oneOf("challenge_pass", "challenge_fail") }),
    files: ["text/html"],
  }),
  showSandboxOnboarding: fileRoute({
    method: "GET",
    path: "/sandbox/onboarding/:reference",
    summary: "The sandbox provider's page that asks somebody it pays for a document",
    access: "public",
    params: reference,
    files: ["text/html"],
  }),
  answerSandboxOnboarding: fileRoute({
    method: "POST",
    path: "/sandbox/onboarding/:reference",
    summary: "Hand in the document",
    access: "public",
    rate: "write",
    idempotency: "none",
    params: reference,
    body: record({ action: oneOf("hand_in") }),
    files: ["text/html"],
  }),
};
