// What Kogi mailed to somebody, as tests read it.
import type { World } from "./world.ts";

export interface ReceivedMail {
  readonly subject: string;
  readonly text: string;
  readonly template: string;
}

/** All mails to an address, the oldest first, after everything that was under way has happened. */
export async function mailsTo(kogi: World, email: string): Promise<readonly ReceivedMail[]> {
  await kogi.settle();
  const rows = await kogi.platform.db
    .selectFrom("platform.mails")
    .select(["subject", "text_body", "template"])
    .where("to_address", "=", email)
    .orderBy("mail_id")
    .execute();
  return rows.map((row) => ({ subject: row.subject, text: row.text_body, template: row.template }));
}

/** The token in the newest mailed link to a page (`verify-email`). */
export async function mailedToken(kogi: World, email: string, page: string): Promise<string> {
  const mails = await mailsTo(kogi, email);
  const links = mails.flatMap((mail) => [...mail.text.matchAll(/https?:\/\/\S+/g)].map(([link]) => new URL(link)));
  const token = links.findLast((link) => link.pathname === `/${page}`)?.searchParams.get("token");
  if (!token)
    throw new Error(
      `no link to /${page} was mailed to ${email}; there are ${mails.map((mail) => mail.template).join(", ") || "no mails"}`,
    );
  return token;
}
