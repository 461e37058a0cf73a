import type { HostInfo, ReportEntry } from "../shared/host";
import type { Result } from "../shared/result";

/** A file that the user chose: what the page may know of it, and the path that only the host knows. */
export interface Place {
  readonly handle: string;
  readonly name: string;
  readonly path: string;
}

/**
 * What differs between the shells: where reports come from. The desktop app asks with dialogs and remembers what was
 * chosen; the browser session lists one folder.
 */
export interface ReportPlaces {
  readonly files: HostInfo["files"];
  list(): Promise<Result<readonly ReportEntry[]>>;
  /** The file that a handle stands for, if the user ever chose it. */
  find(handle: string): Promise<Result<Place>>;
  chooseToOpen(): Promise<Result<Place>>;
  /** Where a new report goes. `taken`: whether a file that has the place already may be replaced. */
  chooseToSave(name: string): Promise<Result<Place & { readonly replace: boolean }>>;
  /** Places for an exported file, the next one where the one before was taken. */
  chooseToExport(name: string): Promise<Result<Iterable<Place & { readonly replace: boolean }>>>;
  /** Called once a report was opened from or written to the place. */
  remember(place: Place): Promise<void>;
}
