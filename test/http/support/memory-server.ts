// Runs in a process of its own, so that what it holds can be told from what the test itself sends.
import { openLoopback } from './links.ts';

const link = await openLoopback();
let peak = 0;
setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 5);
process.on('message', () => process.send?.(Math.max(peak, process.memoryUsage().rss)));
process.on('disconnect', () => process.exit());
process.send?.(Number(new URL(link.origin).port));
