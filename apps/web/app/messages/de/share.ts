export const shareDe = {
  share: (title: string) => `${title} teilen`,
  trigger: "Teilen",
  copied: "Link kopiert",
  address: "Adresse dieses Portfolios",
  copy: "Link kopieren",
  device: "Mit einer App teilen",
  ways: { email: "Per E-Mail", linkedin: "Auf LinkedIn", whatsapp: "Per WhatsApp" },
};
