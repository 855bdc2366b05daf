import { sayings } from "./say.ts";

interface Asked {
  readonly name: string;
  readonly item_title: string;
  readonly contract_title: string;
  readonly message: string;
}
interface Answered {
  readonly item_title: string;
  readonly reason: string | null;
}

export const portfolios = sayings(
  () => ({
    asked: ({ name, item_title, contract_title, message }: Asked) => ({
      title: `${name} asks you to confirm “${item_title}”`,
      body: message || `Say whether it comes from your contract “${contract_title}”.`,
    }),
    confirmed: ({ item_title }: Answered) => ({ title: `“${item_title}” is verified work now` }),
    declined: ({ item_title, reason }: Answered) => ({
      title: `“${item_title}” was not confirmed`,
      body: reason ?? "",
    }),
    withdrawn: ({ item_title }: Answered) => ({ title: `The confirmation of “${item_title}” was taken back` }),
  }),
  {
    de: () => ({
      asked: ({ name, item_title, contract_title, message }) => ({
        title: `${name} bittet dich, „${item_title}“ zu bestätigen`,
        body: message || `Sag, ob es aus dem Vertrag „${contract_title}“ mit dir stammt.`,
      }),
      confirmed: ({ item_title }) => ({ title: `„${item_title}“ ist jetzt bestätigte Arbeit` }),
      declined: ({ item_title, reason }) => ({ title: `„${item_title}“ wurde nicht bestätigt`, body: reason ?? "" }),
      withdrawn: ({ item_title }) => ({ title: `Die Bestätigung von „${item_title}“ wurde zurückgenommen` }),
    }),
  },
);
