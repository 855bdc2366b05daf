export const experienceDe = {
  certifications: "Zertifikate",
  states: { unverified: "Nicht bestätigt", verified: "Bestätigt", refused: "Nicht angenommen" },
  expired: "Abgelaufen",
  issued: (day: string) => `Ausgestellt am ${day}`,
  validUntil: (day: string) => `gültig bis ${day}`,
  evidenceShown: (file: string) => `Die Datei dazu: ${file}`,
  show: "Bei der Ausstellerin ansehen",
  history: "Stationen",
  today: "heute",
};
