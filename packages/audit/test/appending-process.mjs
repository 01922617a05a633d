// Appends events through the built package until it is killed or has appended as many as asked, and prints the number of each
// one that was kept. Arguments: path, how many, name of the writer.
import { jsonLinesAuditLog } from '../dist/index.js';

const [path, count, writer] = process.argv.slice(2);
const log = jsonLinesAuditLog(path);
const append = async (number) => {
  await log.append({
    time: new Date().toISOString(),
    category: 'call',
    action: 'tools.call',
    outcome: 'success',
    correlationId: `${writer}-${number}`,
    principal: 'p'.repeat((number * 131) % 4_000),
  });
  process.stdout.write(`${number}\n`);
};
for (let number = 0; number < Number(count); number += 20) {
  await Promise.all(Array.from({ length: 20 }, (_nothing, at) => append(number + at)));
}
await log.close();
