import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";
import { aliases } from "./vite.aliases.ts";

/** Pure functions and tables: their files share one world, so that rules and lexicons are loaded once. */
const TOGETHER = [
  "test/{exporters,extract,figures,ledger,lexicons,practice,renderer,report,templates,text}/**/*.test.ts",
  // Two files of these look at what happens while they are loaded, or at what the whole process takes.
  "test/checks/!(patterns|linear).test.ts",
  "test/checks/*/**/*.test.ts",
  "test/*.test.ts",
];

/** What begins late and takes long is waited for at the end. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const turn = ({ moduleId, project }: TestSpecification) => {
      if (moduleId.includes("/checks/")) return project.name === "together" ? 3 : 0;
      if (moduleId.includes("/e2e/")) return 1;
      return project.name === "together" ? 3 : 2;
    };
    return (await super.sort(files)).toSorted((a, b) => turn(a) - turn(b));
  }
}

export default defineConfig({
  resolve: { alias: aliases },
  test: {
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Nothing is proved by how fast an answer comes: a busy computer may take its time.
    expect: { poll: { timeout: 15_000 } },
    // Browser tests wait more than they work: two of them fit on two cores.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    sequence: { sequencer: LongestFirst },
    projects: [
      { extends: true, test: { name: "together", include: TOGETHER, isolate: false } },
      {
        extends: true,
        test: {
          name: "apart",
          include: ["test/**/*.test.ts", "test/**/*.test.tsx"],
          exclude: TOGETHER,
          // A browser and its page are two more programs, on a computer that others use: what fails twice is wrong.
          retry: 1,
        },
      },
    ],
  },
});
