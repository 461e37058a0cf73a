import { createJournal } from "../../host/journal";
import { plainVault } from "../../host/vault";

// Keeps a draft as fast as it can and names each revision on standard output once it was acknowledged. It ends by being killed.
const [folder = "", draftId = "", compactAbove = "4000"] = process.argv.slice(2);
const journal = createJournal({
  folder,
  vault: plainVault,
  now: () => Date.now(),
  compactAboveBytes: Number(compactAbove),
});
for (let revision = 1; ; revision++) {
  const content = JSON.stringify({ revision, filler: "x".repeat(700) });
  const kept = await journal.append({ draftId, name: "Report", handle: "a.txt", content });
  if (!kept.ok) throw new Error(kept.code);
  process.stdout.write(`${revision}\n`);
}
