// Makes db/seeds/reference. Run with: KOGI_LAB_DATA=<folder of the original sets> node tools/seeds/build-reference.ts
import { buildMoney } from "./build-money.ts";
import { buildPasswords } from "./build-passwords.ts";
import { buildTopics } from "./build-topics.ts";

buildTopics();
buildMoney();
buildPasswords();
