// The European Central Bank's file of reference rates, as it writes it.
interface Day {
  readonly date: string;
  readonly rates?: Readonly<Record<string, string>>;
}

/** Near to those of the bundle's last day. */
export const someRates: Readonly<Record<string, string>> = {
  ...{ USD: "1.1", JPY: "180.5", CZK: "24.2", DKK: "7.46", GBP: "0.87", HUF: "380", PLN: "4.24", RON: "5.09" },
  ...{ SEK: "11", CHF: "0.93", ISK: "145", NOK: "11.5", TRY: "52.3", AUD: "1.7", BRL: "6", CAD: "1.62" },
  ...{ CNY: "8", HKD: "9.1", IDR: "20000.5", ILS: "3.6", INR: "109", KRW: "1740", MXN: "20.5", MYR: "4.7" },
};

export function ratesFile(days: readonly Day[]): string {
  const cubes = days.map(({ date, rates = someRates }) => {
    const lines = Object.entries(rates).map(([code, rate]) => `\t\t\t<Cube currency="${code}" rate="${rate}"/>\n`);
    return `\t\t<Cube time="${date}">\n${lines.join("")}\t\t</Cube>\n`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<gesmes:Envelope xmlns:gesmes="http://www.gesmes.org/xml/2002-08-01" xmlns="http://www.ecb.int/vocabulary/2002-08-01/eurofxref">
\t<gesmes:subject>Reference rates</gesmes:subject>
\t<gesmes:Sender>
\t\t<gesmes:name>European Central Bank</gesmes:name>
\t</gesmes:Sender>
\t<Cube>
${cubes.join("")}\t</Cube>
</gesmes:Envelope>
`;
}
