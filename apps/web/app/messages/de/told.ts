import { moneyInGerman, partyLineInGerman } from "#api-schema/money-sentences.ts";

export const toldDe = { say: moneyInGerman, party: partyLineInGerman };
