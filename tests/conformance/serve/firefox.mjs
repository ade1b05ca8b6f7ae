// SPDX-License-Identifier: MIT
//
// firefox.mjs ADDRESS FOLDER REPORT: a clerk's day in Firefox, in short. A line
// for each finding, "good" or "bad", what it is about, and what was seen.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const [address, folder, report] = process.argv.slice(2);
const require = createRequire(`${process.env.MODULES}/`);
const puppeteer = require('puppeteer-core');
const text = readFileSync(report, 'utf8');

const say = (good, what, seen = '') => process.stdout.write(
    `${good ? 'good' : 'bad'}\tFirefox: ${what}\t${seen}\n`);

const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: process.env.FIREFOX,
    headless: true,
    protocolTimeout: 120000,
    extraPrefsFirefox: { 'intl.accept_languages': 'vi' },
});
const page = await browser.newPage();
await page.setViewport({ width: 1280, height: 900 });
page.on('pageerror', (error) => say(false, 'the script', error.message));

const linesAreThere = () => page.waitForFunction(
    () => document.querySelectorAll('#lines li').length > 5 &&
        !document.getElementById('status').classList.contains('working'));

await page.goto(address);
const wait = await page.evaluate((words) => new Promise((shown) => {
    const start = performance.now();
    const pages = document.getElementById('pages');
    new MutationObserver(() => {
        const picture = pages.querySelector('img');
        if (!picture) return;
        picture.decode().then(() => shown(Math.round(performance.now() - start)));
    }).observe(pages, { childList: true, subtree: true });
    document.body.dispatchEvent(new ClipboardEvent('paste',
        { dataType: 'text/plain', data: words, bubbles: true }));
}), text);
say(true, `the first picture after ${wait} ms`);
await linesAreThere();
await page.select('#lines select[aria-label="Dòng 15"]', 'heading 2');
await linesAreThere();
const hints = await page.$eval('#hints', (field) => field.value);
say(hints === '15 heading 2\n', 'a caption becomes a heading', hints.trim());
await page.screenshot({ path: `${folder}/firefox.png` });

// What the buttons send is what the script's own form gives.
const kinds = await page.evaluate(async () => {
    const kinds = [];
    for (const to of ['pdf', 'epub']) {
        const body = new FormData(document.getElementById('work'));
        body.set('to', to);
        const answer = await fetch('/convert', { method: 'POST', body });
        kinds.push(answer.headers.get('content-type'));
    }
    return kinds.join();
});
say(kinds === 'application/pdf,application/epub+zip', 'both editions', kinds);
await Promise.all([page.waitForNavigation(),
    page.click('button[name="then"][value="code"]')]);
const code = await page.$eval('.code', (mark) => mark.textContent);
say(/^[A-Z]{4}$/.test(code), 'a code for a reader', code);
await page.goto(new URL('/shelf', address).href);
await page.type('#q', 'bao ve moi truong');
await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
const found = await page.$$eval('.books li', (all) => all.length);
say(found >= 1, 'found without marks', found);
await page.goto(new URL(`/k?code=${code.toLowerCase()}`, address).href);
say(await page.$eval('a[href$="/epub"]', (link) => link.href.includes('/k/')),
    'the code opens the edition');
await browser.close();
say(true, 'the end');
