import { startChromium, startLimitMs } from './start-chromium.ts';

test(
  'starts a browser that shows pages and runs their scripts',
  async () => {
    const browser = await startChromium();
    try {
      const page = await browser.newPage();
      await page.goto(
        'data:text/html,<h1>before</h1><script>document.querySelector("h1").textContent = "after"</script>',
      );
      expect(await page.textContent('h1')).toBe('after');
    } finally {
      await browser.close();
    }
    expect(browser.isConnected()).toBe(false);
  },
  startLimitMs,
);
