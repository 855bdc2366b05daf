export interface AuditVerdict {
  readonly line: string;
  readonly failed: boolean;
}

interface Audit {
  readonly metadata?: { readonly vulnerabilities?: Readonly<Record<string, number>> };
  readonly vulnerabilities?: Readonly<Record<string, { readonly severity: string }>>;
  readonly statusCode?: number;
  readonly message?: string;
}

const GRAVE: ReadonlySet<string> = new Set(["high", "critical"]);

/** What `npm audit --json` told: grave faults by the packages that have them, or why nothing is known. */
export function judgeAudit(told: string): AuditVerdict {
  const audit = read(told);
  if (!audit?.metadata?.vulnerabilities) {
    const why = audit?.statusCode ? `it says ${audit.statusCode}` : "it gives no report";
    return { line: `skipped: the registry does not answer audits (${why})`, failed: false };
  }
  const grave = Object.entries(audit.vulnerabilities ?? {}).filter(([, { severity }]) => GRAVE.has(severity));
  if (grave.length === 0) return { line: "No package has a known fault of high or critical weight.", failed: false };
  const names = grave.map(([name, { severity }]) => `${name} (${severity})`).toSorted();
  return { line: `Packages with grave faults: ${names.join(", ")}.`, failed: true };
}

function read(told: string): Audit | null {
  try {
    return JSON.parse(told) as Audit; // npm's own report; what is missing from it is looked for
  } catch {
    return null;
  }
}
