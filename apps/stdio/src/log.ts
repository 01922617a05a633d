/** Words for people. Standard output belongs to the protocol. */
export function log(text: string): void {
  process.stderr.write(`makegate: ${text}\n`);
}
