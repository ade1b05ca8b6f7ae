// SPDX-License-Identifier: MIT
//
// In the browser: opens a book in the reading system named in the address and
// leaves in `reading` what run.mjs asks about it.

import {beyondPages} from './beyond.mjs'
import {squeeze} from './compare.mjs'
import {headingOf, isNote, rolesOf, textOf} from './text.mjs'

const {reader, book, night} = Object.fromEntries(new URLSearchParams(location.search))
const system = await import(
    reader === 'foliate' ? './foliate.mjs' : './epubjs.mjs')
const opened = await system.open(
    book, document.querySelector('#place'), reader, night)

const frames = () => new Promise(resolve =>
    requestAnimationFrame(() => requestAnimationFrame(resolve)))

// Fonts and pictures that come late move the text, and the place is sought
// again, as a reader would turn to it.
const show = async target => {
    await opened.show(target)
    for (const {fonts, images} of opened.documents()) {
        await fonts.ready
        await Promise.allSettled([...images].map(image => image.decode()))
    }
    await frames()
    await opened.show(target)
    await frames()
}

const isInView = element => {
    const {left, top} = element.getBoundingClientRect()
    const frame = element.ownerDocument.defaultView.frameElement
    const from = frame?.getBoundingClientRect() ?? {left: 0, top: 0}
    const x = left + from.left, y = top + from.top
    return x >= -1 && y >= -1 && x < innerWidth && y < innerHeight
}

const inView = selector => opened.documents().flatMap(document =>
    [...document.querySelectorAll(selector)].filter(isInView))

// What a reference names, which must have come into view; without a name, all
// that has.
const named = href => {
    const [, id] = href.split('#')
    return id === undefined ? inView('*') : opened.documents().flatMap(
        document => document.getElementById(decodeURIComponent(id)) ?? [])
        .filter(isInView)
}

const HEADINGS = 'h1, h2, h3, h4, h5, h6'

const headingAt = element => element.closest(HEADINGS) ??
    element.querySelector(HEADINGS)

// A page without a heading, such as the cover, goes by its title.
const showsHeading = ({label, href}) => named(href).some(element =>
    headingAt(element) ? headingOf(headingAt(element)) === squeeze(label)
        : !element.ownerDocument.querySelector(HEADINGS) &&
            squeeze(element.ownerDocument.title) === squeeze(label))

// A mark in what is called by its text has no label: it is but a place there.
const showsPage = ({label, href}) => named(href).some(element =>
    rolesOf(element).includes('doc-pagebreak') ? squeeze(
        element.getAttribute('aria-label') ?? element.textContent) === label
        : element.closest('h1, h2, h3, h4, h5, h6, caption, figcaption, ' +
            'th, td, a') && !element.textContent)

const references = () => opened.documents().flatMap(document =>
    [...document.querySelectorAll('a')].filter(
        link => rolesOf(link).includes('doc-noteref')))

const isNoteOf = (element, {label, text}) => {
    const [seen] = isNote(element) ? textOf({body: element}).notes : []
    return seen === squeeze(text) || seen === squeeze(`${label} ${text}`)
}

// Does the note come into view, within a while, when its number is pressed?
const followNote = async (index, note) => {
    const link = references()[index], href = link.getAttribute('href')
    link.click()
    for (const end = Date.now() + 5000; Date.now() < end;) {
        await frames()
        if (named(href).some(element => isNoteOf(element, note)))
            return true
    }
    return false
}

const PROBE = 'Hội nghị tổng kết công tác năm 2020'

const widthIn = (document, family) => {
    const context = document.createElement('canvas').getContext('2d')
    context.font = `40px ${family}`
    return context.measureText(PROBE).width
}

// What is wrong with the fonts: one that did not load, or text set in others.
const faultsOfFonts = document => {
    const faults = [], faces = [...document.fonts]
    for (const {family, weight, style, status} of faces)
        if (status === 'error')
            faults.push(`${family} ${weight} ${style} did not load`)
    const {fontFamily} = document.defaultView.getComputedStyle(document.body)
    const first = fontFamily.split(',')[0].replaceAll('"', '')
    if (!faces.some(face => face.status === 'loaded' &&
        face.family.replaceAll('"', '') === first))
        faults.push(`the body's font, ${first}, is not one that loaded`)
    if (widthIn(document, `"${first}", monospace`) ===
        widthIn(document, 'monospace'))
        faults.push(`${first} is not what text is drawn with`)
    return faults
}

// Of a picture in a drawing only its decoding tells whether it is there.
const missingPictures = async () => {
    const pictures = opened.documents().flatMap(document =>
        [...document.querySelectorAll('img, svg image')])
    const missing = await Promise.all(pictures.map(picture =>
        picture.localName === 'img' ? !picture.naturalWidth
            : picture.decode().then(() => false, () => true)))
    return pictures.filter((_, index) => missing[index]).map(picture =>
        picture.alt ?? picture.closest('svg').getAttribute('aria-label'))
}

globalThis.reading = {
    ...opened, show, showsHeading, showsPage, references, followNote,
    missingPictures,
    beyondPages: () => opened.documents().flatMap(beyondPages),
    texts: () => opened.documents().map(textOf),
    faultsOfFonts: () => opened.documents().filter(
        document => squeeze(document.body.textContent)).flatMap(faultsOfFonts),
}
