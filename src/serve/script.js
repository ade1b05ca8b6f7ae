// SPDX-License-Identifier: MIT
//
// Shows what becomes of a document while it is being chosen or written: its
// pages as pictures, and beside them what each line was taken for. Each request
// sends what it is about, and the server keeps nothing. Without this script the
// form is sent and answered all the same. What the server tells is text to be
// shown, never markup.
'use strict';

(() => {
    const form = document.getElementById('work');
    if (!form) return;
    const words = form.dataset;
    const file = document.getElementById('file');
    const folder = document.getElementById('folder');
    const text = document.getElementById('text');
    const hints = document.getElementById('hints');
    const status = document.getElementById('status');
    const bar = document.getElementById('bar');
    const failure = document.getElementById('failure');
    const choice = document.getElementById('choice');
    const which = document.getElementById('which');
    const look = document.getElementById('look');
    const pages = document.getElementById('pages');
    const lines = document.getElementById('lines');
    const more = document.getElementById('more');
    const LINES_AT_ONCE = 300;
    const PAUSE = 400; // milliseconds without a key before the pages are drawn
    const ASK_AGAIN = 700; // milliseconds between two questions how far it is
    const PICTURE = /\.(jpe?g|png|gif|webp|bmp|svg|css|avif)$/i;
    const USELESS = /\.(js|ico|woff2?)$|(^|\/)(\.[^/]*|~\$[^/]*|thumbs\.db|desktop\.ini)$/i;
    const RICH = /<(table|h[1-6]|img|ul|ol|b|strong|em|i)\b/i;
    const corrections = new Map(); // of each document by its path
    let chosen = []; // files: { file, path }
    let running = null;
    let timer = 0;
    let rows = [];
    let shown = 0;
    let sought = null; // what is asked of the server by this script

    const say = (sentence, working) => {
        status.textContent = sentence;
        status.classList.toggle('working', Boolean(working));
        const percent = working && /(\d+)\s?% \(/.exec(sentence);
        bar.hidden = !percent;
        if (percent) bar.value = Number(percent[1]);
    };

    // ---- What there is ----

    // Frames of a saved page lie in its folder, and are no documents.
    const isBeside = (one) => {
        const at = one.path.indexOf('_files/');
        const page = at > 0 ? `${one.path.slice(0, at)}.htm` : '';
        return PICTURE.test(one.path) ||
            (at > 0 && chosen.some((o) => o.path === page || o.path === `${page}l`));
    };

    const documents = () => chosen.filter((one) => !isBeside(one));

    const isThere = () => chosen.length > 0 || text.value.trim() !== '';

    // The path of the document that is shown; of a pasted text it is empty.
    const path = () => documents().length > 1 ? which.value
        : (documents()[0] || { path: '' }).path;

    const correctionsOf = (document) => {
        if (!corrections.has(document)) corrections.set(document, new Map());
        return corrections.get(document);
    };

    const hintsOf = (document) => [...correctionsOf(document)]
        .map(([at, what]) => `${at} ${what}\n`).join('');

    // ---- What is sent ----

    const newTicket = () => [...crypto.getRandomValues(new Uint8Array(16))]
        .map((n) => n.toString(16).padStart(2, '0')).join('');

    // A form is sent with the paths of files; of a folder's, browsers differ.
    const fill = (body, files) => {
        body.delete('file');
        body.delete('hints');
        for (const one of files) body.append('file', one.file, one.path);
        for (const document of corrections.keys()) {
            const told = hintsOf(document);
            if (!told) continue;
            if (document) body.append('hints', new Blob([told]), document);
            else body.append('hints', told);
        }
        body.set('ticket', newTicket());
    };

    // For what is shown, one document and what lies beside it are enough.
    form.addEventListener('formdata', (event) => {
        const body = event.formData;
        const own = path();
        fill(body, sought ? chosen.filter((o) => isBeside(o) || o.path === own)
            : chosen);
        if (!sought) {
            say(words.making, true);
            tellProgress(body.get('ticket'), () => say(words.made, false));
        }
    });

    const bodyFor = (fields) => {
        sought = fields;
        const body = new FormData(form);
        sought = null;
        for (const [name, value] of Object.entries(fields)) {
            body.set(name, value);
        }
        return body;
    };

    // How far the server is with the form of that ticket, until it is through.
    const tellProgress = async (ticket, end, signal) => {
        let seen = false;
        for (let tries = 0; tries < 100; tries++) {
            await new Promise((ok) => setTimeout(ok, ASK_AGAIN));
            if (signal && signal.aborted) return;
            const answer = await fetch(`/progress?ticket=${ticket}`, { signal })
                .catch(() => null);
            if (!answer) return;
            if (answer.status === 200) {
                const told = await answer.text();
                seen = true;
                tries = 0;
                if (!signal || !signal.aborted) {
                    const sentence = told.replace(/^anban: /, '').trim();
                    say(sentence[0].toUpperCase() + sentence.slice(1), true);
                }
            } else if (seen) break;
        }
        if (end) end();
    };

    const ask = async (where, fields, signal) => {
        const body = bodyFor(fields);
        const through = new AbortController();
        const stop = () => through.abort();
        signal.addEventListener('abort', stop);
        tellProgress(body.get('ticket'), null, through.signal);
        try {
            const answer = await fetch(where, { method: 'POST', body, signal });
            if (answer.ok) return answer;
            const why = await answer.text();
            throw new Error(why.replace(/^anban: /, '').trim());
        } finally {
            stop();
        }
    };

    // ---- The pages ----

    // A picture has the pixels that the screen shows of it, and no more.
    const sizeOfPage = () => {
        const most = pages.clientWidth || 600;
        const wide = Math.round(most * (window.devicePixelRatio || 1));
        const n = Math.min(Math.max(wide, 300), 1600);
        return `${n}x${2 * n}`;
    };

    const drawPage = async (number, figure, signal) => {
        const answer = await ask('/convert',
            { to: 'png', page: String(number), fit: sizeOfPage() }, signal);
        const picture = document.createElement('img');
        const url = URL.createObjectURL(await answer.blob());
        picture.addEventListener('load', () => URL.revokeObjectURL(url));
        picture.src = url;
        picture.alt = `${words.page} ${number}`;
        figure.querySelector('div').replaceWith(picture);
    };

    const blankPage = (number) => {
        const figure = document.createElement('figure');
        const blank = document.createElement('div');
        const caption = document.createElement('figcaption');
        blank.className = 'blank';
        caption.textContent = `${words.page} ${number}`;
        figure.append(blank, caption);
        return figure;
    };

    // Pages are drawn when they are scrolled to, but for the first.
    const awaitPages = (count, first, signal) => {
        const figures = [first];
        const watcher = new IntersectionObserver((entries) => {
            for (const entry of entries.filter((e) => e.isIntersecting)) {
                watcher.unobserve(entry.target);
                drawPage(figures.indexOf(entry.target) + 1, entry.target,
                    signal).catch(() => {});
            }
        }, { rootMargin: '400px' });
        signal.addEventListener('abort', () => watcher.disconnect());
        for (let number = 2; number <= count; number++) {
            figures.push(blankPage(number));
            watcher.observe(figures[number - 1]);
        }
        pages.replaceChildren(...figures);
    };

    // ---- The lines ----

    // A hint is for a line, or for one of the blocks that begin on it.
    const placeOf = (row) => row.block ? `${row.line}.${row.block}` : `${row.line}`;

    const chooseFor = (row, usual) => {
        const select = document.createElement('select');
        const place = placeOf(row);
        select.setAttribute('aria-label', `${words.line} ${place}`);
        select.add(new Option(usual, ''));
        for (const option of document.getElementById('roles').options) {
            select.add(new Option(option.text, option.value));
        }
        select.value = correctionsOf(path()).get(place) || '';
        select.addEventListener('change', () => correct(place, select.value));
        return select;
    };

    const showReasons = (row) => {
        const why = document.createElement('span');
        why.className = 'hint';
        why.textContent = (row.because || []).join('; ');
        return why;
    };

    const showRow = (row) => {
        const item = document.createElement('li');
        const number = document.createElement('span');
        const role = document.createElement('span');
        const what = document.createElement('span');
        const dropped = row.decision === 'dropped';
        const usual = dropped ? `${words.dropped}: ${row.shown}` : row.shown;
        number.className = 'number';
        number.textContent = row.line || '';
        what.textContent = row.begins;
        if (dropped) what.className = 'dropped';
        if (row.line) role.append(chooseFor(row, usual));
        else role.textContent = usual;
        if (correctionsOf(path()).has(placeOf(row))) item.className = 'corrected';
        else if (row.because) role.append(showReasons(row));
        item.append(number, role, what);
        return item;
    };

    const showMore = () => {
        const next = rows.slice(shown, shown + LINES_AT_ONCE);
        lines.append(...next.map(showRow));
        shown += next.length;
        more.hidden = shown >= rows.length;
    };

    // Whoever corrects a line stays at it.
    const showLines = (told) => {
        rows = [...told.lines].sort((a, b) => (a.line || 0) - (b.line || 0) ||
            (a.block || 0) - (b.block || 0));
        const at = document.activeElement && lines.contains(document.activeElement)
            ? document.activeElement.getAttribute('aria-label') : null;
        lines.replaceChildren();
        shown = 0;
        showMore();
        if (at) {
            for (const select of lines.querySelectorAll('select')) {
                if (select.getAttribute('aria-label') === at) select.focus();
            }
        }
    };

    const showNotes = (told) => {
        const list = document.getElementById('notes');
        list.replaceChildren(...told.notes.map((note) => {
            const item = document.createElement('li');
            item.textContent = note.line
                ? `${words.line} ${note.line}: ${note.text}` : note.text;
            return item;
        }));
        list.hidden = told.notes.length === 0;
        list.classList.toggle('failure',
            told.notes.some((note) => note.kind === 'warning'));
    };

    const correct = (place, role) => {
        if (role) correctionsOf(path()).set(place, role);
        else correctionsOf(path()).delete(place);
        hints.value = hintsOf(path());
        refresh();
    };

    // ---- All of it anew ----

    const fail = (error) => {
        say('', false);
        failure.textContent = error.message || words.unreachable;
        if (error instanceof TypeError) failure.textContent = words.unreachable;
        failure.hidden = false;
        look.hidden = true;
    };

    const showBlank = (first) => {
        failure.hidden = true;
        if (look.hidden) {
            lines.replaceChildren();
            pages.replaceChildren(first);
            look.hidden = false;
        }
    };

    // The first picture is there before all else is asked for.
    const draw = async (signal) => {
        const first = blankPage(1);
        showBlank(first);
        const drawn = drawPage(1, first, signal).then(() => {
            if (!pages.contains(first)) pages.replaceChildren(first);
        });
        const told = drawn.then(() => ask('/explain', {}, signal))
            .then((a) => a.json());
        await Promise.all([drawn, told]);
        const all = await told;
        awaitPages(all.pages, first, signal);
        showLines(all);
        showNotes(all);
        say(words.done.replace('%d', String(all.pages)), false);
    };

    const refresh = async () => {
        clearTimeout(timer);
        if (running) running.abort();
        if (!isThere()) {
            look.hidden = failure.hidden = true;
            say('', false);
            return;
        }
        const own = new AbortController();
        running = own;
        say(words.working, true);
        try {
            await draw(own.signal);
        } catch (error) {
            if (error.name !== 'AbortError') fail(error);
            own.abort();
        }
    };

    const refreshSoon = () => {
        clearTimeout(timer);
        timer = setTimeout(refresh, PAUSE);
    };

    const showChoice = () => {
        const all = documents();
        which.replaceChildren(...all.map((o) => new Option(o.path, o.path)));
        choice.hidden = all.length < 2;
    };

    const begin = () => {
        corrections.clear();
        hints.value = '';
        showChoice();
        refresh();
    };

    // The field shows what was chosen in whatever way.
    const show = () => {
        const kept = new DataTransfer();
        for (const one of chosen) kept.items.add(one.file);
        file.files = kept.files;
    };

    const take = (files) => {
        chosen = files.filter((one) => !USELESS.test(one.path));
        show();
        text.value = '';
        begin();
    };

    const takeText = (plain) => {
        text.value = plain;
        chosen = [];
        show();
        begin();
    };

    const plainly = (files) => [...files].map((one) =>
        ({ file: one, path: one.webkitRelativePath || one.name }));

    // ---- Dropping and pasting ----

    // A folder that is dropped: the files in it and below.
    const filesOf = async (entry) => {
        if (entry.isFile) {
            const one = await new Promise((ok, no) => entry.file(ok, no));
            return [{ file: one, path: entry.fullPath.replace(/^\//, '') }];
        }
        const reader = entry.createReader();
        const all = [];
        for (;;) {
            const some = await new Promise((ok, no) => reader.readEntries(ok, no));
            if (some.length === 0) break;
            for (const one of some) all.push(...await filesOf(one));
        }
        return all;
    };

    const dropped = async (transfer) => {
        const entries = [...transfer.items]
            .map((item) => item.webkitGetAsEntry && item.webkitGetAsEntry())
            .filter(Boolean);
        const plain = transfer.getData('text/plain');
        if (entries.length) {
            take((await Promise.all(entries.map(filesOf))).flat());
        } else if (transfer.files.length) {
            take(plainly(transfer.files));
        } else if (plain) takeText(plain);
    };

    // Pictures all come with one name from a clipboard. Where they belong in a
    // text is where the cursor is; a line of Markdown says so.
    const pastePicture = (one) => {
        const ending = one.type.replace(/^image\/(x-)?/, '').replace(/\+.*/, '');
        const number = chosen.filter((o) => PICTURE.test(o.path)).length + 1;
        const name = `anh-${number}.${ending || 'png'}`;
        chosen.push({ file: new File([one], name, { type: one.type }), path: name });
        if (documents().length > 0) return;
        const at = text.selectionEnd;
        const before = text.value.slice(0, at).replace(/\n*$/, '');
        const line = `${before && '\n\n'}![](${name})\n\n`;
        text.value = before + line + text.value.slice(at).replace(/^\n*/, '');
        text.selectionEnd = before.length + line.length;
    };

    const pasteFiles = (files) => {
        const pictures = files.filter((one) => /^image\//.test(one.type));
        if (pictures.length < files.length) {
            take([...chosen, ...plainly(files)]);
            return;
        }
        pictures.forEach(pastePicture);
        show();
        refresh();
    };

    // What has tables or headings is kept with them, but not in the midst of a
    // text that is being written.
    const isRich = (data) => text.value.trim() === '' &&
        RICH.test(data.getData('text/html'));

    const pasteWords = (data) => {
        const html = data.getData('text/html');
        if (RICH.test(html)) {
            const name = 'bao-cao.html';
            take([{ file: new File([html], name, { type: 'text/html' }), path: name }]);
        } else takeText(data.getData('text/plain'));
    };

    document.addEventListener('dragover', (event) => {
        event.preventDefault();
        document.body.classList.add('over');
    });
    document.addEventListener('dragleave', (event) => {
        if (!event.relatedTarget) document.body.classList.remove('over');
    });
    document.addEventListener('drop', (event) => {
        event.preventDefault();
        document.body.classList.remove('over');
        dropped(event.dataTransfer).catch(fail);
    });
    document.addEventListener('paste', (event) => {
        const files = [...event.clipboardData.files];
        if (files.length && !event.clipboardData.getData('text/plain')) {
            event.preventDefault();
            pasteFiles(files);
        } else if (!/^(INPUT|TEXTAREA)$/.test(event.target.tagName)) {
            pasteWords(event.clipboardData);
        } else if (event.target === text && isRich(event.clipboardData)) {
            event.preventDefault();
            pasteWords(event.clipboardData);
        } else if (event.target === text) {
            setTimeout(refresh, 0);
        }
    });
    file.addEventListener('change', () => take(plainly(file.files)));
    folder.addEventListener('change', () => take(plainly(folder.files)));
    which.addEventListener('change', () => {
        hints.value = hintsOf(path());
        refresh();
    });
    text.addEventListener('input', () => {
        if (documents().length) {
            chosen = [];
            show();
            showChoice();
        }
        refreshSoon();
    });
    form.addEventListener('change', (event) => {
        if (event.target.closest('.options')) refreshSoon();
    });
    more.addEventListener('click', showMore);
    for (const one of document.querySelectorAll('[data-scripted]')) {
        one.hidden = false;
    }
    chosen = plainly(file.files);
    showChoice();
    if (isThere()) refresh();
})();
