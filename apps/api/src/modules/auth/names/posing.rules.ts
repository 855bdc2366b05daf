// Names that would be taken for Kogi itself. Whoever reads "Kogi Support" gives it their password.

// Letters that look like one of a-z, as they stand after lower-casing: Cyrillic, Greek, Armenian, small capitals, digits,
// signs. What comes apart by itself (accents, full width, bold mathematics) is taken apart before.
const LOOKALIKES: Readonly<Record<string, string>> = {
  ...looksLike("a", "аαɑᴀ@4"),
  ...looksLike("b", "вьʙ8"),
  ...looksLike("c", "сϲᴄ"),
  ...looksLike("d", "ԁɗᴅ"),
  ...looksLike("e", "еєεҽᴇ3"),
  ...looksLike("f", "ғϝꜰ"),
  ...looksLike("g", "ɡցɢġ9"),
  ...looksLike("h", "һнհʜ"),
  // One letter for all that is an upright line: "l", "1" and "I" are told apart by nobody.
  ...looksLike("i", "іιıɪӏlǀ|!1ⅼł"),
  ...looksLike("k", "кκĸᴋҝҟ"),
  ...looksLike("m", "мᴍ"),
  ...looksLike("n", "пηոɴ"),
  ...looksLike("o", "оοσօᴏø0ө"),
  ...looksLike("p", "рρᴘ"),
  ...looksLike("r", "гʀᴦ"),
  ...looksLike("s", "ѕꜱ5$"),
  ...looksLike("t", "тτᴛ7"),
  ...looksLike("u", "υսᴜц"),
  ...looksLike("v", "νѵᴠ"),
  ...looksLike("w", "ԝωᴡ"),
  ...looksLike("x", "хχ"),
  ...looksLike("y", "уγʏүў"),
  ...looksLike("z", "ᴢ2"),
};

// What Kogi, or whoever looks after a site, would be called; one of the first is needed, the others go with them.
const ITSELF = words(
  "kogi admin administrator sysadmin moderator support helpdesk webmaster postmaster root kundendienst",
);
const WITH_IT = words(
  `a account accounts agent ai and assistant bank billing bot center centre chat ceo company compliance conto crew customer
  das deutschland de desk der die dienst escrow eu europe finance founder from germany global gmbh help hilfe hotline hq inc
  info kundenservice legal limited line llc ltd mail manager marketplace mediator member mitarbeiter mod news notifications
  office official offiziell of online operator org owner payment payments payout payouts platform press pro refund refunds
  safety security service services sicherheit staff system system systems team tech technical the trust und us user verified
  verification von wallet web zahlungen`,
);

/** True when a name, a handle or anything else people read as a name says that it is Kogi. */
export function posesAsKogi(name: string): boolean {
  // A digit may stand for a letter ("k0gi"), or be a number that changes nothing ("Admin 7").
  return [name, name.normalize("NFKD").replace(/\d+(?!\p{L})|(?<!\p{L})\d+/gu, " ")].some(readsAsKogi);
}

function readsAsKogi(name: string): boolean {
  const parts = plainly(name)
    .split(/[^a-z]+/)
    .filter(Boolean);
  const whole = parts.join("");
  // Without gaps too: "KogiSupport", "K o g i".
  if (madeOf(whole)) return true;
  return parts.includes("kogi") && parts.some((part) => part !== "kogi" && (ITSELF.has(part) || WITH_IT.has(part)));
}

/** The whole of it comes apart into such words, and one of them is Kogi or a keeper. */
function madeOf(whole: string): boolean {
  // For each place: null when no words end there, else whether one of them was a keeper.
  const reached: (boolean | null)[] = [false];
  for (let end = 1; end <= Math.min(whole.length, LONGEST); end += 1) {
    const ways = [...reached.keys()].flatMap((start) => {
      const before = reached[start] ?? null;
      const word = whole.slice(start, end);
      const itself = ITSELF.has(word);
      return before === null || !(itself || WITH_IT.has(word)) ? [] : [before || itself];
    });
    reached[end] = ways.length === 0 ? null : ways.some(Boolean);
  }
  return reached[whole.length] ?? false;
}

const LONGEST = 80;

/** As the eye reads it: one of a-z for every letter that looks like one. */
function plainly(text: string): string {
  const bare = text.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const letters = [...bare].map((letter) => LOOKALIKES[letter] ?? letter).join("");
  return letters.replaceAll("rn", "m").replaceAll("vv", "w");
}

function looksLike(letter: string, others: string): Record<string, string> {
  return Object.fromEntries([...others].map((other) => [other, letter]));
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/).map(plainly));
}
