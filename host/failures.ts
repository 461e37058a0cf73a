import { type Failure, type FailureCode, failure } from "../shared/result";

/** The system's error code (`ENOENT`), or undefined where the error has none. */
export function errorCode(error: unknown): string | undefined {
  if (typeof error !== "object" || error === null || !("code" in error)) return undefined;
  return typeof error.code === "string" ? error.code : undefined;
}

/**
 * Says what happened and what to do, without a path: the system's own messages hold paths, and paths hold names of
 * patients. Throws the error on when it is not one that a file may be expected to give.
 */
export function readFailure(error: unknown): Failure {
  return fromTable(error, READ_FAILURES);
}

export function writeFailure(error: unknown): Failure {
  return fromTable(error, WRITE_FAILURES);
}

function fromTable(error: unknown, table: FailureTable): Failure {
  const entry = table[errorCode(error) ?? ""];
  if (!entry) throw error;
  return failure(entry[0], entry[1]);
}

type FailureTable = Readonly<Record<string, readonly [FailureCode, string]>>;

const NO_ROOM = "There is no room left on the disk. Nothing was changed. Free some space, or save in another place.";
const NOT_WRITABLE =
  "There is no permission to write here. Nothing was changed. Save in another folder, or ask for permission.";
const GONE = "The file is no longer there. It may have been moved, renamed or deleted.";
const DISK = "The disk reported an error. Copy your work to another disk.";

const READ_FAILURES: FailureTable = {
  ENOENT: ["not-found", GONE],
  ENOTDIR: ["not-found", GONE],
  ESTALE: ["not-found", GONE],
  EACCES: ["not-allowed", "There is no permission to read this file. Ask its owner for permission."],
  EPERM: ["not-allowed", "There is no permission to read this file. Ask its owner for permission."],
  ELOOP: ["not-allowed", "This name is a link to another place, and links are not followed. Open the file itself."],
  EISDIR: ["not-a-report", "This is a folder. Choose a file inside it."],
  ENXIO: ["not-a-report", "This is not an ordinary file. Choose a report or a text file."],
  EBUSY: ["in-use", "Another program is using this file. Close it there and try again."],
  EMFILE: ["in-use", "Too many files are open. Close some programs and try again."],
  ENFILE: ["in-use", "Too many files are open. Close some programs and try again."],
  ENAMETOOLONG: ["bad-argument", "The file's name is too long. Choose a shorter one."],
  EIO: ["damaged", DISK],
};

const WRITE_FAILURES: FailureTable = {
  ENOENT: ["target-not-writable", "The folder is no longer there. Save in another folder."],
  ENOTDIR: ["target-not-writable", "A file stands where the folder should be. Save in another folder."],
  ESTALE: ["target-not-writable", "The folder is no longer there. Save in another folder."],
  EACCES: ["target-not-writable", NOT_WRITABLE],
  EPERM: ["target-not-writable", NOT_WRITABLE],
  EROFS: ["target-not-writable", "This disk can only be read. Save in another place."],
  ENOSPC: ["target-not-writable", NO_ROOM],
  EDQUOT: ["target-not-writable", NO_ROOM],
  EFBIG: ["target-not-writable", NO_ROOM],
  EISDIR: ["target-not-writable", "A folder has this name. Choose another name."],
  ENOTEMPTY: ["target-not-writable", "A folder has this name. Choose another name."],
  EEXIST: ["in-use", "A file with this name is already there, and it was left as it is. Choose another name."],
  EBUSY: ["in-use", "Another program is using this file. Close it there and try again."],
  ETXTBSY: ["in-use", "Another program is using this file. Close it there and try again."],
  EMFILE: ["in-use", "Too many files are open. Close some programs and try again."],
  ENFILE: ["in-use", "Too many files are open. Close some programs and try again."],
  ENAMETOOLONG: ["bad-argument", "The name is too long. Choose a shorter one."],
  EINVAL: ["bad-argument", "The disk does not accept this name. Choose another one."],
  EIO: ["target-not-writable", DISK],
};
