// SPDX-License-Identifier: MIT
//
// Texts compared without regard to how wide their spaces are.

export const squeeze = text =>
    text.normalize('NFC').replace(/[\s\u0085]+/gu, ' ').trim()

// Where two texts part, with a little of what is around it; or nothing.
export const firstDifference = (wanted, seen) => {
    if (wanted === seen)
        return ''
    let at = 0
    while (at < wanted.length && wanted[at] === seen[at])
        at++
    const from = Math.max(0, at - 20)
    return `wanted "${wanted.slice(from, at + 40)}", ` +
        `found "${seen.slice(from, at + 40)}"`
}
