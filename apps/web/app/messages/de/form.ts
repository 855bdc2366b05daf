import { pluralDe } from "../../lib/text.ts";

export const formDe = {
  summary: (count: number) =>
    pluralDe(count, { one: "Eine Sache braucht deine Aufmerksamkeit", other: "# Dinge brauchen deine Aufmerksamkeit" }),
  optional: "freiwillig",
  remove: (what: string) => `${what} entfernen`,
  tagsHelp: "Mit Kommas trennen.",
  suggestions: "Vorschläge",
  ideas: "Das könnte dazu passen",
  chooseFile: "Wähle eine Datei oder zieh sie hierher",
  chooseFiles: "Wähle Dateien oder zieh sie hierher",
  fileLimit: (size: string) => `Bis zu ${size}`,
  fileTooLarge: (name: string, size: string) => `${name} ist größer als ${size}.`,
  uploading: (name: string) => `${name} wird hochgeladen`,
  uploaded: "Hochgeladen",
  uploadFailed: "Das Hochladen ist fehlgeschlagen. Versuche es noch einmal.",
  showPassword: "Passwort zeigen",
  hidePassword: "Passwort verbergen",
  stars: (count: number) => pluralDe(count, { one: "# Stern", other: "# Sterne" }),
  changePicture: "Bild ändern",
  cancel: "Abbrechen",
  save: "Änderungen speichern",
  currency: "Währung",
  choose: "Wählen",
  amountTooLarge: "Dieser Betrag ist zu groß.",
  amountLike: (example: string) => `Schreib einen Betrag über null in Ziffern, zum Beispiel ${example}.`,
};
