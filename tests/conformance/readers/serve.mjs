// SPDX-License-Identifier: MIT
//
// Folders as a site of this machine's own, for a browser in the tests.

import {createServer} from 'node:http'
import {readFile} from 'node:fs/promises'
import {extname, join, normalize} from 'node:path'

const TYPES = {'.html': 'text/html', '.mjs': 'text/javascript',
    '.js': 'text/javascript', '.css': 'text/css',
    '.xhtml': 'application/xhtml+xml', '.jpg': 'image/jpeg',
    '.png': 'image/png', '.ttf': 'font/ttf'}

// folders: {PREFIX: FOLDER}, the longer prefix first
export const serve = async folders => {
    const server = createServer(async (request, response) => {
        const {pathname} = new URL(request.url, 'http://localhost')
        const path = normalize(decodeURIComponent(pathname))
        const prefix = Object.keys(folders).find(it => path.startsWith(it))
        try {
            const data = await readFile(
                join(folders[prefix], path.slice(prefix.length)))
            response.writeHead(200, {'Content-Type':
                TYPES[extname(path)] ?? 'application/octet-stream'})
            response.end(data)
        } catch {
            response.writeHead(404).end()
        }
    })
    await new Promise(resolve => server.listen(0, '127.0.0.1', resolve))
    return {origin: `http://127.0.0.1:${server.address().port}`,
        close: () => server.close()}
}
