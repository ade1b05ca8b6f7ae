// SPDX-License-Identifier: MIT
//
// Shows what becomes of a document while it is being chosen or written: its
// pages as pictures, and beside them what each line was taken for. Each request
// sends the whole form, and the server keeps nothing. Without this script the
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
    const failure = document.getElementById('failure');
    const look = document.getElementById('look');
    const pages = document.getElementById('pages');
    const lines = document.getElementById('lines');
    const more = document.getElementById('more');
    const corrections = new Map();
    const LINES_AT_ONCE = 300;
    const PAUSE = 400; // milliseconds without a key before the pages are drawn
    let running = null;
    let timer = 0;
    let rows = [];
    let shown = 0;

    const say = (sentence, working) => {
        status.textContent = sentence;
        status.classList.toggle('working', Boolean(working));
    };

    const isThere = () => file.files.length > 0 || text.value.trim() !== '';

    // The form as it would be sent, for one edition.
    const bodyFor = (fields) => {
        const body = new FormData(form);
        for (const [name, value] of Object.entries(fields)) {
            body.set(name, value);
        }
        return body;
    };

    const ask = async (path, fields, signal) => {
        const answer = await fetch(path, {
            method: 'POST',
            body: bodyFor(fields),
            signal,
        });
        if (answer.ok) return answer;
        const why = await answer.text();
        throw new Error(why.replace(/^anban: /, '').trim());
    };

    const drawPage = async (number, figure, signal) => {
        const answer = await ask('/convert',
            { to: 'png', page: String(number), fit: '900x1300' }, signal);
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

    // A hint is for a line, or for one of the blocks that begin on it.
    const placeOf = (row) => row.block ? `${row.line}.${row.block}` : `${row.line}`;

    const chooseFor = (row, shown) => {
        const select = document.createElement('select');
        const place = placeOf(row);
        select.setAttribute('aria-label', `${words.line} ${place}`);
        select.add(new Option(shown, ''));
        for (const option of document.getElementById('roles').options) {
            select.add(new Option(option.text, option.value));
        }
        select.value = corrections.get(place) || '';
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
        const choice = document.createElement('span');
        const what = document.createElement('span');
        const dropped = row.decision === 'dropped';
        const shown = dropped ? `${words.dropped}: ${row.shown}` : row.shown;
        number.className = 'number';
        number.textContent = row.line || '';
        what.textContent = row.begins;
        if (dropped) what.className = 'dropped';
        if (row.line) choice.append(chooseFor(row, shown));
        else choice.textContent = shown;
        if (corrections.has(placeOf(row))) item.className = 'corrected';
        else if (row.because) choice.append(showReasons(row));
        item.append(number, choice, what);
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
    };

    const fail = (error) => {
        say('', false);
        failure.textContent = error.message || words.unreachable;
        if (error instanceof TypeError) failure.textContent = words.unreachable;
        failure.hidden = false;
        look.hidden = true;
    };

    const refresh = async () => {
        if (running) running.abort();
        if (!isThere()) {
            look.hidden = true;
            say('', false);
            return;
        }
        const own = new AbortController();
        running = own;
        say(words.working, true);
        const first = blankPage(1);
        const told = ask('/explain', {}, own.signal).then((a) => a.json());
        const drawn = drawPage(1, first, own.signal).then(() => {
            failure.hidden = true;
            look.hidden = false;
            pages.replaceChildren(first);
        });
        try {
            await Promise.all([drawn, told]);
            const all = await told;
            awaitPages(all.pages, first, own.signal);
            showLines(all);
            showNotes(all);
            say(words.done.replace('%d', String(all.pages)), false);
        } catch (error) {
            if (error.name !== 'AbortError') fail(error);
        }
    };

    const refreshSoon = () => {
        clearTimeout(timer);
        timer = setTimeout(refresh, PAUSE);
    };

    const correct = (place, role) => {
        if (role) corrections.set(place, role);
        else corrections.delete(place);
        hints.value = [...corrections]
            .map(([at, what]) => `${at} ${what}\n`).join('');
        refresh();
    };

    const forget = () => {
        corrections.clear();
        hints.value = '';
    };

    const take = (files) => {
        const kept = new DataTransfer();
        for (const one of files) kept.items.add(one);
        file.files = kept.files;
        text.value = '';
        forget();
        refresh();
    };

    // A folder that is dropped: the files in it and below.
    const filesOf = async (entry) => {
        if (entry.isFile) {
            return [await new Promise((ok, no) => entry.file(ok, no))];
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
        } else if (plain) {
            text.value = plain;
            file.value = '';
            forget();
            refresh();
        }
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
        if (files.length) {
            event.preventDefault();
            take([...file.files, ...files]);
        } else if (!/^(INPUT|TEXTAREA)$/.test(event.target.tagName)) {
            text.value = event.clipboardData.getData('text/plain');
            file.value = '';
            forget();
            refresh();
        } else if (event.target === text) {
            setTimeout(refresh, 0);
        }
    });
    file.addEventListener('change', () => {
        text.value = '';
        forget();
        refresh();
    });
    folder.addEventListener('change', () => take(folder.files));
    text.addEventListener('input', () => {
        file.value = '';
        refreshSoon();
    });
    form.addEventListener('change', (event) => {
        if (event.target.closest('.options')) refreshSoon();
    });
    more.addEventListener('click', showMore);
    for (const one of document.querySelectorAll('[data-scripted]')) {
        one.hidden = false;
    }
    if (isThere()) refresh();
})();
