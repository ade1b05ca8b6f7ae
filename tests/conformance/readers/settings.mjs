// SPDX-License-Identifier: MIT
//
// node settings.mjs PICTURES FOLDER...: the chapters of unpacked EPUBs in the
// browser that CHROMIUM names, under the settings readers ask for: a dark
// screen, letters twice as large, a telephone's width, both half so; and these in
// pages, as reading systems turn them, one of them with Readium's styles. Nothing
// is wider than the screen but what scrolls by itself, or off its page, no column
// of a table is out of reach, no syllable of it divided while there is room; all
// text stands out from what is behind it, grows with the reader's size and is
// drawn with the book's own fonts. The findings come as in
// ../epub/epubcheck.java; pictures of the whole chapters are left in the folder
// PICTURES. MODULES holds npm's packages.

import {mkdir, readFile} from 'node:fs/promises'
import {createRequire} from 'node:module'
import {basename, dirname, join} from 'node:path'
import {chaptersOf} from './package.mjs'
import {serve} from './serve.mjs'
import {squeeze} from './compare.mjs'
import {dimText, fontsOfOthers, lostInTables, lostOnPages, sizeOfText, tooWide,
    tornInTables} from './look.mjs'

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
    pages: {width: 320, paged: true, style: `html { font-size: 150%;
        height: 100vh; box-sizing: border-box; padding: 20px 15px;
        columns: auto 1; column-gap: 30px; column-fill: auto; }
        body { margin: 0 !important; }`},
    readium: {width: 320, paged: true, readium: '--USER__fontSize: 150%; ' +
        '--USER__backgroundColor: #000000; --USER__textColor: #FEFEFE; ' +
        '--USER__linkColor: #63CAFF; --RS__colCount: 1; --RS__pageGutter: 0px'},
}

const [pictures, ...folders] = process.argv.slice(2)

const readiumCss = name => readFile(join(process.env.MODULES,
    `@readium/css/css/dist/ReadiumCSS-${name}.css`), 'utf8')
const [before, after] = [await readiumCss('before'), await readiumCss('after')]

// Readium's styles stand around the book's own.
const inReadium = (page, settings) => page.evaluate(
    ([before, after, settings]) => {
        const style = text => Object.assign(document.createElementNS(
            'http://www.w3.org/1999/xhtml', 'style'), {textContent: text})
        document.head.prepend(style(before))
        document.head.append(style(after))
        document.documentElement.setAttribute('style', settings)
    }, [before, after, settings])

const shoot = async (page, paged, path) => {
    if (pictures === 'none')
        return
    const pages = paged ? await page.evaluate(
        () => Math.ceil(document.documentElement.scrollWidth / innerWidth)) : 1
    if (!paged)
        await page.screenshot({fullPage: true, path: `${path}.png`})
    for (let at = 0; paged && at < Math.min(pages, 20); at++) {
        await page.evaluate(at => {
            document.scrollingElement.scrollLeft = at * innerWidth
        }, at)
        await page.screenshot({path: `${path}.${at + 1}.png`})
    }
    await page.evaluate(() => {
        document.scrollingElement.scrollLeft = 0
    })
}

const lookAt = async (page, paged) => [
    ...paged ? await page.evaluate(lostOnPages) : await page.evaluate(tooWide),
    ...await page.evaluate(dimText),
    ...paged ? [] : await page.evaluate(lostInTables),
    ...paged ? [] : await page.evaluate(tornInTables)]

const look = async (browser, origin, book, chapters, setting, say) => {
    const {width, style, paged, readium, colorScheme = 'light'} =
        SETTINGS[setting]
    const sizes = []
    const page = await browser.newPage(
        {viewport: {width, height: paged ? 568 : 800}, colorScheme})
    page.setDefaultTimeout(20000)
    page.on('requestfailed', request => say(`request: ${request.url()}`))
    page.on('response', response => response.ok() ||
        say(`request: ${response.url()} ${response.status()}`))
    for (const chapter of chapters) {
        await page.goto(`${origin}/${book}/${chapter}`)
        if (style)
            await page.addStyleTag({content: style})
        if (readium)
            await inReadium(page, readium)
        await page.evaluate(() => document.fonts.ready)
        await shoot(page, paged, join(pictures, book,
            `${basename(chapter)}.${setting}`))
        for (const finding of await lookAt(page, paged))
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
            if (sizes.large[index].size / size < 1.99)
                say(`large: does not grow: ${text}`)
        })
        say('done')
    } catch (error) {
        say(`not read: ${error}`)
    }
    close()
}
await browser.close()
