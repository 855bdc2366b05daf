export const storageDe = {
  title: "Speicher",
  used: (used: string, limit: string) => `${used} von ${limit} belegt`,
  unlimited: (used: string) => `${used} belegt, ohne Grenze`,
  nearlyFull: "Dein Speicher ist fast voll",
  full: "Dein Speicher ist voll",
  whatToDo:
    "Nichts, was du hast, geht verloren; was nicht mehr passt, wird beim Hochladen abgelehnt. Lösche Arbeiten, die du nicht mehr zeigst, das schafft innerhalb von drei Tagen Platz, oder nimm einen Tarif mit mehr davon.",
  toFiles: "Dateien durchsehen",
  toWorks: "Portfolios durchsehen",
  toPlans: "Tarife ansehen",
};
