/** Why a password may not be used, as a sentence for its owner; null when it may. */
export type PasswordRefusal = string | null;

interface Owner {
  readonly email: string;
  readonly name: string;
}

// Digits and signs put before or behind a common word are the first thing a guesser tries.
const TRIMMINGS = /^[^a-z]+|[^a-z]+$/g;
const DIFFERENT_CHARACTERS_MIN = 5;

/** Judges a password of allowed length against what guessers try first. `isCommon` knows the breached ones, in lower case. */
export function refusePassword(password: string, owner: Owner, isCommon: (word: string) => boolean): PasswordRefusal {
  const word = password.normalize("NFKC").toLowerCase();
  const core = word.replace(TRIMMINGS, "");
  if (isCommon(word) || (core.length >= 4 && isCommon(core) && word.length - core.length <= 6))
    return "This password is known from breaches of other sites. Choose another one.";
  if (new Set(word).size < DIFFERENT_CHARACTERS_MIN) return "Use at least five different characters.";
  const [local = ""] = owner.email.toLowerCase().split("@");
  const own = [
    owner.email.toLowerCase(),
    local,
    owner.name.toLowerCase(),
    owner.name.toLowerCase().replaceAll(" ", ""),
  ];
  if (own.some((part) => part.length >= 4 && word.includes(part) && word.length - part.length < 6))
    return "Do not make your password from your name or e-mail address.";
  return null;
}
