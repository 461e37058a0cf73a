/** Put in by the build: the package's version, and the hash of the rules, tables and analysis that the program holds. */
declare const __READOUT_VERSION__: string;
declare const __READOUT_RULE_SET__: string;
