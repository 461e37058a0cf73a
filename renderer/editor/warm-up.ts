import { EditorState } from "prosemirror-state";
import type { CheckSettings } from "../../shared/settings";
import { documentFromText } from "../../shared/text/to-document";
import { SAMPLE_TEXT } from "../sample-report";
import { createLiveCheck } from "./live-checks";

const ROUNDS = 240;
const TYPED = " The spleen is normal in size.";

/**
 * Runs the checks on a throw-away report while nobody waits: the engine's code is compiled by the time the author's
 * first keys come. A slice stops as soon as the browser has something better to do.
 */
export function warmUp(settings: CheckSettings): void {
  const check = createLiveCheck(settings);
  let state = EditorState.create({ doc: documentFromText(SAMPLE_TEXT).doc });
  const end = state.doc.content.size - 2;
  let round = 0;
  const slice = (deadline: IdleDeadline) => {
    while (round < ROUNDS && deadline.timeRemaining() > 2) {
      const letter = TYPED.charAt(round % TYPED.length);
      state = state.apply(state.tr.insertText(letter, end + (round % TYPED.length)));
      check(state.doc);
      round++;
    }
    if (round < ROUNDS) requestIdleCallback(slice);
  };
  requestIdleCallback(slice);
}
