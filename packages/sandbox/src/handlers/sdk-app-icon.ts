/** The first eight bytes of every PNG, and the chunk that has to follow them. */
const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const header = [0x49, 0x48, 0x44, 0x52];

const holds = (bytes: Uint8Array, at: number, wanted: readonly number[]): boolean =>
  wanted.every((byte, index) => bytes[at + index] === byte);

/** Whether these are the bytes of a PNG that is 512 pixels wide and high, as its header says. */
export function isAppIcon(bytes: Uint8Array): boolean {
  if (bytes.length < 24 || !holds(bytes, 0, signature) || !holds(bytes, 12, header)) return false;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return view.getUint32(16) === 512 && view.getUint32(20) === 512;
}
