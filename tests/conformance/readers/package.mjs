// SPDX-License-Identifier: MIT
//
// What the package of an unpacked EPUB says of its documents.

import {readFile} from 'node:fs/promises'
import {dirname, join} from 'node:path'

const attribute = (tag, name) =>
    tag.match(new RegExp(`\\s${name}="([^"]*)"`))?.[1]

const tagsOf = (text, name) =>
    [...text.matchAll(new RegExp(`<${name}\\s[^>]*>`, 'g'))].map(([tag]) => tag)

const packageOf = async folder => {
    const container = await readFile(
        join(folder, 'META-INF/container.xml'), 'utf8')
    const path = attribute(tagsOf(container, 'rootfile')[0], 'full-path')
    return {path, text: await readFile(join(folder, path), 'utf8')}
}

// All of them, in the order of its manifest.
export const chaptersOf = async folder => {
    const {path, text} = await packageOf(folder)
    return tagsOf(text, 'item')
        .filter(tag => attribute(tag, 'media-type') === 'application/xhtml+xml')
        .map(tag => join(dirname(path), attribute(tag, 'href')))
}

// Those that are read one after another, but for the list of contents.
export const textOrderOf = async folder => {
    const {path, text} = await packageOf(folder)
    const items = new Map(tagsOf(text, 'item').map(
        tag => [attribute(tag, 'id'), tag]))
    return tagsOf(text, 'itemref')
        .filter(tag => attribute(tag, 'linear') !== 'no')
        .map(tag => items.get(attribute(tag, 'idref')))
        .filter(tag => attribute(tag, 'properties') !== 'nav')
        .map(tag => join(dirname(path), attribute(tag, 'href')))
}
