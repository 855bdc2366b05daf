import { ApiProblem } from "#api-schema/client.ts";
import type { Problem } from "#api-schema/core.ts";

/** The problem a call is refused with; throws when it succeeds, or fails in another way. */
export async function refusal(call: Promise<unknown>): Promise<Problem & Record<string, unknown>> {
  try {
    await call;
  } catch (error) {
    // A problem document carries more members than the fixed ones, such as `current`.
    if (error instanceof ApiProblem) return error.problem as Problem & Record<string, unknown>;
    throw error;
  }
  throw new Error("the call was not refused");
}
