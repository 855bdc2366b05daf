import { failureInGerman } from "#api-schema/failures.ts";

export const failuresDe = { said: failureInGerman };
