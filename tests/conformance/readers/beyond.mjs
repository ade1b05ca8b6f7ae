// SPDX-License-Identifier: MIT
//
// In the browser: what of a chapter stands on none of the pages that a reading
// system turns. They are columns, side by side, of the chapter's root or body.

const columnsOf = document => [document.documentElement, document.body].find(
    element => getComputedStyle(element).columnWidth !== 'auto')

// A test of boxes: beyond the column in which one begins, or below its foot.
const testOf = columns => {
    const style = getComputedStyle(columns)
    const number = name => parseFloat(style[name]) || 0
    const gap = number('columnGap'), room = columns.clientWidth -
        number('paddingLeft') - number('paddingRight')
    const count = Math.max(1,
        Math.floor((room + gap) / (number('columnWidth') + gap)))
    const step = (room + gap) / count
    const box = columns.getBoundingClientRect()
    const start = box.left + number('paddingLeft')
    return ({left, right, bottom, width, height}) => {
        const column = start + Math.floor((left - start + 1) / step) * step
        return width > 1 && height > 1 &&
            (right > column + step - gap + 2 || bottom > box.bottom + 2)
    }
}

// What scrolls shows all that it holds, when it is itself on a page.
const scrollerOf = element => {
    const box = element.closest('.scroll, pre')
    return box && getComputedStyle(box).overflowX !== 'visible' ? box : null
}

// Word by word, for spaces at a line's end may hang out of it.
const boxesOf = function* (text) {
    const range = text.ownerDocument.createRange()
    for (const {0: word, index} of text.data.matchAll(/\S+/g)) {
        range.setStart(text, index)
        range.setEnd(text, index + word.length)
        yield* range.getClientRects()
    }
}

const textsOf = function* (body) {
    const walker = body.ownerDocument.createTreeWalker(body, NodeFilter.SHOW_TEXT)
    for (let text; (text = walker.nextNode());)
        if (text.data.trim())
            yield text
}

export const beyondPages = document => {
    const columns = columnsOf(document)
    if (!columns)
        return ['there are no pages']
    const isBeyond = testOf(columns), body = document.body
    const texts = [...textsOf(body)].filter(text => {
        const box = scrollerOf(text.parentElement)
        return (box ? [...box.getClientRects()] : [...boxesOf(text)])
            .some(isBeyond)
    })
    const pictures = [...body.querySelectorAll('img, svg')].filter(picture =>
        isBeyond((scrollerOf(picture) ?? picture).getBoundingClientRect()))
    return [...texts.map(({data}) => `"${data.trim().slice(0, 30)}"`),
        ...pictures.map(picture => `picture "${picture.getAttribute('alt') ??
            picture.getAttribute('aria-label')}"`)]
}
