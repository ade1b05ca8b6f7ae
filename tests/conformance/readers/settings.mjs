// SPDX-License-Identifier: MIT
//
// node settings.mjs PICTURES FOLDER...: the chapters of unpacked EPUBs in the
// browser that CHROMIUM names, under the settings readers ask for: a dark
// screen, letters twice as large, a telephone's width, both half so. Nothing is
// wider than the screen but what scrolls by itself, no column of a table is out
// of reach, no syllable of it divided while there is room; all text stands out
// from what is behind it, grows with the reader's size and is drawn with the
// book's own fonts. The findings come as in ../epub/epubcheck.java;
// pictures of the whole chapters are left in the folder PICTURES. MODULES holds
// npm's packages.

import {mkdir} from 'node:fs/promises'
import {createRequire} from 'node:module'
import {basename, dirname, join} from 'node:path'
import {chaptersOf} from './package.mjs'
import {serve} from './serve.mjs'
import {squeeze} from './compare.mjs'
import {dimText, fontsOfOthers, lostInTables, sizeOfText, tooWide}
    from './look.mjs'

const require = createRequire(join(process.env.MODULES, 'x'))
const {chromium} = require('playwright-core')

// A reading system sets these styles before or after the book's own.
const SETTINGS = {
    plain: {width: 800, style: ''},
    dark: {width: 800, colorScheme: 'dark',
        style: ':root { color-scheme: light dark; }'},
    large: {width: 800, style: 'html { font-size: 200%; }'},
    narrow: {width: 320, style: ''},
    small: {width: 320, style: 'html { font-size: 150%; }'},
}

const [pictures, ...folders] = process.argv.slice(2)

const look = async (browser, origin, book, chapters, setting, say) => {
    const {width, style, colorScheme = 'light'} = SETTINGS[setting]
    const sizes = []
    const page = await browser.newPage(
        {viewport: {width, height: 800}, colorScheme})
    page.setDefaultTimeout(20000)
    page.on('requestfailed', request => say(`request: ${request.url()}`))
    page.on('response', response => response.ok() ||
        say(`request: ${response.url()} ${response.status()}`))
    for (const chapter of chapters) {
        await page.goto(`${origin}/${book}/${chapter}`)
        if (style)
            await page.addStyleTag({content: style})
        await page.evaluate(() => document.fonts.ready)
        if (pictures !== 'none')
            await page.screenshot({fullPage: true, path: join(pictures, book,
                `${basename(chapter)}.${setting}.png`)})
        for (const finding of [...await page.evaluate(tooWide),
            ...await page.evaluate(dimText), ...await page.evaluate(lostInTables)])
            say(`${setting}: ${basename(chapter)}: ${finding}`)
        sizes.push(...await page.evaluate(sizeOfText))
        if (setting === 'plain')
            for (const finding of await fontsOfOthers(page))
                say(`${basename(chapter)}: ${finding}`)
    }
    await page.close()
    return sizes
}

const browser = await chromium.launch({executablePath: process.env.CHROMIUM,
    args: ['--no-sandbox']})
for (const folder of folders) {
    const book = basename(folder)
    const say = text => console.log(`${book}.epub\t${squeeze(text)}`)
    if (pictures !== 'none')
        await mkdir(join(pictures, book), {recursive: true})
    const {origin, close} = await serve({'/': dirname(folder)})
    try {
        const chapters = await chaptersOf(folder), sizes = {}
        for (const setting of Object.keys(SETTINGS))
            sizes[setting] = await look(
                browser, origin, book, chapters, setting, say)
        sizes.plain.forEach(({size, text}, index) => {
            if (Math.abs(sizes.large[index].size / size - 2) > 0.01)
                say(`large: does not grow: ${text}`)
        })
        say('done')
    } catch (error) {
        say(`not read: ${error}`)
    }
    close()
}
await browser.close()
