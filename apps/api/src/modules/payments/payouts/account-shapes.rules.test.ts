import { expect, test } from "vitest";
import { readAccount } from "./account-shapes.rules.ts";

const read = (country: string, routingNumber: string, accountNumber: string) =>
  readAccount({ country, routingNumber, accountNumber });

test.for([
  ["US", "110000000", "000123456789", "110000000", "000123456789"],
  ["US", "021-000-021", "1234 5678", "021000021", "12345678"],
  ["GB", "10-88-00", "00012345", "108800", "00012345"],
  ["CA", "11000-000", "000123456789", "11000000", "000123456789"],
  ["AU", "110-000", "000123456", "110000", "000123456"],
  ["NZ", "", "11-0000-0000000-010", null, "1100000000000010"],
  ["IN", "hdfc0004051", "000123456789", "HDFC0004051", "000123456789"],
  ["SG", "1100-000", "000123456", "1100000", "000123456"],
  ["HK", "110-000", "000123456", "110000", "000123456"],
  ["JP", "1100000", "0001234", "1100000", "0001234"],
  ["MX", "", "002010077777777771", null, "002010077777777771"],
  ["TH", "KASITHBK", "000123456789", "KASITHBK", "000123456789"],
  ["ZA", "FIRNZAJJXXX", "000123456789", "FIRNZAJJXXX", "000123456789"],
] as const)("an account of %s: %s %s", ([country, routing, account, routingNumber, accountNumber]) => {
  expect(read(country, routing, account)).toEqual({ country, routingNumber, accountNumber });
});

test.for([
  ["a digit mistyped in an American routing number", "US", "110000001", "000123456789", "routing_number"],
  ["no routing number", "US", "", "000123456789", "routing_number"],
  ["nine zeros", "US", "000000000", "000123456789", "routing_number"],
  ["letters in an American account", "US", "110000000", "12AB56", "account_number"],
  ["an account that is too long", "US", "110000000", "123456789012345678", "account_number"],
  ["a sort code of five digits", "GB", "10880", "00012345", "routing_number"],
  ["a British account of seven digits", "GB", "108800", "0001234", "account_number"],
  ["a digit mistyped in a CLABE", "MX", "", "002010077777777772", "account_number"],
  ["a bank code where there is none", "NZ", "110000", "110000000000010", "routing_number"],
  ["a country with IBANs", "DE", "37040044", "0532013000", "country"],
  ["a bank code that is none", "TH", "12", "000123456789", "routing_number"],
  ["something else altogether", "TH", "KASITHBK", "'; drop table --", "account_number"],
] as const)("%s is refused at its field", ([, country, routing, account, field]) => {
  expect(read(country, routing, account)).toMatchObject({ field });
});
