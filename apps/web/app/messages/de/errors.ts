export const errorPageDe = {
  notFoundTitle: "Diese Seite gibt es nicht",
  notFoundHelp:
    "Vielleicht ist die Adresse vertippt, oder was hier war, hat seine Besitzerin oder sein Besitzer entfernt.",
  nobodyTitle: "Hier heißt niemand so",
  nobodyHelp: "Vielleicht ist die Adresse vertippt, oder die Person hat Kogi verlassen oder heißt jetzt anders.",
  forbiddenTitle: "Diese Seite kannst du nicht öffnen",
  forbiddenHelp: "Du bist mit einem Konto angemeldet, das sie nicht sehen darf.",
  foreignTitle: "Dieses Formular kam von einer anderen Seite",
  foreignHelp:
    "Nichts darin wurde gelesen oder getan. Wenn du es absenden wolltest, öffne die Seite bei Kogi und füll es dort aus.",
  impossibleTitle: "Diese Adresse fragt nach etwas, das es nicht geben kann",
  impossibleHelp:
    "Vielleicht ist ein Teil davon vertippt oder abgeschnitten. Geändert wurde nichts; beginne noch einmal auf der Seite selbst.",
  tooLargeTitle: "Das ist mehr, als ein Formular tragen kann",
  tooLargeHelp:
    "Nichts davon wurde behalten. Alle Dateien eines Formulars dürfen zusammen 25 MB haben, und Dateien nehmen wir nur an, solange du angemeldet bist. Geh zurück und sende weniger auf einmal; in den meisten Browsern steht noch da, was du geschrieben hast.",
  tooManyTitle: "Das waren viele Anfragen",
  tooManyHelp: "Warte eine Minute und versuche es dann noch einmal. Nichts ist doppelt verschickt worden.",
  busyTitle: "Kogi ist gerade ausgelastet",
  busyHelp: "Versuche es gleich noch einmal. Geld, das unterwegs war, ist sicher: Nichts wird je doppelt abgebucht.",
  lostTitle: "Kogi ist nicht zu erreichen",
  lostHelp:
    "Die Verbindung ist unterwegs abgerissen. Falls du gerade etwas abgeschickt hast, wissen wir nicht, ob es angekommen ist: Sieh nach, bevor du es noch einmal schickst.",
  brokenTitle: "Bei uns ist etwas kaputtgegangen",
  brokenHelp:
    "Wir haben es notiert. Geld und Daten sind sicher: Was nicht fertig wurde, ist rückgängig gemacht. Versuche es gleich noch einmal.",
  searchFor: "Auf Kogi danach suchen",
  goHome: "Zur Startseite",
  tryAgain: "Noch einmal versuchen",
};

export const unansweredDe = {
  lost: "Die Verbindung ist abgerissen, und wir wissen nicht, ob das angekommen ist. Sieh nach, ob es erledigt ist, bevor du es wiederholst.",
  lostOnce:
    "Die Verbindung ist abgerissen, und wir wissen nicht, ob das angekommen ist. Du kannst es so, wie es dasteht, noch einmal senden: Wie oft es auch ankommt, es geschieht einmal.",
  busy: "Kogi ist gerade ausgelastet, und das hier ist nicht geschehen. Versuche es gleich noch einmal.",
  tooMany:
    "Das waren viele Anfragen, und das hier ist nicht geschehen. Warte eine Minute und versuche es dann noch einmal.",
  close: "Schließen",
};
