export { startChromium, startLimitMs } from './start-chromium.ts';
