// SPDX-License-Identifier: MIT
//
// day.mjs ADDRESS FOLDER REPORT: a line for each finding, "good" or "bad", what
// it is about, and what was seen; also in FOLDER/said. The server's process that
// starts conversions is STARTER.
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
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

// Several documents, of which one is looked at and corrected.
const week = await open('/', { viewport: { width: 1280, height: 900 } });
writeFileSync(`${folder}/thu-hai.md`,
    '# Báo cáo thứ hai\n\nMột đoạn.\n\nHai đoạn.\n\nBa.\n\nBốn.\n\nNăm.\n');
await week.setInputFiles('#file', [report, `${folder}/thu-hai.md`]);
await linesAreThere(week);
await week.selectOption('#which', 'thu-hai.md');
await week.waitForFunction(() => document.getElementById('lines').textContent
    .includes('Báo cáo thứ hai'));
await linesAreThere(week);
await week.locator('#lines select[aria-label="Dòng 5"]').selectOption('heading 2');
await linesAreThere(week);
await look(week, 'several');
const all = await fetchBy(week, 'button[value="pdf,epub"]');
say(all.includes('thu-hai.epub') && all.includes('hoi-nghi-tong-ket-2020.pdf'),
    'several documents');

// A picture is pasted into a text, where the cursor is.
const pasted = await open('/', { viewport: { width: 1280, height: 900 } });
await pasteText(pasted);
await linesAreThere(pasted);
await pasted.evaluate(() => {
    const field = document.getElementById('text');
    field.focus();
    field.selectionStart = field.selectionEnd =
        field.value.indexOf('\n', field.value.length / 2);
});
const points = readFileSync('tests/images/srgb.png').toString('base64');
await pasted.evaluate(async (encoded) => {
    const bytes = Uint8Array.from(atob(encoded), (c) => c.charCodeAt(0));
    const data = new DataTransfer();
    data.items.add(new File([bytes], 'image.png', { type: 'image/png' }));
    document.getElementById('text').dispatchEvent(new ClipboardEvent('paste',
        { clipboardData: data, bubbles: true, cancelable: true }));
}, points);
await pasted.waitForFunction(() => !document.getElementById('status')
    .classList.contains('working'));
const missing = await pasted.$eval('#notes', (list) => list.textContent);
const value = await pasted.$eval('#text', (field) => field.value);
say(value.includes('![](anh-1.png)') && !missing.includes('gửi kèm'),
    'a picture is pasted', missing);
const withPicture = await fetchBy(pasted, 'button[value=epub]');
say(withPicture.length > plain.length, 'it is in the edition',
    `${withPicture.length} bytes, without it ${plain.length}`);

// What is copied from Word or a page keeps its tables, also where it is pasted into
// the field for texts.
for (const where of ['body', '#text']) {
    const rich = await open('/');
    await rich.evaluate((into) => {
        const data = new DataTransfer();
        data.setData('text/html', '<h1>Báo cáo</h1><table><tr><td>Một</td>' +
            '<td>Hai</td></tr></table><p>Đoạn.</p>');
        data.setData('text/plain', 'Báo cáo Một Hai Đoạn.');
        document.querySelector(into).dispatchEvent(new ClipboardEvent('paste',
            { clipboardData: data, bubbles: true }));
    }, where);
    await rich.waitForSelector('#pages img');
    say(await rich.$eval('#file', (field) => field.files[0].name) ===
        'bao-cao.html', `a table is pasted: ${where}`);
}

// The folder of a saved page.
const saved = await open('/');
await saved.setInputFiles('#folder', `${folder}/saved`);
await saved.waitForSelector('#pages img');
await saved.waitForFunction(() => !document.getElementById('status')
    .classList.contains('working'));
const notes = await saved.$eval('#notes', (list) => list.textContent);
say(await saved.isHidden('#choice') && !notes.includes('gửi kèm'),
    'the folder of a saved page', notes);

// By keys alone: to the text, and from there to the button that keeps it.
const keys = await open('/');
await keys.focus('#text');
await keys.keyboard.insertText(text);
await keys.waitForSelector('#pages img');
let steps = 0;
const where = () => keys.evaluate(() => document.activeElement.value);
while (await where() !== 'code' && steps++ < 40) await keys.keyboard.press('Tab');
await keys.keyboard.press('Enter');
await keys.waitForURL('**/shelf/*');
say((await keys.textContent('.code')).length === 4, 'by keys alone, a code');

// How far it is, while a document takes long: as long as what starts conversions
// is made to stand still. Of its pages a bar shows so many.
const starter = Number(process.env.STARTER);
const long = await open('/', { viewport: { width: 1280, height: 900 } });
process.kill(starter, 'SIGSTOP');
await long.setInputFiles('#file', report);
await long.waitForFunction(() => /\d giây/.test(
    document.getElementById('status').textContent));
say(await long.isHidden('#bar'), 'how far a long document is',
    await long.textContent('#status'));
await long.route('**/progress?*', (route) => route.fulfill({
    body: 'anban: đang dàn trang: 45% (3 giây)\n' }));
await long.waitForSelector('#bar:not([hidden])');
say(await long.$eval('#bar', (bar) => bar.value) === 45, 'a bar shows it');
await look(long, 'progress');
process.kill(starter, 'SIGCONT');
await linesAreThere(long);
say(await long.isHidden('#bar'), 'no bar is left when it is done');

const bare = await open('/', { javaScriptEnabled: false });
await bare.setInputFiles('#file', report);
const both = await fetchBy(bare, 'button[value="pdf,epub"]');
say(both.subarray(0, 2).toString() === 'PK', 'without the script');
await browser.close();
say(true, 'the end');
