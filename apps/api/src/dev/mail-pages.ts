// Development only: the mails that would have been sent, readable at /dev/mail and as JSON for journeys.
import { Type } from "typebox";
import { fileRoute, nullable, pageQuery, record, route } from "#api-schema/core.ts";
import { type HttpApp, serve } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";

const MailView = record({
  mail_id: Type.String(),
  to: Type.String(),
  subject: Type.String(),
  text: Type.String(),
  html: Type.String(),
  template: Type.String(),
  state: Type.String(),
  created_at: Type.String(),
  sent_at: nullable(Type.String()),
});

export const devMailApi = {
  listMails: route({
    method: "GET",
    path: "/dev/mail.json",
    summary: "The newest caught mails, newest first",
    access: "dev",
    query: record({ to: Type.Optional(Type.String()), limit: pageQuery.limit }),
    response: record({ data: Type.Array(MailView) }),
  }),
  showMails: fileRoute({
    method: "GET",
    path: "/dev/mail",
    summary: "The newest caught mails as a page",
    access: "dev",
    query: record({ to: Type.Optional(Type.String()) }),
    files: ["text/html"],
  }),
};

interface CaughtMail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly created_at: string;
}

export function registerDevMail(http: HttpApp, platform: Platform): void {
  serve(http, devMailApi.listMails, async ({ query }) => ({
    data: await newestMails(platform, query.to, query.limit ?? 20),
  }));
  serve(http, devMailApi.showMails, async ({ query, setHeader }) => {
    setHeader("content-type", "text/html; charset=utf-8");
    setHeader("content-security-policy", "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'");
    return Buffer.from(renderPage(await newestMails(platform, query.to, 100)));
  });
}

async function newestMails(platform: Platform, to: string | undefined, limit: number) {
  let query = platform.db
    .selectFrom("platform.mails")
    .selectAll()
    .orderBy("created_at", "desc")
    .orderBy("mail_id", "desc")
    .limit(limit);
  if (to) query = query.where("to_address", "=", to.toLowerCase());
  return (await query.execute()).map((mail) => ({
    mail_id: mail.mail_id,
    to: mail.to_address,
    subject: mail.subject,
    text: mail.text_body,
    html: mail.html_body,
    template: mail.template,
    state: mail.state,
    created_at: mail.created_at.toISOString(),
    sent_at: mail.sent_at?.toISOString() ?? null,
  }));
}

const STYLE = `body{font:15px/1.5 system-ui;margin:0;background:#f6f5fa;color:#15121f}main{max-width:760px;margin:0 auto;padding:32px 16px}
article{background:#fff;border:1px solid #e9e7f0;border-radius:18px;padding:20px 24px;margin:0 0 16px}h1{letter-spacing:-.025em}
h2{font-size:17px;margin:0 0 4px}p{color:#5d5872;margin:0 0 12px;font-size:13px}pre{white-space:pre-wrap;font:inherit;margin:0;overflow-wrap:anywhere}
a{color:#4b2ee0}@media(prefers-color-scheme:dark){body{background:#100d1a;color:#f3f1fa}article{background:#1a1629;border-color:#2c2741}p{color:#a9a3c0}a{color:#9a8dff}}`;

function renderPage(mails: readonly CaughtMail[]): string {
  const items = mails.map(
    (mail) =>
      `<article><h2>${escapeHtml(mail.subject)}</h2><p>to ${escapeHtml(mail.to)} · <time datetime="${mail.created_at}">${mail.created_at}</time></p><pre>${linkify(escapeHtml(mail.text))}</pre></article>`,
  );
  const empty = "<p>No mail has been sent yet. What Kogi would send shows here.</p>";
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>Caught mail</title><style>${STYLE}</style><main><h1>Caught mail</h1>${items.join("") || empty}</main></html>`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);
}

/** Our own mails carry plain http links; everything was escaped before. */
function linkify(escaped: string): string {
  return escaped.replace(/https?:\/\/[^\s<>&]+/g, (url) => `<a href="${url}">${url}</a>`);
}
