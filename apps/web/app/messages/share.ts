import { defineText } from "../lib/text.ts";
import { shareDe } from "./de/share.ts";

/** Passing a portfolio on. */
export const shareText = defineText({
  en: {
    share: (title: string) => `Share ${title}`,
    trigger: "Share",
    copied: "Link copied",
    address: "Address of this portfolio",
    copy: "Copy the link",
    device: "Share with an app",
    ways: { email: "By e-mail", linkedin: "On LinkedIn", whatsapp: "By WhatsApp" },
  },
  de: shareDe,
});
