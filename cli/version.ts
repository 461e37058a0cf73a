/** The version and the hash of the rule set that the program was built with: the same hash gives the same answers. */
export const VERSION = __READOUT_VERSION__;
export const RULE_SET = __READOUT_RULE_SET__;
export const versionLine = (): string => `readout ${VERSION} (rules ${RULE_SET})`;
