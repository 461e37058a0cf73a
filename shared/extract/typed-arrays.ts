/**
 * The number at `index`, 0 outside: spares the hot loops a check that they don't need. One function a type of array,
 * because V8 remembers types by function: one for all would look the type up at each of its calls.
 */
export const at = (array: Int32Array, index: number): number => array[index] ?? 0;
export const byteAt = (array: Uint8Array, index: number): number => array[index] ?? 0;
export const codeAt = (array: Uint16Array, index: number): number => array[index] ?? 0;
export const valueAt = (array: Float64Array, index: number): number => array[index] ?? 0;
