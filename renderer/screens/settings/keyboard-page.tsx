import { type KeyboardEvent, useContext, useState } from "react";
import { type AppCommand, COMMAND_GROUPS } from "../../commands/command";
import { browserUse, conflictOf, keysOf, refusal } from "../../commands/key-map";
import { keysForPeople, keysOfEvent } from "../../commands/keys";
import { COMMANDS, commandById, runCommand } from "../../commands/registry";
import { useSignal } from "../../state/signal";
import { changeSettings, type Workbench } from "../../workbench";
import { useWorkbench } from "../../workbench-context";
import { matchesQuery, SettingsQuery } from "./setting-row";

/** Every command with its keys: a button records others. What another command has is said, and may be taken over. */
export function KeyboardPage() {
  const workbench = useWorkbench();
  const query = useContext(SettingsQuery);
  const own = useSignal(workbench.settings, (settings) => settings.keys);
  const [recording, setRecording] = useState<string>();
  const found = COMMANDS.filter((command) => {
    const keys = keysOf(command, own);
    return matchesQuery(
      `${command.title} ${command.group} ${keys === undefined ? "" : keysForPeople(keys)} keys keyboard`,
      query,
    );
  });
  return (
    <>
      {query === "" && (
        <div className="setting-tools">
          <span className="setting-note">Tab, Enter, Esc and the keys of the clipboard stay as they are.</span>
          <span className="spacer" />
          <button
            type="button"
            className="button small"
            onClick={() => runCommand(workbench, commandById("print-keys"))}
          >
            Print the keyboard map
          </button>
          <button
            type="button"
            className="button small"
            disabled={Object.keys(own).length === 0}
            onClick={() => changeSettings(workbench, { keys: {} })}
          >
            Reset all
          </button>
        </div>
      )}
      {COMMAND_GROUPS.map((group) => {
        const commands = found.filter((command) => command.group === group);
        return (
          commands.length > 0 && (
            <div key={group} className="key-group">
              <h4>{group}</h4>
              {commands.map((command) => (
                <KeyRow
                  key={command.id}
                  command={command}
                  own={own}
                  recording={recording === command.id}
                  record={setRecording}
                />
              ))}
            </div>
          )
        );
      })}
    </>
  );
}

interface KeyRowProps {
  readonly command: AppCommand;
  readonly own: Readonly<Record<string, string | null>>;
  readonly recording: boolean;
  readonly record: (id: string | undefined) => void;
}

function KeyRow({ command, own, recording, record }: KeyRowProps) {
  const workbench = useWorkbench();
  const keys = keysOf(command, own);
  const other = keys === undefined ? undefined : conflictOf(COMMANDS, own, command.id, keys);
  const inBrowser = workbench.info.shell === "browser" && keys !== undefined ? browserUse(keys) : undefined;
  return (
    <div className="key-row">
      <span className="key-title">{command.title}</span>
      {other !== undefined && <span className="key-warning">Also: {other.title}</span>}
      {inBrowser !== undefined && (
        <span className="key-warning">
          {inBrowser.kept
            ? `The browser keeps these keys: it ${inBrowser.what}.`
            : `The browser's own use: it ${inBrowser.what}.`}
        </span>
      )}
      {Object.hasOwn(own, command.id) && (
        <button
          type="button"
          className="quiet"
          aria-label={`Reset: ${command.title}`}
          onClick={() => {
            const { [command.id]: _, ...others } = own;
            changeSettings(workbench, { keys: others });
          }}
        >
          Reset
        </button>
      )}
      {recording ? (
        <Recorder command={command} done={() => record(undefined)} />
      ) : (
        <button
          type="button"
          className="key-button"
          aria-label={`${command.title}: ${keys === undefined ? "none" : keysForPeople(keys)}. Change`}
          onClick={() => record(command.id)}
        >
          {keys === undefined ? <span className="setting-note">none</span> : <kbd>{keysForPeople(keys)}</kbd>}
        </button>
      )}
    </div>
  );
}

/** Hears one key press. Esc leaves things as they are, Backspace takes the keys away. */
function Recorder({ command, done }: { readonly command: AppCommand; readonly done: () => void }) {
  const workbench = useWorkbench();
  const own = useSignal(workbench.settings, (settings) => settings.keys);
  const [pressed, setPressed] = useState<string>();
  const refused = pressed === undefined ? undefined : refusal(pressed);
  const other = pressed === undefined ? undefined : conflictOf(COMMANDS, own, command.id, pressed);
  const onKey = (event: KeyboardEvent) => {
    event.preventDefault();
    event.stopPropagation();
    if (event.key === "Escape") done();
    else if (event.key === "Backspace" && !event.ctrlKey && !event.altKey) set(workbench, { [command.id]: null }, done);
    else if (pressed !== undefined && other !== undefined && event.key === "Enter")
      set(workbench, { [command.id]: pressed, [other.id]: null }, done);
    else {
      const keys = keysOfEvent(event.nativeEvent);
      if (/(?:Control|Shift|Alt|Meta|AltGraph)$/.test(keys)) return;
      setPressed(keys);
      if (refusal(keys) === undefined && conflictOf(COMMANDS, own, command.id, keys) === undefined)
        set(workbench, { [command.id]: keys }, done);
    }
  };
  return (
    <span className="key-recorder">
      <button
        type="button"
        className="key-button recording"
        // biome-ignore lint/a11y/noAutofocus: the author has pressed the button that stood here
        autoFocus
        data-records-keys=""
        aria-label={`${command.title}: press the keys`}
        onKeyDown={onKey}
        onBlur={done}
      >
        {pressed === undefined ? "Press the keys" : <kbd>{keysForPeople(pressed)}</kbd>}
      </button>
      <span className="key-hint" role="status">
        {refused ??
          (other !== undefined
            ? `${other.title} has them. Enter takes them over, other keys try again.`
            : "Esc leaves them, Backspace takes them away.")}
      </span>
    </span>
  );
}

/** A key that is the command's own anyway is no choice of the author's. */
function set(workbench: Workbench, change: Readonly<Record<string, string | null>>, done: () => void): void {
  const keys: Record<string, string | null> = { ...workbench.settings.get().keys, ...change };
  for (const [id, value] of Object.entries(keys)) if ((commandById(id).keys ?? null) === value) delete keys[id];
  changeSettings(workbench, { keys });
  done();
}
