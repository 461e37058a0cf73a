import { expect, it } from "vitest";
import { DocumentSession } from "../../../renderer/session/document-session";
import type { Host } from "../../../shared/host";
import { failure, type Result, success } from "../../../shared/result";
import { documentFromText } from "../../../shared/text/to-document";

const { doc } = documentFromText("FINDINGS: Clear.\n");
type Kept = Result<{ readonly savedMs: number }>;

/** A host whose disk takes its time with drafts: each waits until the test lets it go. */
function slowHost() {
  const drafts: ((answer: Kept) => void)[] = [];
  const discarded: string[] = [];
  const known: Pick<Host, "keepDraft" | "saveReportAs" | "discardDraft"> = {
    keepDraft: () => new Promise((done) => drafts.push(done)),
    saveReportAs: async ({ name }) => success({ handle: name, name, modifiedMs: 2000 }),
    discardDraft: async ({ draftId }) => {
      discarded.push(draftId);
      return success(undefined);
    },
  };
  // The session asks for nothing else.
  return { host: known as Host, drafts, discarded };
}

it.each([
  ["is written", success({ savedMs: 1000 })],
  ["cannot be written", failure("target-not-writable", "The folder cannot be written to.")],
] as const)("stays saved when a draft that was on its way %s after the save", async (_, answer) => {
  const { host, drafts, discarded } = slowHost();
  const session = new DocumentSession(host, () => doc);
  session.touch();
  const keeping = session.keep();
  await expect.poll(() => drafts.length).toBe(1);
  const saving = session.saveAs("Mine");
  await expect.poll(() => session.state.get().kept.state).toBe("saved");
  drafts[0]?.(answer);
  await Promise.all([keeping, saving]);
  expect(session.state.get()).toMatchObject({ changed: false, kept: { state: "saved", atMs: 2000 } });
  expect(discarded).toEqual([""]);
});
