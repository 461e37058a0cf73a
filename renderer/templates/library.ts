import type { Result } from "../../shared/result";
import { success } from "../../shared/result";
import { choiceById, readLibrary, type TemplateChoice, type TemplateLibrary } from "../../shared/templates/library";
import type { Workbench } from "../workbench";

let last: TemplateLibrary | undefined;

/** All templates as they are now: what another program wrote into the department's folder is among them. */
export async function loadLibrary({ host }: Workbench): Promise<Result<TemplateLibrary>> {
  const listed = await host.listTemplates();
  if (!listed.ok) return listed;
  last = readLibrary(listed.value, last);
  return success(last);
}

/** The template that the report was begun with or changed to last, where it is still there. */
export function templateOfReport({ session }: Workbench, library: TemplateLibrary): TemplateChoice | undefined {
  const used = session.state.get().record.provenance.findLast(({ by }) => by === "template");
  return used === undefined ? undefined : choiceById(library, used.source);
}
