const DAY = /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/;

export interface Period {
  readonly from: string | null;
  readonly to: string | null;
  /** The last day is before the first: then neither is asked for. */
  readonly isBackwards: boolean;
  /** As the API is asked. */
  readonly query: { readonly from?: string; readonly to?: string };
}

/** The days that an address asks for, `?from=` and `?to=`; what is no day is left out. */
export function periodIn(url: URL): Period {
  const day = (name: string) => {
    const given = url.searchParams.get(name) ?? "";
    return DAY.test(given) && !Number.isNaN(Date.parse(given)) ? given : null;
  };
  const [from, to] = [day("from"), day("to")];
  const isBackwards = from !== null && to !== null && from > to;
  const query = isBackwards ? {} : { ...(from === null ? {} : { from }), ...(to === null ? {} : { to }) };
  return { from, to, isBackwards, query };
}
