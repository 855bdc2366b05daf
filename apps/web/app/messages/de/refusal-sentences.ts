/**
 * What the server says instead of a code's own sentence, or beside a field. `{}` is whatever stands there: it is taken over
 * in turn.
 */
export const refusalSentencesDe: Readonly<Record<string, string>> = {
  // Jedes Formular
  "Fill this in.": "Füll das aus.",
  "There is no such field.": "Dieses Feld gibt es nicht.",
  "Use at least {} characters.": "Mindestens {} Zeichen.",
  "Use at most {} characters.": "Höchstens {} Zeichen.",
  "Use a whole number.": "Gib eine ganze Zahl an.",
  "Use {} or more.": "Mindestens {}.",
  "Use {} or less.": "Höchstens {}.",
  "Give at least {}.": "Mindestens {}.",
  "Give at most {}.": "Höchstens {}.",
  "Each may be given once.": "Jedes nur einmal.",
  "Use one of: {}.": "Möglich sind: {}.",
  "This is not a valid date.": "Das ist kein gültiges Datum.",
  "This is not a valid {}.": "Das hat nicht die erwartete Form.",
  "There is no such kind.": "Diese Art gibt es nicht.",
  "This is not in the expected form.": "Das hat nicht die erwartete Form.",
  "This should be {}.": "Das hat nicht die erwartete Form.",
  "This is not valid.": "Das gilt nicht.",
  "API keys may not do this.": "Mit einem API-Schlüssel geht das nicht.",
  "This API key lacks the scope {}.": "Diesem API-Schlüssel fehlt das Recht {}.",
  "Verify your e-mail address first; the link is in your inbox.":
    "Bestätige zuerst deine E-Mail-Adresse; der Link ist in deinem Posteingang.",

  // Anmelden und Konto
  "This password is known from breaches of other sites. Choose another one.":
    "Dieses Passwort ist aus Einbrüchen bei anderen Websites bekannt. Wähle ein anderes.",
  "Use at least five different characters.": "Verwende mindestens fünf verschiedene Zeichen.",
  "Do not make your password from your name or e-mail address.":
    "Mach dein Passwort nicht aus deinem Namen oder deiner E-Mail-Adresse.",
  "Many people are signing in just now. Try again in a moment.":
    "Gerade melden sich viele an. Versuche es gleich noch einmal.",
  "That was one wrong code too many. Sign in again.": "Das war ein falscher Code zu viel. Melde dich noch einmal an.",
  "Give the code from your app or a recovery code, one of the two.":
    "Gib den Code aus deiner App oder einen Wiederherstellungscode an, eines von beiden.",
  "This is somebody else’s account.": "Das ist das Konto von jemand anderem.",
  "This is somebody else’s profile.": "Das ist das Profil von jemand anderem.",
  "This endorsement is of somebody else.": "Das gilt jemand anderem.",
  "There is no answer to this review.": "Auf diese Bewertung gibt es keine Antwort.",
  "This is somebody else’s reputation.": "Das ist der Ruf von jemand anderem.",
  "Your account cannot be erased yet. {}":
    "Dein Konto kann noch nicht gelöscht werden: Geld von dir ist noch hier oder unterwegs. Sieh bei deinem Guthaben nach.",

  // Profil
  "Choose a country from the list.": "Wähle ein Land aus der Liste.",
  "Choose a language from the list.": "Wähle eine Sprache aus der Liste.",
  "Choose a skill from the list.": "Wähle eine Fähigkeit aus der Liste.",
  "Choose a topic from the list.": "Wähle ein Thema aus der Liste.",
  "Use a time zone such as Europe/Lisbon.": "Gib eine Zeitzone wie Europe/Lisbon an.",
  "Use a language, with a country if you like, such as en-GB.":
    "Gib eine Sprache an, wenn du magst mit einem Land, wie de-AT.",
  "Use a currency code such as EUR.": "Gib eine Währung wie EUR an.",
  "Use an amount above zero, without leading zeros.": "Gib einen Betrag über null ohne führende Nullen an.",
  "Give a whole address, such as https://example.org.": "Gib eine ganze Adresse an, zum Beispiel https://example.org.",
  "It looks like somebody else’s. Choose another handle.":
    "Sie sieht aus wie die von jemand anderem. Wähle eine andere Kennung.",
  "People would take this for Kogi itself. Use your own name.":
    "Das würde man für Kogi selbst halten. Nimm deinen eigenen Namen.",
  "Choose another handle.": "Wähle eine andere Kennung.",
  "It changed three times today already.": "Sie hat sich heute schon dreimal geändert.",
  "Somebody else has it.": "Die hat schon jemand.",
  "Say from which day.": "Sag, ab welchem Tag.",
  "Say for which skill.": "Sag, für welche Fähigkeit.",
  "Say how many hours a week.": "Sag, wie viele Stunden in der Woche.",
  "Say in which currency, such as EUR.": "Sag, in welcher Währung, zum Beispiel EUR.",
  "Use a day within the next three years.": "Ein Tag in den nächsten drei Jahren, bitte.",
  "You are away on some of these days already.": "An einigen dieser Tage bist du schon nicht da.",
  "This ends before it begins.": "Das endet, bevor es beginnt.",
  "This day has not come yet.": "Dieser Tag liegt noch vor uns.",
  "It must end after it was issued.": "Es muss nach der Ausstellung enden.",
  "This cursor is not one of ours.": "Diese Seite der Liste gibt es nicht.",

  // Dateien
  "Send a PDF or a picture of it.": "Sende ein PDF oder ein Bild davon.",
  "Banks take PDF, JPEG and PNG.": "Banken nehmen PDF, JPEG und PNG.",
  "With this one the files have more than 4.5 MB together. Send smaller ones.":
    "Mit dieser haben die Dateien zusammen mehr als 4,5 MB. Sende kleinere.",
  "With this one the files have more than 49 pages together. Send the pages that matter.":
    "Mit dieser haben die Dateien zusammen mehr als 49 Seiten. Sende die Seiten, auf die es ankommt.",
  "We do not take this kind of file. Send JPEG, PNG, WebP, AVIF, GIF, PDF, MP4, MOV, WebM, MP3, M4A, WAV or plain text.":
    "Diese Art von Datei nehmen wir nicht an. Sende JPEG, PNG, WebP, AVIF, GIF, PDF, MP4, MOV, WebM, MP3, M4A, WAV oder reinen Text.",
  "Browsers cannot play what this file holds. Export a film as MP4 with H.264 and AAC, and sound as MP3.":
    "Browser können nicht abspielen, was in dieser Datei steckt. Exportiere einen Film als MP4 mit H.264 und AAC, Ton als MP3.",
  "Web pages and SVG drawings can carry programs, so we do not take them. Send a picture of it as PNG.":
    "Webseiten und SVG-Zeichnungen können Programme enthalten, deshalb nehmen wir sie nicht an. Sende ein Bild davon als PNG.",
  "Say at which byte this piece begins.": "Sag, bei welchem Byte dieses Stück beginnt.",
  "Words and base64 values with commas between them, no word twice.":
    "Wörter und Base64-Werte, mit Kommas dazwischen, kein Wort zweimal.",
  "Uploads cannot be put together here.": "Uploads lassen sich hier nicht zusammensetzen.",
  "This makes no sense here.": "Das ergibt hier keinen Sinn.",
  "We do not take archives. Send the files one by one.": "Archive nehmen wir nicht an. Sende die Dateien einzeln.",
  "We cannot read HEIC pictures yet. Export it as JPEG and send that.":
    "HEIC-Bilder können wir noch nicht lesen. Exportiere es als JPEG und sende das.",
  "The file is empty.": "Die Datei ist leer.",
  "Of your {} MB of storage {} MB are taken, and this file has {} MB. Delete files you no longer need under Settings, Files, or take a plan with more room.":
    "Von deinen {} MB Speicher sind {} MB belegt, und diese Datei hat {} MB. Lösche Dateien, die du nicht mehr brauchst, unter Einstellungen, Dateien, oder nimm einen Tarif mit mehr Platz.",
  "The file is too large: pictures up to 25 MB, documents 50 MB, sound 100 MB, video 500 MB, text 1 MB.":
    "Die Datei ist zu groß: Bilder bis 25 MB, Dokumente 50 MB, Ton 100 MB, Video 500 MB, Text 1 MB.",
  "The file is too long: a film may last two hours, a recording four.":
    "Die Datei ist zu lang: ein Film darf zwei Stunden dauern, eine Aufnahme vier.",
  "The picture is too large: up to 50 megapixels and 30,000 pixels a side.":
    "Das Bild ist zu groß: bis 50 Megapixel und 30.000 Pixel je Seite.",
  "We could not read the file. It may be damaged; save it anew and send that.":
    "Wir konnten die Datei nicht lesen. Vielleicht ist sie beschädigt; speichere sie neu und sende das.",
  "The file ends too early. Send it again.": "Die Datei endet zu früh. Sende sie noch einmal.",
  "The film holds a track beside picture and sound that we cannot take out. Export it without subtitles and data.":
    "Der Film enthält neben Bild und Ton eine Spur, die wir nicht entfernen können. Exportiere ihn ohne Untertitel und Daten.",
  "A malware scanner recognised this file, so we do not take it.":
    "Ein Virenscanner hat diese Datei erkannt, deshalb nehmen wir sie nicht an.",
  "The file is too large for the malware scanner here. Send a smaller one.":
    "Die Datei ist für den Virenscanner hier zu groß. Sende eine kleinere.",
  "The file did not arrive whole. Send it again.": "Die Datei kam nicht ganz an. Sende sie noch einmal.",
  "One request takes up to 25 MB; send larger files in pieces.":
    "Auf einmal gehen bis zu 25 MB; größere Dateien kommen in Stücken.",

  // Portfolios
  "There is no such topic.": "Dieses Thema gibt es nicht.",
  "Give a link that begins with https://.": "Gib einen Link an, der mit https:// beginnt.",
  "Another portfolio of yours has this address.": "Ein anderes deiner Portfolios hat diese Adresse.",
  "Add a picture.": "Füge ein Bild hinzu.",
  "Add the document.": "Füge das Dokument hinzu.",
  "Add a recording or a link to it.": "Füge eine Aufnahme oder einen Link dazu hinzu.",
  "Add a video or a link to it.": "Füge ein Video oder einen Link dazu hinzu.",
  "None of these files is a picture. Add one, or choose another kind.":
    "Keine dieser Dateien ist ein Bild. Füge eins hinzu oder wähle eine andere Art.",
  "None of these files is a document. Add one, or choose another kind.":
    "Keine dieser Dateien ist ein Dokument. Füge eins hinzu oder wähle eine andere Art.",
  "None of these files is a recording. Add one or a link to it, or choose another kind.":
    "Keine dieser Dateien ist eine Aufnahme. Füge eine oder einen Link dazu hinzu oder wähle eine andere Art.",
  "None of these files is a video. Add one or a link to it, or choose another kind.":
    "Keine dieser Dateien ist ein Video. Füge eins oder einen Link dazu hinzu oder wähle eine andere Art.",
  "Add the link.": "Füge den Link hinzu.",
  "Tell the story.": "Erzähl die Geschichte.",
  "This is too long ago.": "Das ist zu lange her.",

  // Projekte, Vorschläge und Angebote
  "Give the project a title.": "Gib dem Projekt einen Titel.",
  "Describe the work in at least {} characters.": "Beschreibe die Arbeit in mindestens {} Zeichen.",
  "Choose a category.": "Wähle eine Kategorie.",
  "Name at least one skill.": "Nenne mindestens eine Fähigkeit.",
  "Say what you can spend.": "Sag, was du ausgeben kannst.",
  "The amount has changed since you saw it: it is {} now. Look at it again before you go on.":
    "Der Betrag hat sich geändert, seit du ihn gesehen hast: Jetzt sind es {}. Sieh ihn dir noch einmal an, bevor du weitermachst.",
  "The deadline must lie within {} years.": "Die Frist muss innerhalb von {} Jahren liegen.",
  "The deadline must lie ahead.": "Die Frist muss in der Zukunft liegen.",
  "There is no such category.": "Diese Kategorie gibt es nicht.",
  "There is no such work of this person.": "Diese Arbeit gibt es bei dieser Person nicht.",
  "There is no such freelancer.": "Diesen Freelancer gibt es nicht.",
  "budget and budget_max are the same thing.": "budget und budget_max sind dasselbe.",
  "Use {} for both.": "Verwende {} für beide.",
  "The lower end is above the upper one.": "Das untere Ende liegt über dem oberen.",
  "Say which currency the bounds are in.": "Sag, in welcher Währung die Grenzen sind.",
  "Say of which type.": "Sag, von welcher Art.",
  "No exchange rate is known for this.": "Dafür ist kein Kurs bekannt.",
  "People have proposed in this currency; it stays.": "In dieser Währung gibt es Vorschläge; sie bleibt.",
  "People have proposed on these terms; they stay.": "Zu diesen Bedingungen gibt es Vorschläge; sie bleiben.",
  "More people than that are hired already.": "Mehr Leute als das sind schon beauftragt.",
  "The project pays in {}.": "Das Projekt zahlt in {}.",
  "The project does not ask this.": "Das fragt das Projekt nicht.",
  "This question is answered twice.": "Diese Frage ist zweimal beantwortet.",
  "Answer every required question.": "Beantworte alle nötigen Fragen.",
  "Use {}, as the total does.": "Verwende {} wie bei der Summe.",
  "This day has passed.": "Dieser Tag ist vorbei.",
  "The milestones must add up to the total.": "Die Meilensteine müssen zusammen die Summe ergeben.",
  "Say what an hour costs.": "Sag, was eine Stunde kostet.",

  // Verträge
  "Say which milestone.": "Sag, welcher Meilenstein.",
  "Twenty milestones that you proposed wait for an answer. Wait for one, or withdraw one.":
    "Zwanzig Meilensteine, die du vorgeschlagen hast, warten auf eine Antwort. Warte auf eine oder zieh einen zurück.",
  "A hundred milestones that you proposed came to nothing. Let the other side propose the next one.":
    "Aus hundert Meilensteinen, die du vorgeschlagen hast, ist nichts geworden. Lass die andere Seite den nächsten vorschlagen.",
  "A contract has at most 100 milestones.": "Ein Vertrag hat höchstens 100 Meilensteine.",
  "The contract pays in {}.": "Der Vertrag zahlt in {}.",
  "Approve at most what is protected.": "Nimm höchstens ab, was gesichert ist.",
  "What is protected here is in {}.": "Hier ist in {} gesichert.",
  "The freelancer has not answered about the rest yet. You can approve all of it, or dispute it.":
    "Der Freelancer hat zum Rest noch nicht geantwortet. Du kannst alles abnehmen oder einen Streit eröffnen.",
  "You have asked for this already. The freelancer was told.":
    "Darum hast du schon gebeten. Der Freelancer weiß Bescheid.",
  "This is protected already. Shortly before its holding time ends you can charge it anew.":
    "Das ist schon gesichert. Kurz bevor es nicht länger verwahrt werden darf, kannst du es neu abbuchen lassen.",
  "Both sides read this. Fill it in.": "Beide Seiten lesen das. Füll es aus.",
  "Divide at most what is protected.": "Teile höchstens auf, was gesichert ist.",
  "Give an amount in {}.": "Gib einen Betrag in {} an.",

  // Zahlungen
  "This is less than the smallest amount that can be withdrawn. All that you have can go at once, however little.":
    "Das ist weniger als der kleinste Betrag, der ausgezahlt werden kann. Alles zusammen kann gehen, auch wenn es wenig ist.",
  "This is none of your bank accounts.": "Das ist keines deiner Bankkonten.",
  "Add a bank account in this currency first.": "Füge zuerst ein Bankkonto in dieser Währung hinzu.",
  "This bank account takes another currency.": "Dieses Bankkonto nimmt eine andere Währung.",
  "The payment provider does not count this finely.": "So fein rechnet der Zahlungsdienst nicht.",
  "The payment provider does not pay out amounts this fine in this currency. Round it down.":
    "So fein zahlt der Zahlungsanbieter in dieser Währung nicht aus. Runde den Betrag ab.",
  "This bank account is new. For your safety money goes there only after a day.":
    "Dieses Bankkonto ist neu. Zu deiner Sicherheit geht Geld erst nach einem Tag dorthin.",
  "There is no rate between these currencies.": "Zwischen diesen Währungen gibt es keinen Kurs.",
  "This is less than the smallest unit of the other currency.":
    "Das ist weniger als die kleinste Einheit der anderen Währung.",
  "The amount must be above zero.": "Der Betrag muss über null liegen.",
  "This amount is too large.": "Dieser Betrag ist zu groß.",
  "Give a whole number of minor units, as digits without leading zeros.":
    "Gib den Betrag in Ziffern ohne führende Nullen an.",
  "These amounts are in different currencies.": "Diese Beträge sind in verschiedenen Währungen.",
  "There is no such currency.": "Diese Währung gibt es nicht.",
  "There is no such country.": "Dieses Land gibt es nicht.",
  "There is no such type.": "So etwas gibt es nicht.",
  "There is no rate for this currency.": "Für diese Währung gibt es keinen Kurs.",
  "It was paid in {}.": "Bezahlt wurde in {}.",
  "Only a plan is paid by the month.": "Nur ein Tarif wird nach Monaten bezahlt.",
  "A whole month goes back whole. Leave the amount empty.": "Ein ganzer Monat geht ganz zurück. Lass den Betrag leer.",
  "Nobody but Kogi earned this, so Kogi gives it back.": "Daran hat nur Kogi verdient, also gibt Kogi es zurück.",
  "Nothing is protected here.": "Hier ist nichts gesichert.",
  "The two parts must sum to what is protected.": "Beide Teile müssen zusammen das Gesicherte ergeben.",
  "Each part of a split is above zero.": "Jeder Teil muss über null liegen.",
  "The fees would be more than this.": "Die Gebühren wären höher als das.",
  "Choose now or later.": "Wähle jetzt oder später.",
  "Of a price of {} it would take more than there is from the {}.":
    "Bei einem kleinen Preis würde es von einer Seite mehr nehmen, als da ist.",
  "Nobody but Kogi can bear it without a component at cost, which says how much it is.":
    "Ohne einen Bestandteil zum Kostenpreis, der sagt, wie viel es ist, kann es niemand als Kogi tragen.",
  "Freelancers cannot bear it yet: what is taken of them would need an invoice.":
    "Wer arbeitet, kann es noch nicht tragen: was dafür genommen wird, bräuchte eine Rechnung.",
  "A pack has at least one component.": "Ein Paket hat mindestens einen Bestandteil.",
  "Each component has a name of its own.": "Jeder Bestandteil hat einen eigenen Namen.",
  "A component is called otherwise than the accounts that Kogi’s books have already, such as subscription.":
    "Ein Bestandteil heißt anders als die Konten, die Kogis Bücher schon haben, etwa subscription.",
  "Parts are above zero and add up to the price.": "Teile liegen über null und ergeben zusammen den Preis.",
  "A minimum is at most its maximum, and a bracket begins below its end.":
    "Ein Mindestbetrag liegt höchstens beim Höchstbetrag, und eine Stufe beginnt unter ihrem Ende.",
  "Tiers begin above zero, each above the one before.": "Stufen beginnen über null, jede über der vorigen.",
  "Kogi does not need this yet, so it does not keep it.":
    "Das braucht Kogi noch nicht, deshalb bewahrt es das auch nicht auf.",
  "There are VAT ids of members of the European Union only.":
    "Umsatzsteuer-IDs gibt es nur von Mitgliedern der Europäischen Union.",
  "An id of this country begins with {}. Check it for a typing mistake.":
    "Eine ID dieses Landes beginnt mit {}. Prüfe sie auf einen Tippfehler.",
  "Enter the full name.": "Gib den vollen Namen an.",
  "The last day is before the first.": "Der letzte Tag liegt vor dem ersten.",
  "Choose another currency than the one you give.": "Wähle eine andere Währung als die, die du gibst.",
  "You have {} available.": "So viel hast du nicht verfügbar.",
  "This is more than you have available.": "Das ist mehr, als du verfügbar hast.",
  "You must be 18 or older to withdraw money.": "Um Geld auszahlen zu lassen, musst du mindestens 18 sein.",
  "There is no country with this code.": "Kein Land hat dieses Kürzel.",
  "Accounts of this country have an IBAN. Give that instead.":
    "Konten dieses Landes haben eine IBAN. Gib stattdessen die an.",
  "Accounts of this country have none. Leave it out.": "Konten dieses Landes haben keine. Lass das weg.",
  "No bank has this number. Check it for a typing mistake.":
    "Diese Nummer hat keine Bank. Prüfe sie auf einen Tippfehler.",
  "This is not an account number of that country. Check it.": "Das ist keine Kontonummer dieses Landes. Prüfe sie.",
  "This is not a valid IBAN. Check it for a typing mistake.":
    "Das ist keine gültige IBAN. Prüfe sie auf einen Tippfehler.",
  // Aufbau eines Portfolios
  "Each block needs an id of its own.": "Jeder Block braucht eine eigene Kennung.",
  "The pieces of work stand in one place only.": "Die Arbeiten stehen nur an einer Stelle.",
  "Add at least one block.": "Füge mindestens einen Block hinzu.",
  "Give the opening a title.": "Gib dem Auftakt einen Titel.",
  "Write something, or remove the block.": "Schreib etwas, oder entferne den Block.",
  "Give a link to one of the places that can be shown here.":
    "Gib einen Link zu einem der Orte an, die sich hier zeigen lassen.",
  "Give the case study a title and tell at least a part of it.":
    "Gib der Fallstudie einen Titel und erzähl wenigstens einen Teil davon.",
  "Choose one of your finished contracts.": "Wähle einen deiner abgeschlossenen Verträge.",
  "Add a picture, or remove the block.": "Füge ein Bild hinzu, oder entferne den Block.",
  "Only pictures can stand here.": "Hier können nur Bilder stehen.",
  "Add a video, or remove the block.": "Füge ein Video hinzu, oder entferne den Block.",
  "Only a video can stand here.": "Hier kann nur ein Video stehen.",
  "A file is still being prepared. Try again in a moment.":
    "Eine Datei wird noch vorbereitet. Versuch es gleich noch einmal.",
};
