import type { OutgoingMail } from "#platform/mail/index.ts";

interface MailContent {
  readonly to: string;
  readonly template: string;
  readonly subject: string;
  readonly language: string;
  readonly text: string;
  readonly action?: { readonly label: string; readonly url: string };
  /** After the action: what to do when it was not you. */
  readonly closing: string;
}

/** One mail as text and as HTML with the same words. */
export function layOutMail(content: MailContent): OutgoingMail {
  const { action, closing } = content;
  const lines = [content.text, ...(action ? [`${action.label}:\n${action.url}`] : []), closing, "Kogi"];
  const button = action
    ? `<p style="margin:24px 0"><a href="${escapeHtml(action.url)}" style="background:#1f3d2f;color:#fff;padding:12px 20px;border-radius:8px;text-decoration:none">${escapeHtml(action.label)}</a></p>`
    : "";
  const html = [
    `<div lang="${content.language}" style="font:16px/1.5 system-ui,sans-serif;color:#1c1c1a;max-width:560px;margin:0 auto;padding:24px">`,
    `<p>${escapeHtml(content.text)}</p>`,
    button,
    `<p style="color:#5c5c57">${escapeHtml(closing)}</p>`,
    "<p>Kogi</p></div>",
  ];
  return {
    to: content.to,
    subject: content.subject,
    text: lines.join("\n\n"),
    html: html.join("\n"),
    template: content.template,
  };
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
