import { FormRefusal } from "./form.server.ts";
import { isProblem } from "./problem.ts";

/** How the parts of the API call it. */
const STALE: readonly string[] = ["request.stale", "tax.stale"];

interface StaleOptions {
  readonly sentence: string;
  /** Asks for the version that is there now. */
  readonly current: () => Promise<{ readonly version: number }>;
}

/**
 * An edit that was based on an older version comes back as it was typed and says so; sent once more, it is based on
 * the version that is there now and so goes over it.
 */
export async function orStale<Answer>(form: FormData, edit: Promise<Answer>, options: StaleOptions): Promise<Answer> {
  try {
    return await edit;
  } catch (error) {
    if (!isProblem(error) || !STALE.includes(error.code)) throw error;
    throw await comesBackStale(form, options);
  }
}

/** The refusal that brings it back. */
export async function comesBackStale(form: FormData, { sentence, current }: StaleOptions): Promise<FormRefusal> {
  const { version } = await current();
  form.set("version", String(version));
  form.set("stale", "yes");
  return new FormRefusal({}, sentence, 409);
}
