// SPDX-License-Identifier: MIT
//
// What a chapter looks like in the browser: each function here but the last
// runs there, alone, and gives what is wrong in words, a few at most.

// Wider than the screen: what does not scroll by itself, and its text.
export const tooWide = () => {
    const {scrollWidth, clientWidth} = document.documentElement
    const scrolls = element => element && element !== document.body &&
        (['auto', 'scroll'].includes(getComputedStyle(element).overflowX) ||
        scrolls(element.parentElement))
    if (scrollWidth <= clientWidth)
        return []
    const found = [...document.body.querySelectorAll('*')].filter(element =>
        element.getBoundingClientRect().right > clientWidth + 1 &&
        !scrolls(element))
    return [`${scrollWidth} px of ${clientWidth}: ` + found.slice(0, 3).map(
        element => `${element.localName} "${element.textContent.slice(0, 30)}"`)
        .join(', ')]
}

// Columns beyond the edge that no box scrolls to.
export const lostInTables = () => {
    const edge = document.documentElement.clientWidth + 1
    const scrolls = table => table.closest('.scroll') &&
        table.closest('.scroll').scrollWidth > table.closest('.scroll').clientWidth
    return [...document.querySelectorAll('table')].flatMap(table =>
        [...table.querySelectorAll('th, td')].filter(cell =>
            cell.getBoundingClientRect().right > edge && !scrolls(table))
            .slice(0, 1).map(
                cell => `out of reach: "${cell.textContent.slice(0, 30)}"`))
}

// Syllables over two lines in tables that could be set whole. What is longer than
// a syllable may break.
export const tornInTables = () => {
    const LONG = 14
    const words = function* (table) {
        const walker = document.createTreeWalker(table, NodeFilter.SHOW_TEXT)
        for (let text; (text = walker.nextNode());)
            for (const found of text.data.matchAll(/[\p{L}\p{N}]+/gu))
                yield {text, at: found.index, word: found[0]}
    }
    const isTorn = ({text, at, word}) => {
        const range = document.createRange()
        range.setStart(text, at)
        range.setEnd(text, at + word.length)
        return word.length <= LONG && new Set([...range.getClientRects()]
            .filter(part => part.width > 0).map(part => Math.round(part.top)))
            .size > 1
    }
    return [...document.querySelectorAll('table')].filter(table =>
        !table.matches('.fit-5, .fit-6') || table.matches('.records'))
        .flatMap(table => [...words(table)].filter(isTorn).slice(0, 3).map(
            ({word}) => `divided: "${word}"`))
}

// Text against what is behind it: WCAG 2.2, success criterion 1.4.3.
export const dimText = () => {
    const channels = colour => colour.match(/[\d.]+/g).map(Number)
    const canvas = document.createElement('div')
    canvas.style.backgroundColor = 'Canvas'
    document.body.append(canvas)
    const paper = getComputedStyle(canvas).backgroundColor
    canvas.remove()
    const behind = element => {
        for (; element; element = element.parentElement) {
            const {backgroundColor} = getComputedStyle(element)
            if ((channels(backgroundColor)[3] ?? 1) > 0)
                return backgroundColor
        }
        return paper
    }
    const luminance = colour => {
        const [r, g, b] = channels(colour).map(channel => channel / 255).map(
            part => part <= 0.04045 ? part / 12.92
                : ((part + 0.055) / 1.055) ** 2.4)
        return 0.2126 * r + 0.7152 * g + 0.0722 * b
    }
    const contrast = element => {
        const [low, high] = [getComputedStyle(element).color, behind(element)]
            .map(luminance).sort((a, b) => a - b)
        return (high + 0.05) / (low + 0.05)
    }
    const saysSomething = element => [...element.childNodes].some(
        node => node.nodeType === Node.TEXT_NODE && node.data.trim())
    return [...document.body.querySelectorAll('*')].filter(
        element => saysSomething(element) && contrast(element) < 4.5).slice(0, 3)
        .map(element => `contrast ${contrast(element).toFixed(1)}: ` +
            `${element.localName} "${element.textContent.slice(0, 30)}"`)
}

// On pages, which are columns of the root: what is beyond its column or below the
// page cannot be turned to; nor does paper scroll. And what lies over other text.
export const lostOnPages = () => {
    const style = getComputedStyle(document.documentElement)
    const number = name => parseFloat(style[name]) || 0
    const start = number('paddingLeft'), step = innerWidth
    const end = step - number('paddingRight')
    const called = ({parentElement, data}) =>
        `${parentElement.localName} "${data.trim().slice(0, 30)}"`
    const linesOf = text => {
        const range = document.createRange()
        range.selectNodeContents(text)
        return [...range.getClientRects()].filter(
            ({width, height}) => width > 1 && height > 1).map(line =>
            ({text, line, page: Math.floor((line.left + 1) / step)}))
    }
    const isBeyond = ({left, right, bottom}, page) =>
        right > page * step + end + 2 || left < page * step + start - 2 ||
        bottom > innerHeight + 2
    const isHidden = ({text, line, page}) => {
        const box = text.parentElement.closest('.scroll, pre')
        return box && getComputedStyle(box).overflowX !== 'visible' &&
            ![...box.getClientRects()].some(part => line.right <= part.right + 2 &&
                Math.floor((part.left + 1) / step) === page)
    }
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const lines = []
    while (walker.nextNode())
        if (walker.currentNode.data.trim())
            lines.push(...linesOf(walker.currentNode))
    lines.sort((a, b) => a.line.top - b.line.top)
    const block = ({text}) => text.parentElement.closest(
        'p, li, th, td, h1, h2, h3, h4, h5, h6, pre, math, figcaption, dt, dd')
    const covers = (a, b) => Math.min(a.line.right, b.line.right) -
        Math.max(a.line.left, b.line.left) > 2 && block(a) && block(b) &&
        !block(a).contains(block(b)) && !block(b).contains(block(a))
    const covered = lines.filter((a, index) => {
        for (let next = index + 1; next < lines.length &&
            lines[next].line.top < a.line.bottom - 5; next++)
            if (covers(a, lines[next]))
                return true
        return false
    })
    const outside = lines.filter(it => isBeyond(it.line, it.page) || isHidden(it))
    const pictures = [...document.querySelectorAll('img')].filter(picture => {
        const box = picture.getBoundingClientRect()
        return isBeyond(box, Math.floor((box.left + 1) / step)) || box.top < -2
    })
    return [...outside.slice(0, 3).map(({text}) => `off its page: ${called(text)}`),
        ...covered.slice(0, 3).map(({text}) => `lies over others: ${called(text)}`),
        ...pictures.map(({alt}) => `off its page: picture "${alt}"`)]
}

// What is not shown, the head of a table whose rows are records, has none.
export const sizeOfText = () =>
    [...document.body.querySelectorAll('p, li, td, th, h1, h2, h3')].map(
        element => ({size: element.getClientRects().length
            ? parseFloat(getComputedStyle(element).fontSize) : NaN,
            text: element.textContent.slice(0, 30)}))

// The fonts that text was drawn with and the book did not bring: the browser's
// own account of it. Code and formulas are taken away before, for they have fonts of
// the reader's own.
export const fontsOfOthers = async page => {
    await page.addStyleTag({content: 'code, pre, math { display: none !important; }'})
    const session = await page.context().newCDPSession(page)
    await session.send('DOM.enable')
    await session.send('CSS.enable')
    const {root} = await session.send('DOM.getDocument', {depth: 0})
    const {nodeIds} = await session.send('DOM.querySelectorAll',
        {nodeId: root.nodeId, selector: 'body, body *'})
    const used = await Promise.all(nodeIds.map(nodeId =>
        session.send('CSS.getPlatformFontsForNode', {nodeId})))
    await session.detach()
    const others = used.flatMap(({fonts}) => fonts).filter(
        font => !font.isCustomFont).map(font => font.familyName)
    return [...new Set(others)].map(
        family => `text is drawn with ${family}, which is not the book's`)
}
