// SPDX-License-Identifier: MIT
//
// node listen.mjs FOLDER...: the chapters of unpacked EPUBs, which lie side by
// side, as the browser that CHROMIUM names tells them to a screen reader, in its
// accessibility tree, against FOLDER.json, what they must say (expected.py): the
// name of each heading, head of a row or column, figure, picture and formula, and
// all words, in their order, each once. What is not the document's, the numbers
// of printed pages, is passed by. The findings come as in
// ../epub/epubcheck.java. MODULES holds npm's packages.

import {readFile} from 'node:fs/promises'
import {createRequire} from 'node:module'
import {basename, dirname, join} from 'node:path'
import {textOrderOf} from '../readers/package.mjs'
import {firstDifference, squeeze} from '../readers/compare.mjs'
import {serve} from '../readers/serve.mjs'

const require = createRequire(join(process.env.MODULES, 'x'))
const {chromium} = require('playwright-core')

const NAMED = {heading: 'heading', columnheader: 'head', rowheader: 'head',
    figure: 'figure', image: 'image', MathMLMath: 'formula'}
const NOTES = ['doc-footnote', 'doc-endnote']
const SILENT = ['InlineTextBox', 'doc-pagebreak']
const INLINE = ['StaticText', 'strong', 'emphasis', 'code', 'link', 'mark',
    'doc-noteref', 'doc-backlink', 'superscript', 'subscript', 'deletion',
    'insertion', 'image', 'MathMLMath', 'none']
const WORDS = ['StaticText', 'ListMarker', 'image', 'LineBreak']
const FORMULA = '\uFFFC', PAGE_NUMBER = '\uE000'
const BULLETS = /^[•◦▪]\s*$/u    // which the browser draws

// What is said of a formula is its alternative, which the browser leaves to who
// reads MathML.
const alternativeOf = async (session, backendNodeId) => {
    const {node} = await session.send('DOM.describeNode', {backendNodeId})
    const at = node.attributes.indexOf('alttext')
    return at < 0 ? '' : node.attributes[at + 1]
}

class Listener {
    constructor(session, nodes) {
        this.session = session
        this.byId = new Map(nodes.map(node => [node.nodeId, node]))
        this.body = {names: [], words: ''}
        this.notes = []
        this.said = this.body
    }

    async hear(node) {
        const role = node.ignored ? 'none' : node.role?.value
        const name = node.name?.value ?? ''
        if (SILENT.includes(role))
            return
        if (NOTES.includes(role))
            this.notes.push(this.said = {names: [], words: ''})
        const edge = INLINE.includes(role) ? '' : ' '
        this.said.words += edge
        await this.note(role, name, node)
        if (WORDS.includes(role))
            this.said.words += role === 'ListMarker' && BULLETS.test(name)
                ? '' : name
        else
            for (const id of role === 'MathMLMath' ? [] : node.childIds ?? [])
                await this.hear(this.byId.get(id))
        this.said.words += edge
        if (NOTES.includes(role))
            this.said = this.body
    }

    async note(role, name, {backendDOMNodeId}) {
        if (role === 'MathMLMath') {
            name = await alternativeOf(this.session, backendDOMNodeId)
            this.said.words += FORMULA
        }
        if (NAMED[role] && squeeze(name))
            this.said.names.push([NAMED[role], squeeze(name)])
    }
}

const listen = async (page, session, url) => {
    await page.goto(url)
    const {nodes} = await session.send('Accessibility.getFullAXTree')
    const listener = new Listener(session, nodes)
    await listener.hear(nodes[0])
    return listener
}

// A formula is told in one line by signs that its parts in the tree have not.
const line = ([kind, name]) => `${kind} "${kind === 'formula'
    ? name.replace(/[\s^_(),;]/gu, '') : name}"`

const compareNames = function* (wanted, found) {
    const [a, b] = [wanted.map(line), found.map(line)]
    const at = a.findIndex((name, index) => !isSame(name, b[index] ?? ''))
    if (at >= 0)
        yield `${a[at]} is called ${b[at] ?? 'nothing'}`
    else if (b.length > a.length)
        yield `${b[a.length]} is in no tree`
}

// But for the numbers of pages, which the pages alone know.
const isSame = (wanted, found) => wanted === found ||
    wanted.includes(PAGE_NUMBER) && new RegExp(`^${wanted.split(PAGE_NUMBER)
    .map(part => part.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&'))
    .join('(\\w+|\\?)')}$`, 'u').test(found)

const compareWords = function* (wanted, found) {
    const [a, b] = [squeeze(wanted), squeeze(found)]
    if (!isSame(a, b))
        yield `words part: ${firstDifference(a, b)}`
}

const judge = function* (expected, chapters) {
    const all = (list, of) => list.flatMap(of)
    yield* compareNames(expected.body.names,
        all(chapters, chapter => chapter.body.names))
    yield* compareWords(expected.body.words.join(' '),
        all(chapters, chapter => chapter.body.words).join(' '))
    const notes = all(chapters, chapter => chapter.notes)
    yield* compareNames(expected.notes.names.toSorted(),
        all(notes, note => note.names).toSorted())
    yield* compareWords(expected.notes.words.toSorted().join(' '),
        notes.map(note => squeeze(note.words)).toSorted().join(' '))
}

const browser = await chromium.launch({executablePath: process.env.CHROMIUM,
    args: ['--no-sandbox']})
const page = await browser.newPage()
const session = await page.context().newCDPSession(page)
await session.send('Accessibility.enable')
const [first] = process.argv.slice(2)
const {origin, close} = await serve({'/': dirname(first)})
for (const folder of process.argv.slice(2)) {
    const book = basename(folder)
    const say = text => console.log(`${book}.epub\t${squeeze(text)}`)
    try {
        const chapters = []
        for (const chapter of await textOrderOf(folder))
            chapters.push(await listen(
                page, session, `${origin}/${book}/${chapter}`))
        for (const finding of judge(
            JSON.parse(await readFile(`${folder}.json`)), chapters))
            say(finding)
        say('done')
    } catch (error) {
        say(`not read: ${error}`)
    }
}
close()
await browser.close()
