import { pluralDe } from "../../lib/text.ts";

export const mediaDe = {
  files: "Dateien dieses Formulars",
  pdfTells:
    "Ein PDF bleibt, wie es ist: Es kann den Namen seiner Urheber und das Programm verraten, mit dem es entstand.",
  pause: (name: string) => `${name} anhalten`,
  resume: (name: string) => `Mit ${name} weitermachen`,
  retry: (name: string) => `${name} noch einmal schicken`,
  moveUp: (name: string) => `${name} nach vorn rücken`,
  remove: (name: string) => `${name} herausnehmen`,
  paused: "Angehalten",
  waiting: "Wartet, bis sie dran ist",
  goingOn: (share: string) => `Geht weiter bei ${share}`,
  anew: "Was angekommen war, wurde aufgegeben. Sie wird von vorn geschickt.",
  signedOut:
    "Du bist abgemeldet. Was angekommen ist, bleibt: Melde dich auf einer anderen Seite an und versuch es hier noch einmal.",
  connectionLost:
    "Die Verbindung ist abgerissen. Was angekommen ist, bleibt, und sobald du wieder verbunden bist, geht es von selbst weiter.",
  stillLost: "Das Bild aus diesem Film ist nicht angekommen. Wähl eins dafür aus oder lass ihn ohne.",
  gifStands: "Von einem GIF sehen Besucher das erste Bild. Wenn es sich bewegt, schick es als MP4.",
  checking: "Hochgeladen, wird gerade angesehen",
  refused: "Diese Datei kann nicht verwendet werden.",
  pages: (count: number) => pluralDe(count, { one: "1 Seite", other: "# Seiten" }),
  length: (duration: string) => `Länge ${duration}`,
  firstPage: (name: string) => `Erste Seite von ${name}`,
  page: (page: number, name: string) => `Seite ${page} von ${name}`,
  pagesOf: (name: string) => `Seiten von ${name}`,
  pagesShown: (shown: number, all: number) => `Die ersten ${shown} von ${all} Seiten. Öffne die Datei für den Rest.`,
  poster: (name: string) => `Ein Bild, das für ${name} steht`,
  posterHelp: "Zu sehen, bis es abgespielt wird. JPEG, PNG, WebP, AVIF oder GIF.",
  posterMissing:
    "Noch gibt es keins: Listen zeigen ein Bild aus dem Film selbst, wo sich eins zeichnen lässt. JPEG, PNG, WebP, AVIF oder GIF.",
  captions: "Untertitel",
  alt: (name: string) => `Was ${name} zeigt, für Leute, die es nicht sehen können`,
  stillSending: (count: number) =>
    pluralDe(count, {
      one: "Eine Datei ist noch unterwegs. Warte auf sie oder nimm sie heraus.",
      other: "# Dateien sind noch unterwegs. Warte auf sie oder nimm sie heraus.",
    }),
  bad: (names: string) => `Nimm heraus, was nicht verwendet werden kann: ${names}.`,
  tooMany: (most: number) =>
    pluralDe(most, { one: "Hier passt nur eine Datei.", other: "Hier passen höchstens # Dateien." }),
};
