import type { ApiProblem } from "#api-schema/client.ts";

/**
 * Whether the API refused. By name, not by class: the pages are bundled apart from the server, so the class that the
 * client throws is not the one that would be imported here.
 */
export function isProblem(error: unknown): error is ApiProblem {
  return error instanceof Error && error.name === "ApiProblem" && "problem" in error;
}
