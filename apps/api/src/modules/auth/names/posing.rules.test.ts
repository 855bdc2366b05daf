import { expect, test } from "vitest";
import { posesAsKogi } from "./posing.rules.ts";

test.each([
  "Kogi",
  "Kogi Support",
  "kogi team",
  "KogiSupport",
  "K o g i",
  "K-o-g-i Team",
  "Коgі Support", // Cyrillic
  "Κogi Suρport", // Greek
  "Ｋｏｇｉ",
  "𝐊𝐨𝐠𝐢 Team",
  "Kögi Süpport",
  "k0g1 supp0rt",
  "Kogi | Payments",
  "Kogi GmbH",
  "Anna, Kogi Support",
  "The Kogi Team",
  "Admin",
  "ADMIN 7",
  "Admin007",
  "Adrnin",
  "Administrator",
  "Moderator",
  "Support",
  "Support Team",
  "Customer Support",
  "Kundendienst",
  "Kogi Sicherheit",
])("%s would be taken for Kogi", (name) => expect(posesAsKogi(name)).toBe(true));

test.each([
  "Ana Sol",
  "Haruto Kogi", // a family name
  "Kogiku Tanaka",
  "Adminah Weber",
  "Service & Söhne",
  "Team Rakete",
  "Trust Moyo",
  "Roots Coffee",
  "Maria Support-Schmidt",
  "Юрий Щербаков",
  "田中さくら",
  "",
])("%s is a name like any other", (name) => expect(posesAsKogi(name)).toBe(false));
