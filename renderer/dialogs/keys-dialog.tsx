import { COMMAND_GROUPS } from "../commands/command";
import { keysForPeople } from "../commands/keys";
import { COMMANDS } from "../commands/registry";
import { Dialog } from "./dialog";

export function KeysDialog() {
  return (
    <Dialog title="Keyboard shortcuts" className="keys">
      <div className="keys-groups">
        {COMMAND_GROUPS.map((group) => (
          <section key={group}>
            <h3>{group}</h3>
            <dl>
              {COMMANDS.filter((command) => command.group === group && command.keys !== undefined).map((command) => (
                <div key={command.id}>
                  <dt>{command.title}</dt>
                  <dd>
                    <kbd>{keysForPeople(command.keys ?? "")}</kbd>
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
