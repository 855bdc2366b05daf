export { createMail, type Mail, type OutgoingMail } from "./mail.ts";
