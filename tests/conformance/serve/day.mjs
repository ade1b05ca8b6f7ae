// SPDX-License-Identifier: MIT
//
// day.mjs ADDRESS FOLDER REPORT: a line for each finding, "good" or "bad", what
// it is about, and what was seen; also in FOLDER/said.
import { appendFileSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const [address, folder, report] = process.argv.slice(2);
const require = createRequire(`${process.env.MODULES}/`);
const { chromium } = require('playwright-core');
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const text = readFileSync(report, 'utf8');

const say = (good, what, seen = '') => {
    const line = `${good ? 'good' : 'bad'}\t${what}\t${seen}\n`;
    process.stdout.write(line);
    appendFileSync(`${folder}/said`, line);
};

const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM,
    args: ['--no-sandbox'],
});

// A page of its own, which tells what it asks of others and what goes wrong.
const open = async (path, settings = {}) => {
    const context = await browser.newContext({ locale: 'vi-VN', ...settings });
    const page = await context.newPage();
    page.on('request', (request) => {
        const url = request.url();
        if (!url.startsWith(address) && !url.startsWith('blob:')) {
            say(false, 'a request to elsewhere', url);
        }
    });
    page.on('pageerror', (error) => say(false, 'the script', error.message));
    await page.goto(address.replace(/\/$/, '') + path);
    return page;
};

// The page's own policy lets no other script run, as it should.
const look = async (page, name) => {
    const session = await page.context().newCDPSession(page);
    await session.send('Page.setBypassCSP', { enabled: true });
    const told = await session.send('Runtime.evaluate', {
        expression: `${axe};axe.run().then((r) => r.violations
            .map((v) => v.id + ' ' + v.nodes[0].html).join('; '))`,
        awaitPromise: true,
        returnByValue: true,
    });
    say(told.result.value === '', `axe: ${name}`, told.result.value);
    await page.screenshot({ path: `${folder}/${name}.png` });
};

const linesAreThere = (page) => page.waitForFunction(
    () => document.querySelectorAll('#lines li').length > 5 &&
        !document.getElementById('status').classList.contains('working'));

const pasteText = (page) => page.evaluate((words) => {
    const data = new DataTransfer();
    data.setData('text/plain', words);
    document.body.dispatchEvent(new ClipboardEvent('paste',
        { clipboardData: data, bubbles: true }));
}, text);

const fetchBy = async (page, selector) => {
    const [download] = await Promise.all([
        page.waitForEvent('download'), page.click(selector)]);
    return readFileSync(await download.path());
};

const page = await open('/', { viewport: { width: 1280, height: 900 } });
await look(page, 'empty');
const before = Date.now();
await pasteText(page);
await page.waitForSelector('#pages img');
say(true, `the first picture after ${Date.now() - before} ms`);
await linesAreThere(page);
await page.evaluate(() => document.getElementById('look').scrollIntoView());
await look(page, 'pages');
const plain = await fetchBy(page, 'button[value=epub]');
await page.locator('#lines select[aria-label="Dòng 15"]')
    .selectOption('heading 2');
await linesAreThere(page);
const hints = await page.$eval('#hints', (field) => field.value);
say(hints === '15 heading 2\n', 'a caption becomes a heading', hints.trim());
await look(page, 'corrected');
const corrected = await fetchBy(page, 'button[value=epub]');
say(!plain.equals(corrected), 'the edition is another');
const pdf = await fetchBy(page, 'button[value=pdf]');
say(pdf.subarray(0, 5).toString() === '%PDF-', 'the PDF');
await page.click('button[formaction="/shelf"]');
await page.waitForURL('**/shelf/*');
await look(page, 'book');
await page.click('form[action$="/code"] button');
const code = await page.textContent('.code');
await look(page, 'code');

const shelf = await open('/shelf');
await shelf.fill('#q', 'bao ve moi truong');
await shelf.press('#q', 'Enter');
await shelf.waitForSelector('.books li');
say(await shelf.locator('.books li').count() === 1, 'found without marks');
await look(shelf, 'shelf');

const reader = await open('/k', { javaScriptEnabled: false });
await reader.fill('#code', code.toLowerCase());
await reader.press('#code', 'Enter');
const fetched = await fetchBy(reader, 'a[href$="/epub"]');
say(fetched.equals(corrected), 'fetched by its code');

const phone = await open('/', {
    viewport: { width: 390, height: 844 }, colorScheme: 'dark',
});
await phone.setInputFiles('#file', report);
await linesAreThere(phone);
await look(phone, 'phone');
const width = await phone.evaluate(() => document.documentElement.scrollWidth);
say(width === 390, 'as wide as a phone', String(width));

const wrong = await open('/');
await wrong.setInputFiles('#file', {
    name: 'x.bin', mimeType: 'application/octet-stream', buffer: Buffer.alloc(3000),
});
await wrong.waitForSelector('#failure:not([hidden])');
await look(wrong, 'failure');

const bare = await open('/', { javaScriptEnabled: false });
await bare.setInputFiles('#file', report);
const both = await fetchBy(bare, 'button[value="pdf,epub"]');
say(both.subarray(0, 2).toString() === 'PK', 'without the script');
await browser.close();
say(true, 'the end');
