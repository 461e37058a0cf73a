import { describe, expect, it } from "vitest";
import { fieldPlaces, fillField, goToField, selectedField } from "../../renderer/editor/commands/fields";
import { arrivalTransaction } from "../../renderer/editor/intake/arrival";
import { bodyOf, ran, stateOf } from "./report-state";

const WITH_FIELDS = "FINDINGS: ^Nodule of [__ mm] in the [right|left] lobe, [margin].\nIMPRESSION: Fine.";

describe("going from field to field", () => {
  it("selects each field from end to end, in order, and starts again", () => {
    let state = stateOf(WITH_FIELDS);
    const names: (string | undefined)[] = [];
    for (let step = 0; step < 4; step++) {
      state = ran(state, goToField(1)) ?? state;
      names.push(state.doc.textBetween(state.selection.from, state.selection.to));
    }
    expect(names).toEqual(["[__ mm]", "[right|left]", "[margin]", "[__ mm]"]);
  });

  it("goes backwards too", () => {
    const state = ran(stateOf(WITH_FIELDS), goToField(-1));
    expect(state && selectedField(state)?.name).toBe("margin");
  });

  it("goes from section to section where no field is open", () => {
    const state = ran(stateOf("FINDINGS: A.^\nIMPRESSION: Good."), goToField(1));
    expect(state?.selection.$from.node(1).type.name).toBe("impression");
    expect(state?.selection.$from.parentOffset).toBe(5);
  });

  it("steps through the header's fields and on into the body", () => {
    let state = stateOf("Name: Roe^\nMRN: 12\n\nINDICATION: Cough.\nFINDINGS: A.\nIMPRESSION: Good.");
    state = ran(state, goToField(1)) ?? state;
    expect(state.selection.$from.parent.attrs.name).toBe("PatientID");
    state = ran(state, goToField(1)) ?? state;
    expect(state.selection.$from.node(1).type.name).toBe("indication");
  });
});

describe("filling a field", () => {
  it.each(["  ", "\n", ""])("takes nothing for an answer when a dictation tool hands over nothing: %j", (text) => {
    const state = ran(stateOf(WITH_FIELDS), goToField(1));
    expect(state && arrivalTransaction(state, text)).toBeUndefined();
    expect(state && selectedField(state)?.name).toBeDefined();
  });

  it.each([
    [0, "8", "Nodule of 8 mm in the [right|left] lobe, [margin]."],
    [1, "left", "Nodule of [__ mm] in the left lobe, [margin]."],
    [2, "spiculated", "Nodule of [__ mm] in the [right|left] lobe, spiculated."],
  ])("puts the text in its place and keeps a number's unit", (index, text, expected) => {
    const state = stateOf(WITH_FIELDS);
    const place = fieldPlaces(state.doc)[index];
    const filled = place && ran(state, fillField(place, text));
    expect(filled && bodyOf(filled.doc)).toBe(`findings: ${expected}\nimpression: Fine.`);
    expect(filled && fieldPlaces(filled.doc)).toHaveLength(2);
  });

  it("leaves the caret behind the number, before its unit", () => {
    const state = stateOf(WITH_FIELDS);
    const place = fieldPlaces(state.doc)[0];
    const filled = place && ran(state, fillField(place, "8"));
    expect(filled?.doc.textBetween(filled.selection.from, filled.selection.from + 3)).toBe(" mm");
  });
});
