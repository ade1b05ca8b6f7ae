// SPDX-License-Identifier: MIT
//
// A book in foliate-js: what host.mjs asks of a reading system, in its terms.

import '/npm/foliate-js/view.js'

const flat = entries => entries.flatMap(({label, href, subitems}) =>
    [{label, href}, ...flat(subitems ?? [])])

export const open = async (url, place, name, night) => {
    const view = document.createElement('foliate-view')
    view.style.cssText = 'display: block; height: 100%'
    place.append(view)
    await view.open(url)
    view.renderer.setAttribute('max-column-count', 1)
    if (night)
        view.renderer.setStyles('html { font-size: 150%; ' +
            'color-scheme: dark; color: #eee; background: #222; }')
    return {
        sections: view.book.sections.map(({linear}, index) =>
            ({target: index, linear: linear !== 'no'})),
        contents: flat(view.book.toc ?? []),
        pages: flat(view.book.pageList ?? []),
        show: target => view.goTo(target),
        documents: () => view.renderer.getContents().map(({doc}) => doc),
    }
}
