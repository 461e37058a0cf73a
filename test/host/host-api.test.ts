import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createCaseStore } from "../../host/case-store";
import { createHostApi, type HostApi, type HostParts, isHostMethod } from "../../host/host-api";
import { createJournal } from "../../host/journal";
import { createProgressFile } from "../../host/progress-file";
import { openReportFolder } from "../../host/report-folder";
import { createSettingsFile } from "../../host/settings-file";
import { createTemplateStore } from "../../host/template-store";
import { plainVault } from "../../host/vault";
import { createWorkStore } from "../../host/work-store";
import { temporaryFolder } from "./child";
import { describeHost, type TestShell } from "./conformance";

const BUILT_IN = [{ file: "ct-head.txt", text: "name: CT head\n" }];

async function parts(folder: string, data: string): Promise<HostParts> {
  const places = await openReportFolder(folder);
  if (!places.ok) throw new Error(places.code);
  const settings = createSettingsFile(join(data, "settings.json"));
  return {
    shell: "browser",
    version: "test",
    places: places.value,
    journal: createJournal({ folder: join(data, "drafts"), vault: plainVault, now: Date.now }),
    settings,
    templates: createTemplateStore({
      builtIn: BUILT_IN,
      own: join(data, "templates"),
      settings,
      shared: join(data, "shared"),
    }),
    cases: createCaseStore({
      builtIn: [{ file: "ct-fall.txt", text: "title: Fall\n" }],
      own: join(data, "cases"),
      settings,
      shared: join(data, "shared"),
    }),
    progress: createProgressFile(join(data, "practice.jsonl")),
    work: createWorkStore({ folder: join(data, "unfinished"), vault: plainVault, now: Date.now }),
    now: Date.now,
  };
}

async function start(): Promise<TestShell> {
  const root = await temporaryFolder();
  const [folder, data] = [join(root, "reports"), join(root, "data")];
  await mkdir(folder);
  await mkdir(data);
  let api: HostApi = createHostApi(await parts(folder, data));
  return {
    files: "listing",
    folder,
    data,
    call: async (method, argument) => {
      if (!isHostMethod(method)) throw new Error("no such method");
      return api[method](argument);
    },
    choose: () => {},
    killAndRestart: async () => {
      api = createHostApi(await parts(folder, data));
    },
    close: async () => {},
  };
}

describeHost("the table of Host's methods", start);

describe("a mistake inside a method", () => {
  it("becomes a Result without the error's words, and is told by its kind alone", async () => {
    const folder = await temporaryFolder();
    const heard: string[] = [];
    const api = createHostApi({
      ...(await parts(folder, folder)),
      journal: createJournal({
        folder,
        vault: { ...plainVault, seal: () => Promise.reject(new RangeError("/home/someone/Doe John.txt")) },
        now: Date.now,
      }),
      onUnexpected: (method, kind) => heard.push(`${method} ${kind}`),
    });
    const result = await api.keepDraft({ draftId: "a", name: "Doe John", content: "Invented words" });
    expect(result).toMatchObject({ ok: false, code: "unexpected" });
    expect(JSON.stringify([result, heard])).not.toMatch(/Doe|someone|Invented/);
    expect(heard).toEqual(["keepDraft RangeError"]);
  });
});
