export const portfolioLayoutDe = {
  before: "Vorher",
  after: "Nachher",
  opensAt: (host: string) => `Öffnet sich auf ${host}`,
  challenge: "Die Aufgabe",
  approach: "Der Weg",
  result: "Das Ergebnis",
  skills: "Fähigkeiten",
  reviews: "Was Auftraggeber sagen",
  privateWork: "Arbeit unter privater Vereinbarung",
  verified: "Auf Kogi bezahlt und abgeschlossen am",
  contact: (name: string) => `Mit ${name} arbeiten`,
  profile: "Zum Profil",
};
