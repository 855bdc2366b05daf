export const helpDe = {
  title: "Hilfe",
  lede: "Was zuerst gefragt wird, jeweils in wenigen Sätzen.",
  answers: {
    costs: {
      question: "Was berechnet Kogi?",
      answer:
        "Arbeiten zeigen, Projekte ausschreiben und sich bewerben kostet nichts. Eine Gebühr fällt an, wenn Arbeit bezahlt wird, und beide Seiten lesen sie, bevor sie zusagen. Was ihr vereinbart, behält seine Gebühren.",
      link: "Gebühren ausrechnen",
    },
    protection: {
      question: "Wo ist das Geld, bis die Arbeit fertig ist?",
      answer:
        "Wer beauftragt, zahlt für einen Meilenstein, bevor die Arbeit daran beginnt. Von da an ist das Geld gesichert: Es geht an den Freelancer, wenn die Arbeit angenommen wird, oder zurück. Keine Seite kann es allein nehmen.",
      link: "Deine Verträge",
    },
    silence: {
      question: "Was, wenn niemand antwortet?",
      answer:
        "Abgegebene Arbeit, auf die keine Antwort kommt, gilt von selbst als angenommen. Nach wie vielen Tagen, steht im Vertrag, und vorher wird daran erinnert.",
      link: "Deine Verträge",
    },
    dispute: {
      question: "Was, wenn wir uns nicht einig sind?",
      answer:
        "Jede Seite kann zu einem Meilenstein einen Streitfall eröffnen, solange sein Geld gesichert ist. Es bleibt, wo es ist. Ihr schlagt einander vor, wie es geteilt wird; findet ihr in sieben Tagen nichts, kommt ein Vermittler dazu, nimmt, was eure Sicht stützt, und entscheidet.",
      link: "Deine Streitfälle",
    },
    withdraw: {
      question: "Wann kann ich auszahlen, was ich verdient habe?",
      answer:
        "Freigegebenes Geld wartet zuerst ein paar Tage; dein Guthaben zeigt jeden Betrag mit seinem Tag. Vor der ersten Auszahlung prüfen wir, wer du bist, und ein neues Bankkonto wartet einen Tag.",
      link: "Dein Guthaben",
    },
    plans: {
      question: "Wie beende ich einen Tarif?",
      answer:
        "Mit einem Klick, jederzeit. Er läuft bis zum Ende dessen, was bezahlt ist, und danach wird nichts mehr abgebucht.",
      link: "Tarif und Abrechnung",
    },
    documents: {
      question: "Wo sind meine Rechnungen?",
      answer:
        "Zu jeder Zahlung und jeder Gebühr gibt es einen Beleg, als Seite und als PDF. Die Summen eines Jahres gibt es als Tabelle und als PDF, für deine Steuererklärung.",
      link: "Deine Rechnungen",
    },
    reviews: {
      question: "Wer liest meine Bewertung, und wann?",
      answer:
        "Beide Seiten können eine schreiben, wenn der Vertrag beendet ist. Niemand liest eine davon, bevor beide geschrieben sind oder die Zeit dafür um ist; so ist keine die Antwort auf die andere. Danach lesen sie alle.",
      link: "Leute mit Bewertungen finden",
    },
    verified: {
      question: "Wie wird eine Arbeit zur bestätigten Arbeit?",
      answer:
        "Verbinde sie mit einem beendeten Vertrag und bitte, wer dich beauftragt hat, um Bestätigung. Das Zeichen erscheint danach und verschwindet, wenn du änderst, was bestätigt wurde.",
      link: "Deine Portfolios",
    },
    data: {
      question: "Wie bekomme ich eine Kopie meiner Daten, und wie gehe ich?",
      answer:
        "Beides steht in deinen Einstellungen und verlangt dein Passwort. Die Kopie wird für dich gemacht und liegt sieben Tage bereit. Löschst du dein Konto, verschwinden Profil und Arbeiten sofort; was noch offen ist, wird vorher abgeschlossen.",
      link: "Dein Konto",
    },
  },
};
