import type { Session } from "electron";
import { isPageUrl, parsedUrl } from "./page-scheme";

/** What pages may never do in this app, whoever wrote them. */
export function restrictSession(session: Session): void {
  // Without handlers Electron grants everything. The page copies through the clipboard and asks for nothing else.
  session.setPermissionRequestHandler((_contents, permission, answer, details) =>
    answer(isAllowed(permission, details.requestingUrl)),
  );
  session.setPermissionCheckHandler((_contents, permission, origin) => isAllowed(permission, `${origin}/`));
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => answer({}));
  // Chromium fetches spelling dictionaries on Windows and Linux.
  session.setSpellCheckerEnabled(false);
  session.webRequest.onBeforeRequest((details, answer) => answer({ cancel: !isLocal(details.url) }));
  session.on("will-download", (event) => event.preventDefault());
}

function isAllowed(permission: string, requestingUrl: string): boolean {
  return permission === "clipboard-sanitized-write" && isPageUrl(requestingUrl);
}

/** The page's own files, what it made itself, and the developer tools, which are packed with the app. */
export function isLocal(address: string): boolean {
  const url = parsedUrl(address);
  if (url?.protocol === "blob:") return isPageUrl(address.slice("blob:".length));
  return isPageUrl(address) || url?.protocol === "data:" || url?.protocol === "devtools:";
}
