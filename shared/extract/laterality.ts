/**
 * Side words. The idioms in which they say no side stand in shared/lexicons/laterality-idioms.tsv; the longest phrase
 * wins, so an idiom hides the side word in it.
 */
export const SIDE_WORDS = {
  right: ["right", "rt", "right-sided", "right side", "on the right"],
  left: ["left", "lt", "left-sided", "left side", "on the left"],
  bilateral: [
    "bilateral",
    "bilaterally",
    "both",
    "right and left",
    "left and right",
    "both sides",
    "on both sides",
    "left greater than right",
    "right greater than left",
    "left more than right",
    "right more than left",
    "left worse than right",
    "right worse than left",
    "left larger than right",
    "right larger than left",
    "right > left",
    "left > right",
    "r > l",
    "l > r",
  ],
} as const;
