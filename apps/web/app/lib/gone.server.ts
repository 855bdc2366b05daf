import { isProblem } from "./problem.ts";

/**
 * Taking away what is away already, in another window or by its end, is done: it is what was wanted, and the page is
 * looked at again without it. `code` is the API's word for what it cannot find.
 */
export async function orGone(taking: Promise<unknown>, code: string): Promise<void> {
  try {
    await taking;
  } catch (error) {
    if (!isProblem(error) || error.code !== code) throw error;
  }
}
