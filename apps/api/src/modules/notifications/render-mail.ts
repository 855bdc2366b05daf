import { type Language, languageOf } from "#api-schema/languages.ts";

export interface MailParts {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

const STYLE =
  "font:16px/1.5 -apple-system,'Segoe UI',Roboto,sans-serif;color:#15121f;max-width:560px;margin:0 auto;padding:32px 20px";
const BUTTON =
  "display:inline-block;background:#5a3ff6;color:#ffffff;text-decoration:none;padding:12px 22px;border-radius:28px;font-weight:600";

const frame: { readonly [Tongue in Language]: { readonly open: string; readonly choose: string } } = {
  en: { open: "Open in Kogi", choose: "Choose what you hear of" },
  de: { open: "In Kogi öffnen", choose: "Wähle, wovon du hörst" },
};

interface MailedNotice {
  readonly title: string;
  readonly body: string;
  readonly locale: string;
  readonly url: string;
  readonly settingsUrl: string;
}

/** A short mail with one link. Every value is escaped: titles are other people's words. */
export function renderMail(notice: MailedNotice): MailParts {
  const language = languageOf(notice.locale);
  const { open, choose } = frame[language];
  const { title, body, url, settingsUrl } = notice;
  return {
    subject: title,
    text: `${title}\n\n${body ? `${body}\n\n` : ""}${url}\n\n${choose}: ${settingsUrl}\n`,
    html: `<div lang="${language}" style="${STYLE}"><p style="font-weight:700;font-size:20px;margin:0 0 16px">${escapeHtml(title)}</p>${body ? `<p style="margin:0 0 20px">${escapeHtml(body)}</p>` : ""}<p style="margin:0 0 28px"><a style="${BUTTON}" href="${escapeHtml(url)}">${open}</a></p><p style="font-size:13px;color:#5d5872;margin:0"><a style="color:#5d5872" href="${escapeHtml(settingsUrl)}">${choose}</a></p></div>`,
  };
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);
}
