// Bank accounts of countries without an IBAN: what a bank is known by, what an account looks like, and which checks a
// typing mistake does not survive. A row a country; any other is taken by its general shape. Pure.
import { isIbanCountry } from "./iban.rules.ts";

interface Shape {
  /** Null: the account number says which bank it is. */
  readonly routing: RegExp | null;
  readonly routingCheck?: (routing: string) => boolean;
  readonly account: RegExp;
  readonly accountCheck?: (account: string) => boolean;
}

const SHAPES: Readonly<Record<string, Shape>> = {
  US: { routing: /^\d{9}$/, routingCheck: hasAbaChecksum, account: /^\d{4,17}$/ },
  GB: { routing: /^\d{6}$/, account: /^\d{8}$/ },
  // Five digits of the branch and three of the bank, or those of an electronic payment: 0, bank, branch.
  CA: { routing: /^(\d{8}|0\d{8})$/, account: /^\d{5,12}$/ },
  AU: { routing: /^\d{6}$/, account: /^\d{5,9}$/ },
  NZ: { routing: null, account: /^\d{15,16}$/ },
  IN: { routing: /^[A-Z]{4}0[A-Z0-9]{6}$/, account: /^\d{9,18}$/ },
  SG: { routing: /^\d{7}$/, account: /^\d{6,14}$/ },
  HK: { routing: /^\d{6}$/, account: /^\d{6,9}$/ },
  JP: { routing: /^\d{7}$/, account: /^\d{7}$/ },
  MX: { routing: null, account: /^\d{18}$/, accountCheck: hasClabeChecksum },
};
// By the code that banks have all over the world (ISO 9362).
const ANY_OTHER: Shape = { routing: /^[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?$/, account: /^[A-Z0-9]{4,34}$/ };

export interface BankAccount {
  readonly country: string;
  readonly routingNumber: string | null;
  readonly accountNumber: string;
}

export type AccountFault = { readonly field: "country" | "routing_number" | "account_number"; readonly detail: string };

/** The account as its bank writes it, or the first thing that cannot be. */
export function readAccount(given: {
  readonly country: string;
  readonly routingNumber: string;
  readonly accountNumber: string;
}): BankAccount | AccountFault {
  const { country } = given;
  const shape = SHAPES[country] ?? (isIbanCountry(country) ? null : ANY_OTHER);
  if (shape === null) return { field: "country", detail: "Accounts of this country have an IBAN. Give that instead." };
  const routing = tidy(given.routingNumber);
  const account = tidy(given.accountNumber);
  if (shape.routing === null && routing !== "")
    return { field: "routing_number", detail: "Accounts of this country have none. Leave it out." };
  if (shape.routing !== null && !(shape.routing.test(routing) && (shape.routingCheck?.(routing) ?? true)))
    return { field: "routing_number", detail: "No bank has this number. Check it for a typing mistake." };
  if (!(shape.account.test(account) && (shape.accountCheck?.(account) ?? true)))
    return { field: "account_number", detail: "This is not an account number of that country. Check it." };
  return { country, routingNumber: shape.routing === null ? null : routing, accountNumber: account };
}

const tidy = (text: string): string => text.replace(/[\s.-]/g, "").toUpperCase();

/** Three, seven and one times the digits, in turn, make a multiple of ten (American Bankers Association). */
function hasAbaChecksum(routing: string): boolean {
  return routing !== "000000000" && weighed(routing, [3, 7, 1]) % 10 === 0;
}

/** The last digit fills the sum of the others, each weighed and cut to its last digit, up to a multiple of ten. */
function hasClabeChecksum(account: string): boolean {
  const sum = [...account.slice(0, 17)].reduce(
    (all, digit, place) => all + ((Number(digit) * ([3, 7, 1][place % 3] ?? 1)) % 10),
    0,
  );
  return (10 - (sum % 10)) % 10 === Number(account[17]);
}

function weighed(digits: string, weights: readonly number[]): number {
  return [...digits].reduce((all, digit, place) => all + Number(digit) * (weights[place % weights.length] ?? 1), 0);
}
