import { href } from "react-router";
import type { apiOf } from "../../../lib/api.server.ts";
import { chosen, FormRefusal, oneOf, text } from "../../../lib/form.server.ts";
import { isProblem } from "../../../lib/problem.ts";
import type { WordsOf } from "../../../lib/text.ts";
import { redirectWithToast } from "../../../lib/toast.server.ts";
import type { portfolioEditorText } from "../../../messages/portfolio-editor.ts";
import { moveInOrder, moveSteps } from "../../../ui/move-in-order.ts";

interface Act {
  readonly api: ReturnType<typeof apiOf>;
  readonly words: WordsOf<typeof portfolioEditorText>;
  readonly portfolioId: string;
}

/** What the forms of the editor ask for, by their `intent`. */
export async function actOnPortfolio(form: FormData, act: Act): Promise<Response | null> {
  const [intent, subject] = text(form, "intent").split(":");
  try {
    switch (intent) {
      case "order":
        await act.api.portfolios.orderItems({ params: paramsOf(act), body: { item_ids: chosen(form, "item_id") } });
        return null;
      case "up":
      case "down":
      case "front":
      case "end":
        await moveItem(act, subject ?? "", moveSteps[intent]);
        return redirectWithToast(editorHref(act), act.words.orderKept);
      case "remove":
        await act.api.portfolios.deleteItem({ params: { item_id: text(form, "item_id") } });
        return redirectWithToast(editorHref(act), act.words.removed);
      default:
        return await changeState(form, act);
    }
  } catch (error) {
    throw refusalOf(error, act.words) ?? error;
  }
}

async function changeState(form: FormData, act: Act): Promise<Response> {
  const { api, words } = act;
  const params = paramsOf(act);
  switch (text(form, "intent")) {
    case "publish":
      await api.portfolios.publishPortfolio({ params });
      return redirectWithToast(editorHref(act), words.published);
    case "duplicate": {
      const copy = await api.portfolios.duplicatePortfolio({ params });
      return redirectWithToast(href("/portfolios/:portfolio_id/edit", copy), words.duplicated);
    }
    case "unlist":
      await api.portfolios.unlistPortfolio({ params });
      return redirectWithToast(editorHref(act), words.unlisted);
    case "archive":
      await api.portfolios.archivePortfolio({ params });
      return redirectWithToast(href("/portfolios/mine"), words.archived);
    case "delete": {
      // What the dialog was about: the same form sent twice does not delete what it has just put away.
      const state = oneOf(form, "state", ["draft", "published", "unlisted", "archived"]);
      if (!state) throw new FormRefusal({}, words.wrongState, 409);
      await api.portfolios.deletePortfolio({ params, query: { state } });
      const said = {
        draft: words.deleted,
        archived: words.deletedPutAway,
        published: words.archived,
        unlisted: words.archived,
      };
      return redirectWithToast(href("/portfolios/mine"), said[state]);
    }
    default:
      throw new FormRefusal({}, words.wrongState);
  }
}

async function moveItem(act: Act, itemId: string, by: number): Promise<void> {
  const { items } = await act.api.portfolios.getPortfolio({ params: paramsOf(act) });
  const ids = items.map((item) => item.item_id);
  const place = ids.indexOf(itemId);
  if (place < 0) throw new FormRefusal({}, act.words.orderStale, 409);
  const body = { item_ids: [...moveInOrder(ids, itemId, place + by)] };
  await act.api.portfolios.orderItems({ params: paramsOf(act), body });
}

/** The refusals that people meet here, in their words. */
function refusalOf(error: unknown, words: Act["words"]): FormRefusal | null {
  if (!isProblem(error)) return null;
  const sentences: Readonly<Record<string, string>> = {
    "portfolio.order_mismatch": words.orderStale,
    "portfolio.last_item": words.lastItem,
    "portfolio.empty": words.publishNeedsWork,
    "portfolio.wrong_state": words.wrongState,
    "portfolio.archived": words.wrongState,
  };
  const sentence = sentences[error.code];
  return sentence ? new FormRefusal({}, sentence, error.status) : null;
}

function paramsOf({ portfolioId }: Act) {
  return { portfolio_id: portfolioId };
}

function editorHref(act: Act): string {
  return href("/portfolios/:portfolio_id/edit", paramsOf(act));
}
