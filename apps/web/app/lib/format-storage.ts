const MB_BYTES = 1_048_576;
const GB_MB = 1_024;

/** "3.4 MB", "10 GB": as plans count their room, 1,024 of one unit in the next; rounded up, so that full never reads as free. */
export function formatStorage(bytes: number, locale: string): string {
  const mb = Math.ceil((bytes * 10) / MB_BYTES) / 10;
  const large = mb >= GB_MB;
  const value = large ? Math.ceil((mb * 10) / GB_MB) / 10 : mb;
  const unit = large ? "gigabyte" : "megabyte";
  return new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay: "short" }).format(value);
}
