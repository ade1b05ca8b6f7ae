// SPDX-License-Identifier: MIT
//
// node run.mjs READER PICTURES BOOK...: opens each EPUB in a reading system
// (foliate, epubjs or epub-ts) in the browser that CHROMIUM names, and reads it:
// the text of its chapters is what BOOK.json expects, contents, pages and notes
// lead to where they say, fonts and pictures are there, and nothing complains;
// then on a telephone's screen at night, where all stands on its pages.
// The findings come as in ../epub/epubcheck.java; a picture of each chapter is
// left in the folder PICTURES. MODULES is the folder of npm's packages.

import {mkdir, readFile} from 'node:fs/promises'
import {createRequire} from 'node:module'
import {basename, join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {serve} from './serve.mjs'
import {firstDifference, squeeze} from './compare.mjs'
import {dimText, tornInTables} from './look.mjs'

const require = createRequire(join(process.env.MODULES, 'x'))
const {chromium} = require('playwright-core')

const [reader, pictures, ...books] = process.argv.slice(2)

const texts = async (page, sections, shot) => {
    const said = {body: [], notes: []}, faults = new Set()
    for (const [index, {target, linear}] of sections.entries()) {
        await page.evaluate(target => reading.show(target), target)
        for (const {body, notes} of await page.evaluate(() => reading.texts())) {
            said.body.push(...linear ? [body] : [])
            said.notes.push(...notes)
        }
        for (const fault of await page.evaluate(() => reading.faultsOfFonts()))
            faults.add(fault)
        for (const alt of await page.evaluate(() => reading.missingPictures()))
            faults.add(`no picture: ${alt}`)
        await page.screenshot({path: join(shot, `${index + 1}.png`)})
    }
    return {said: {...said, body: squeeze(said.body.join(' '))}, faults}
}

const wrongEntries = async (page, entries, shows) => {
    const wrong = []
    for (const entry of entries) {
        await page.evaluate(href => reading.show(href), entry.href)
        if (!await page.evaluate(([shows, entry]) => reading[shows](entry),
            [shows, entry]))
            wrong.push(entry.label)
    }
    return wrong
}

const wrongReferences = async (page, sections, notes) => {
    const wrong = []
    let followed = 0
    for (const {target} of sections) {
        const show = () => page.evaluate(target => reading.show(target), target)
        await show()
        const labels = await page.evaluate(() =>
            reading.references().map(link => link.textContent))
        for (const [index, label] of labels.entries()) {
            const note = notes.find(note => note.label === label.trim())
            await show()
            if (!note || !await page.evaluate(([index, note]) =>
                reading.followNote(index, note), [index, note]))
                wrong.push(label)
            followed++
        }
    }
    return {wrong, followed}
}

const compare = function* (said, expected) {
    const difference = firstDifference(squeeze(expected.body), said.body)
    if (difference)
        yield `text parts: ${difference}`
    for (const {label, text} of expected.notes)
        if (![text, `${label} ${text}`].some(
            text => said.notes.includes(squeeze(text))))
            yield `note ${label} is not there: ${text.slice(0, 60)}`
    if (said.notes.length !== expected.notes.length)
        yield `${said.notes.length} notes, not ${expected.notes.length}`
}

const read = async (page, expected, shot, say) => {
    const {sections, contents, pages} = await page.evaluate(() => ({
        sections: reading.sections, contents: reading.contents,
        pages: reading.pages}))
    const {said, faults} = await texts(page, sections, shot)
    for (const finding of [...compare(said, expected), ...faults])
        say(finding)
    for (const label of await wrongEntries(page, contents, 'showsHeading'))
        say(`contents lead not to ${label}`)
    for (const label of await wrongEntries(page, pages, 'showsPage'))
        say(`page list leads not to ${label}`)
    const {wrong, followed} = await wrongReferences(
        page, sections, expected.notes)
    for (const label of wrong)
        say(`reference leads not to note ${label}`)
    if (!contents.length || !pages.length)
        say('no contents or no list of pages')
    console.error(`${sections.length} chapters, ${contents.length} entries, ` +
        `${pages.length} pages, ${followed} references`)
}

// The same on a telephone at night, in letters half as large again.
const onTelephone = async (page, shot, say) => {
    const sections = await page.evaluate(() => reading.sections)
    for (const [index, {target}] of sections.entries()) {
        await page.evaluate(target => reading.show(target), target)
        for (const what of await page.evaluate(() => reading.beyondPages()))
            say(`telephone: off its page: ${what}`)
        for (const frame of page.frames().slice(1))
            for (const fault of [...await frame.evaluate(dimText),
                ...await frame.evaluate(tornInTables)])
                say(`telephone: ${fault}`)
        await page.screenshot({path: join(shot, `small-${index + 1}.png`)})
    }
}

const {origin, close} = await serve(
    {'/npm/': process.env.MODULES, '/': fileURLToPath(new URL('.', import.meta.url))})
const browser = await chromium.launch({executablePath: process.env.CHROMIUM,
    args: ['--no-sandbox']})
for (const book of books) {
    const name = basename(book), shot = join(pictures, name)
    const say = text => console.log(`${name}\t${squeeze(text)}`)
    await mkdir(shot, {recursive: true})
    const page = await browser.newPage({viewport: {width: 800, height: 1000}})
    page.setDefaultTimeout(20000)
    page.on('console', message => message.type() === 'error' &&
        say(`console: ${message.text()}`))
    page.on('pageerror', error => say(`error: ${error}`))
    page.on('requestfailed', request => say(
        `request: ${request.url().slice(0, 100)} ${request.failure().errorText}`))
    await page.route(`${origin}/book.epub`, async route => route.fulfill(
        {body: await readFile(book), contentType: 'application/epub+zip'}))
    const openBook = async night => {
        await page.goto(`${origin}/host.html?reader=${reader}` +
            `&book=/book.epub&night=${night}`)
        await page.waitForFunction(() => globalThis.reading)
    }
    try {
        await openBook('')
        await read(page, JSON.parse(await readFile(`${book}.json`)), shot, say)
        await page.setViewportSize({width: 320, height: 568})
        await openBook('yes')
        await onTelephone(page, shot, say)
        say('done')
    } catch (error) {
        say(`not read: ${error}`)
    }
    await page.close()
}
await browser.close()
close()
