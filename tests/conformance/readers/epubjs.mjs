// SPDX-License-Identifier: MIT
//
// A book in epub.js, or in epub-ts, which has the same interface: what
// host.mjs asks of a reading system, in their terms.

const scripts = {
    'epubjs': '/npm/epubjs/dist/epub.min.js',
    'epub-ts': '/npm/@likecoin/epub-ts/dist/epub.umd.js',
}

const load = src => new Promise((resolve, reject) => {
    const script = document.createElement('script')
    Object.assign(script, {src, onload: resolve, onerror: reject})
    document.head.append(script)
})

const flat = entries => entries.flatMap(({label, href, subitems}) =>
    [{label: label.trim(), href}, ...flat(subitems ?? [])])

export const open = async (url, place, name, night) => {
    await load('/npm/jszip/dist/jszip.min.js')
    await load(scripts[name])
    const book = globalThis.ePub(url)
    // Without scripts allowed, the browser complains of each chapter.
    const rendition = book.renderTo(place, {width: '100%', height: '100%',
        flow: 'paginated', spread: 'none', allowScriptedContent: true})
    await book.ready
    if (night) {
        rendition.themes.fontSize('150%')
        rendition.themes.register('night', {
            body: {color: '#eee', background: '#222'}, a: {color: '#9cf'}})
        rendition.themes.select('night')
    }
    return {
        sections: book.spine.spineItems.map(
            ({href, linear}) => ({target: href, linear: Boolean(linear)})),
        contents: flat(book.navigation.toc),
        pages: book.pageList.pageList.map(
            ({href, page}) => ({label: String(page), href})),
        show: target => rendition.display(target),
        documents: () => rendition.getContents().map(
            contents => contents.document),
    }
}
