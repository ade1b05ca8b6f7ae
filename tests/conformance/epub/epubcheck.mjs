// SPDX-License-Identifier: MIT
//
// node epubcheck.mjs BOOK...: epubcheck-ts, which reads EPUB's rules with other
// eyes than EPUBCheck, on each book; the findings as in epubcheck.java. MODULES
// is the folder of npm's packages.

import {readFile} from 'node:fs/promises'
import {createRequire} from 'node:module'
import {basename, join} from 'node:path'

const require = createRequire(join(process.env.MODULES, 'x'))
const {EpubCheck} = require('@likecoin/epubcheck-ts')

for (const path of process.argv.slice(2)) {
    const say = text => console.log(
        `${basename(path)}\t${text.replace(/\s+/g, ' ')}`)
    const result = await EpubCheck.validate(await readFile(path),
        {includeUsage: true, includeInfo: true, locale: 'en'})
    for (const {severity, id, location, message} of result.messages)
        say(`${severity.toUpperCase()} ${id} ${location?.path ?? ''}` +
            `:${location?.line ?? ''} ${message}`)
    say('done')
}
