-- SPDX-License-Identifier: MIT
--
-- koreader.lua CHECKOUT ADDRESS: the catalogue as KOReader's own parser has it.
-- A line for each finding, "good" or "bad", what it is about, what was seen.
local checkout, address = arg[1], arg[2]:gsub("/$", "")
package.path = checkout .. "/plugins/opds.koplugin/?.lua;" ..
    checkout .. "/frontend/?.lua;" .. package.path

-- All that the parser asks of KOReader's tools; our feeds are in UTF-8.
package.preload.util = function()
    return { unicodeCodepointToUtf8 = string.char }
end
local parser = require("opdsparser")

local function say(good, what, seen)
    print((good and "good" or "bad") .. "\t" .. what .. "\t" .. (seen or ""))
end

local function get(path)
    local pipe = io.popen("curl -s '" .. address .. path .. "'")
    local text = pipe:read("*a")
    pipe:close()
    return text
end

local start = parser:parse(get("/opds")).feed
local path = start.entry[1].link[1].href
say(path == "/opds/new", "KOReader: the first list", path)
local list = parser:parse(get(path)).feed
local book
for _, entry in ipairs(list.entry) do
    if entry.title:find("Hội nghị", 1, true) then book = entry end
end
say(book ~= nil, "KOReader: a report", tostring(#list.entry))
for _, link in ipairs(book.link) do
    if link.type == "application/epub+zip" then
        say(link.rel:match("^http://opds%-spec%.org/acquisition") and
            get(link.href):sub(1, 2) == "PK", "KOReader: its EPUB", link.href)
    end
end
local about = parser:parse(get("/opds/opensearch.xml"))
local template = about.OpenSearchDescription.Url[1].template
local found = parser:parse(get((template:gsub("{searchTerms}",
    "hoi%%20nghi%%20tong%%20ket")))).feed
say(found.entry[1].title:find("Hội nghị", 1, true) ~= nil,
    "KOReader: found without marks", found.entry[1].title)
