import { FormRefusal } from "../../../lib/form.server.ts";
import { isProblem } from "../../../lib/problem.ts";

interface StaleOptions {
  readonly sentence: string;
  /** Asks for the version that is there now. */
  readonly current: () => Promise<{ readonly version: number }>;
}

/**
 * An edit that was based on an older version comes back as it was typed and says so; sent once more, it is based on
 * the version that is there now and so goes over it.
 */
export async function orStale<Answer>(
  form: FormData,
  edit: Promise<Answer>,
  { sentence, current }: StaleOptions,
): Promise<Answer> {
  try {
    return await edit;
  } catch (error) {
    if (!isProblem(error) || error.code !== "request.stale") throw error;
    const { version } = await current();
    form.set("version", String(version));
    form.set("stale", "yes");
    throw new FormRefusal({}, sentence, error.status);
  }
}
