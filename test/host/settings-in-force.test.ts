import { describe, expect, it } from "vitest";
import { type CheckSettings, DEFAULT_CHECK_SETTINGS } from "../../shared/settings";
import { checksInForce } from "../../shared/settings-in-force";

const checks = (change: Partial<CheckSettings>): CheckSettings => ({ ...DEFAULT_CHECK_SETTINGS, ...change });

describe("what the checks are run with", () => {
  it("is the author's own where no site file is loaded", () => {
    const own = checks({ impressionItems: 4 });
    expect(checksInForce({ checks: own, site: { name: "", checks: checks({ impressionItems: 9 }) } })).toBe(own);
  });

  it("is the site's, and the author's over it", () => {
    const own = checks({ rules: { b: "error" }, impressionItems: 4, levels: { cyst: 1 } });
    const site = checks({
      rules: { a: "off", b: "off" },
      impressionItems: 9,
      impressionWords: 60,
      levels: { cyst: 2 },
    });
    expect(checksInForce({ checks: own, site: { name: "site.json", checks: site } })).toEqual(
      checks({ rules: { a: "off", b: "error" }, impressionItems: 4, impressionWords: 60, levels: { cyst: 1 } }),
    );
  });

  it("is the same object for the same settings, so that nothing is checked again for nothing", () => {
    const given = { checks: checks({}), site: { name: "site.json", checks: checks({ impressionFirst: true }) } };
    expect(checksInForce({ ...given })).toBe(checksInForce({ ...given }));
  });
});
