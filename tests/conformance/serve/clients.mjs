// SPDX-License-Identifier: MIT
//
// clients.mjs ADDRESS: the catalogue as programs of readers see it: Thorium's
// r2-opds-js, and foliate-js in a browser. A line for each finding, "good" or
// "bad", what it is about, and what was seen.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const address = process.argv[2].replace(/\/$/, '');
const require = createRequire(`${process.env.MODULES}/`);

const say = (good, what, seen = '') =>
    process.stdout.write(`${good ? 'good' : 'bad'}\t${what}\t${seen}\n`);

const get = async (path) => (await fetch(new URL(path, address))).text();

// ---- Thorium ----

const thorium = async () => {
    const { initGlobalConverters_OPDS } =
        require('r2-opds-js/dist/es6-es2015/src/opds/init-globals');
    const { convertOpds1ToOpds2 } =
        require('r2-opds-js/dist/es6-es2015/src/opds/converter');
    const { OPDS } = require('r2-opds-js/dist/es6-es2015/src/opds/opds1/opds');
    const { XML } = require('r2-utils-js/dist/es6-es2015/src/_utils/xml-js-mapper');
    const { DOMParser } = require('@xmldom/xmldom');
    initGlobalConverters_OPDS();
    const read = async (path) => convertOpds1ToOpds2(XML.deserialize(
        new DOMParser().parseFromString(await get(path), 'application/xml'), OPDS));
    const start = await read('/opds');
    const first = start.Navigation[0];
    say(first.Href === '/opds/new', 'Thorium: the first list', first.Href);
    const list = await read(first.Href);
    const book = list.Publications.find((p) => /Hội nghị/.test(p.Metadata.Title));
    say(Boolean(book), 'Thorium: a report', list.Publications.length);
    const epub = book.Links.find((l) => l.TypeLink === 'application/epub+zip');
    say((await get(epub.Href)).startsWith('PK'), 'Thorium: its EPUB', epub.Href);
    say(book.Images.length === 1, 'Thorium: its picture', book.Images[0].Href);
    say(list.Links.some((l) => l.Rel.includes('search')), 'Thorium: the search');
};

// ---- foliate-js ----

const inBrowser = async (source) => {
    const { getFeed, getOpenSearch, isOPDSCatalog } = await import(
        URL.createObjectURL(new Blob([source], { type: 'text/javascript' })));
    const read = async (path) => {
        const answer = await fetch(path);
        return {
            catalogue: isOPDSCatalog(answer.headers.get('content-type')),
            document: new DOMParser().parseFromString(await answer.text(),
                'application/xml'),
        };
    };
    const start = await read('/opds');
    const navigation = getFeed(start.document).navigation;
    const list = await read(navigation[0].href);
    const books = getFeed(list.document).publications;
    const about = await read('/opds/opensearch.xml');
    const search = getOpenSearch(about.document).search(
        new Map([[null, new Map([['searchTerms', 'hoi nghi tong ket']])]]));
    const found = getFeed((await read(search)).document).publications;
    return {
        catalogue: start.catalogue && list.catalogue,
        titles: books.map((book) => book.metadata.title),
        types: books[0].links.map((link) => link.type),
        search,
        found: found.map((book) => book.metadata.title),
    };
};

const foliate = async () => {
    const { chromium } = require('playwright-core');
    const source = readFileSync(require.resolve('foliate-js/opds.js'), 'utf8');
    const browser = await chromium.launch({
        executablePath: process.env.CHROMIUM,
        args: ['--no-sandbox'],
    });
    const context = await browser.newContext({ bypassCSP: true });
    const page = await context.newPage();
    await page.goto(`${address}/shelf`);
    const told = await page.evaluate(inBrowser, source);
    await browser.close();
    say(told.catalogue, 'foliate-js: a catalogue by its type');
    say(told.titles.some((t) => /Hội nghị/.test(t)), 'foliate-js: a report',
        told.titles.length);
    say(told.types.includes('application/epub+zip'), 'foliate-js: its EPUB');
    say(told.found.some((title) => /Hội nghị/.test(title)),
        'foliate-js: found without marks', told.search);
};

await thorium();
await foliate();
say(true, 'the clients came to their end');
