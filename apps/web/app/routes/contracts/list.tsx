import { href } from "react-router";
import { ContractTable } from "../../features/contracts/contract-table.tsx";
import { headWords, pageTitle } from "../../lib/page-title.ts";
import { useReader } from "../../lib/reader.ts";
import { useText } from "../../lib/text.ts";
import { lookedAgain } from "../../lib/unsent.ts";
import { contractsText } from "../../messages/contracts.ts";
import { Button } from "../../ui/button.tsx";
import { ChipRow } from "../../ui/chip-row.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { IconBriefcase } from "../../ui/icons.ts";
import { PageHeader } from "../../ui/page-header.tsx";
import { ShowMore } from "../../ui/show-more.tsx";
import type { Route } from "./+types/list.ts";

export { loader } from "./list.server.ts";

export const clientLoader = (asking: Route.ClientLoaderArgs) => lookedAgain(asking);

export const meta: Route.MetaFunction = ({ matches }) =>
  pageTitle(headWords(contractsText, matches).title, { hidden: true });

export default function Contracts({ loaderData }: Route.ComponentProps) {
  const { contracts, filters, organisation, none, more } = loaderData;
  const words = useText(contractsText);
  return (
    <>
      <PageHeader inset title={organisation ? words.titleOf(organisation.name) : words.title} />
      <ChipRow
        label={words.which}
        chips={filters.map(({ which, ...chip }) => ({ ...chip, label: words.filters[which] }))}
      />
      {contracts.length === 0 ? (
        <NoContracts filtered={!none} />
      ) : (
        <>
          <ContractTable contracts={contracts} />
          <ShowMore {...more} shown={contracts.length} />
        </>
      )}
    </>
  );
}

function NoContracts({ filtered }: { filtered: boolean }) {
  const words = useText(contractsText);
  const { viewer } = useReader();
  const icon = <IconBriefcase size={26} aria-hidden />;
  if (filtered) return <EmptyState icon={icon} title={words.noneFiltered} help={words.noneFilteredHelp} />;
  return viewer?.userType === "client" ? (
    <EmptyState
      icon={icon}
      title={words.none}
      help={words.noneClient}
      action={<Button to={href("/people")}>{words.findPeople}</Button>}
    />
  ) : (
    <EmptyState
      icon={icon}
      title={words.none}
      help={words.noneFreelancer}
      action={<Button to={href("/projects")}>{words.findProjects}</Button>}
    />
  );
}
