export { createMail, type Mail, type OutgoingMail, trimMails } from "./mail.ts";
