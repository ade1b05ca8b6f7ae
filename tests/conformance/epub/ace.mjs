// SPDX-License-Identifier: MIT
//
// node ace.mjs BOOK...: Ace by DAISY, which looks for what keeps a blind reader
// out, on each book, with one browser for all of them; the findings as in
// epubcheck.java. MODULES is the folder of npm's packages, and
// PUPPETEER_EXECUTABLE_PATH names the browser.

import {createRequire} from 'node:module'
import {basename, join} from 'node:path'

const require = createRequire(join(process.env.MODULES, 'x'))
const ace = require('@daisy/ace-core')
const browser = require('@daisy/ace-axe-runner-puppeteer')

const findings = function* (report) {
    for (const {'earl:testSubject': subject, assertions} of report.assertions)
        for (const {'earl:test': test, 'earl:result': result} of assertions)
            yield `${test['earl:impact']} ${test['dct:title']} ${subject.url}: ` +
                result['dct:description']
}

const runner = {...browser, launch: async () => {}, close: async () => {}}
await browser.launch()
for (const path of process.argv.slice(2)) {
    const say = text => console.log(
        `${basename(path)}\t${text.replace(/\s+/g, ' ')}`)
    // Without a folder for it, the report would be printed.
    const outdir = `${path}.ace`
    try {
        const [, report] = await ace(path, {cwd: process.cwd(), outdir,
            doNotReportMedia: true}, runner)
        const found = [...findings(report)]
        found.forEach(say)
        if (report['earl:result']['earl:outcome'] !== 'pass' && !found.length)
            say('not passed')
        say('done')
    } catch (error) {
        say(`not read: ${error}`)
    }
}
await browser.close()
process.exit(0)     // Ace leaves timers behind
