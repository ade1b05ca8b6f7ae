// SPDX-License-Identifier: MIT
//
// In the browser: what a chapter says to who looks at it. Text that is not
// drawn is not said; the numbers of a list, which no text has, are added.

import {squeeze} from './compare.mjs'

const NOTES = ['doc-footnote', 'doc-endnote', 'footnote', 'endnote']
const FURNITURE = ['doc-toc', 'doc-pagelist', 'doc-backlink', 'doc-pagebreak',
    'doc-cover', 'cover', 'titlepage', 'toc', 'landmarks', 'page-list',
    'backlink', 'pagebreak']
const NOTES_ALONE = ['doc-endnotes', 'footnotes', 'endnotes', 'rearnotes']

const OPS = 'http://www.idpf.org/2007/ops'

export const rolesOf = element => [
    ...(element.getAttribute('role') ?? '').split(/\s+/),
    ...(element.getAttributeNS(OPS, 'type') ?? '').split(/\s+/)]

const hasOne = (roles, wanted) => roles.some(role => wanted.includes(role))

export const isNote = element => hasOne(rolesOf(element), NOTES)

const roman = number => [[1000, 'm'], [900, 'cm'], [500, 'd'], [400, 'cd'],
    [100, 'c'], [90, 'xc'], [50, 'l'], [40, 'xl'], [10, 'x'], [9, 'ix'],
    [5, 'v'], [4, 'iv'], [1, 'i']].reduce(([text, rest], [value, sign]) =>
    [text + sign.repeat(rest / value), rest % value], ['', number])[0]

const letters = number => number < 1 ? ''
    : letters(Math.floor((number - 1) / 26)) +
        String.fromCharCode(97 + (number - 1) % 26)

const COUNTERS = {
    'decimal': String, 'lower-alpha': letters, 'lower-roman': roman,
    'upper-alpha': n => letters(n).toUpperCase(),
    'upper-roman': n => roman(n).toUpperCase(),
}

const markerOf = (item, style) => {
    const list = item.parentElement
    const count = COUNTERS[style.listStyleType]
    if (style.display !== 'list-item' || list?.localName !== 'ol' || !count)
        return ''
    let number = list.start
    for (const other of list.children) {
        number = other.hasAttribute('value') ? other.value : number
        if (other === item)
            return `${count(number)}. `
        number++
    }
}

const isDrawn = text => {
    const range = text.ownerDocument.createRange()
    range.selectNodeContents(text)
    return !text.data.trim() ||
        [...range.getClientRects()].some(({width, height}) => width && height)
}

class Said {
    constructor() {
        this.body = ''
        this.notes = []
        this.note = null    // the element, while in one
    }

    say(text) {
        if (this.note)
            this.notes.at(-1).text += text
        else if (!this.silent)
            this.body += text
    }

    walk(node) {
        if (node.nodeType === Node.TEXT_NODE)
            this.say(isDrawn(node) ? node.data : '')
        else if (node.nodeType === Node.ELEMENT_NODE)
            this.element(node)
    }

    element(node) {
        const roles = rolesOf(node)
        if (node.localName === 'br')
            this.say(' ')
        if (hasOne(roles, FURNITURE))
            return
        if (node.localName === 'math')
            return this.formula(node)
        if (isNote(node) && !this.note)
            return this.begin(node)
        const was = this.silent
        this.silent ||= hasOne(roles, NOTES_ALONE)
        this.inside(node)
        this.silent = was
    }

    // The line beside a formula says the same, and one of them is drawn.
    formula(math) {
        const line = math.nextElementSibling
        const drawn = math.getClientRects().length > 0
        if (drawn && line?.classList.contains('math-line'))
            this.say(line.textContent)
    }

    begin(note) {
        this.note = note
        this.notes.push({text: ''})
        for (const child of note.childNodes)
            this.walk(child)
        this.note = null
    }

    inside(node) {
        const style = node.ownerDocument.defaultView.getComputedStyle(node)
        const edge = style.display.startsWith('inline') ? '' : ' '
        this.say(edge + markerOf(node, style))
        for (const child of node.childNodes)
            this.walk(child)
        this.say(edge)
    }
}

export const textOf = document => {
    const said = new Said()
    if (!hasOne(rolesOf(document.body), FURNITURE))
        said.walk(document.body)
    return {body: squeeze(said.body),
        notes: said.notes.map(({text}) => squeeze(text))}
}

// A heading as the contents should give it: without its notes' numbers.
export const headingOf = element => {
    const copy = element.cloneNode(true)
    for (const br of copy.querySelectorAll('br'))
        br.replaceWith(' ')
    for (const other of copy.querySelectorAll('[role~="doc-noteref"]'))
        other.remove()
    return squeeze(copy.textContent)
}
