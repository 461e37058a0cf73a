import { contextBridge, ipcRenderer } from "electron";
import { HOST_METHODS } from "../shared/host";

// The page gets the methods of Host by their names and nothing else: no channel of its choice, no event object.
const methods = Object.keys(HOST_METHODS).map((method) => [
  method,
  (argument?: unknown): Promise<unknown> => ipcRenderer.invoke(method, argument),
]);
contextBridge.exposeInMainWorld("readoutHost", Object.fromEntries(methods));
