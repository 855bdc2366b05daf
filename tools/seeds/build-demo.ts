// Makes the demo content in db/seeds/demo from the written words. Run with: node tools/seeds/build-demo.ts
import { buildHistories } from "./build-histories.ts";
import { buildPeople } from "./build-people.ts";
import { buildPortfolios } from "./build-portfolios.ts";
import { makeProjects, writeProjects } from "./build-projects.ts";
import { buildProposals } from "./build-proposals.ts";
import { keepFacesApart } from "./faces-apart.ts";
import { demoDir, writeRecords } from "./files.ts";

const people = buildPeople();
const portfolios = buildPortfolios(people);
const { projects, histories } = buildHistories(makeProjects(people), people);
writeProjects(projects);
const proposals = buildProposals(projects, people);
writeRecords(demoDir, "people.json", keepFacesApart(people, { portfolios, projects, histories, proposals }));
