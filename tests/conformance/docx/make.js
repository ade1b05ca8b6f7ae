// SPDX-License-Identifier: MIT
// node make.js REPORT PICTURE FOLDER: Word files by the npm package docx.
const fs = require("fs");
const path = require("path");
const d = require("docx");
const [report, picture, folder] = process.argv.slice(2);

const text = (t, more = {}) => new d.TextRun({ text: t, ...more });
const para = (children, more = {}) =>
    new d.Paragraph({ children: [].concat(children), ...more });
const plain = (t, more = {}) => para(text(t), more);

const level = (n, format, sign) => ({
    level: n, format, text: sign,
    style: { paragraph: { indent: { left: 360 * (n + 1), hanging: 360 } } },
});

const numbering = {
    config: [
        { reference: "muc", levels: [
            level(0, d.LevelFormat.UPPER_ROMAN, "%1."),
            level(1, d.LevelFormat.DECIMAL, "%2."),
            level(2, d.LevelFormat.DECIMAL, "%2.%3."),
            level(3, d.LevelFormat.LOWER_LETTER, "%4)"),
        ] },
        { reference: "gach", levels: [
            level(0, d.LevelFormat.BULLET, "-"),
            level(1, d.LevelFormat.BULLET, "+"),
        ] },
    ],
};

const item = (reference, n, t, instance = 0) =>
    plain(t, { numbering: { reference, level: n, instance } });

const cell = (t, more = {}) =>
    new d.TableCell({ children: [plain(t)], ...more });

const table = new d.Table({ rows: [
    new d.TableRow({ tableHeader: true, children: [
        cell("Đơn vị", { rowSpan: 2 }), cell("Năm 2020", { columnSpan: 2 })] }),
    new d.TableRow({ tableHeader: true, children: [
        cell("Số lượt"), cell("Tỷ lệ")] }),
    new d.TableRow({ children: [cell("Khoa Nội"), cell("512"), cell("40%")] }),
    new d.TableRow({ children: [
        cell("Khoa Ngoại", { rowSpan: 2 }), cell("388"), cell("30%")] }),
    new d.TableRow({ children: [cell("Cộng", { columnSpan: 2 })] }),
] });

const full = [
    plain("Báo cáo hoạt động bệnh viện", { heading: d.HeadingLevel.TITLE }),
    plain("Kết quả", { heading: d.HeadingLevel.HEADING_1,
        numbering: { reference: "muc", level: 0 } }),
    para([text("Bệnh viện đã khám "), text("12.450", { bold: true }),
        text(" lượt, "), text("đạt ", { italics: true }),
        text("98%", { italics: true, bold: true }), text(" kế hoạch"),
        new d.FootnoteReferenceRun(1), text("."),
        text(" H"), text("2", { subScript: true }), text("O, m"),
        text("3", { superScript: true }), text(" viết hoa", { allCaps: true }),
        text(" ẩn", { vanish: true }), text(" gạch", { strike: true })]),
    plain("Nhiệm vụ", { heading: d.HeadingLevel.HEADING_2,
        numbering: { reference: "muc", level: 1 } }),
    item("gach", 0, "Khoa Nội:"), item("gach", 1, "Nam: 230;"),
    item("gach", 1, "Nữ: 282."), item("gach", 0, "Khoa Ngoại."),
    plain("Đoạn ở giữa."),
    plain("Giải pháp", { heading: d.HeadingLevel.HEADING_2,
        numbering: { reference: "muc", level: 1 } }),
    item("muc", 2, "Việc một"), item("muc", 3, "chi tiết"),
    item("muc", 3, "chi tiết nữa"), item("muc", 2, "Việc hai"),
    table,
    para(new d.ImageRun({ type: "png", data: fs.readFileSync(picture),
        transformation: { width: 120, height: 80 },
        altText: { name: "anh", title: "Hội trường",
            description: "Toàn cảnh hội trường bệnh viện" } })),
    plain("Toàn cảnh hội nghị", { style: "Caption" }),
    para([new d.PageBreak(), text("Trang mới, xem "),
        new d.ExternalHyperlink({ link: "https://example.vn/",
            children: [text("tại đây", { style: "Hyperlink" })] }),
        text(".")]),
    plain("Kết luận", { heading: d.HeadingLevel.HEADING_1,
        numbering: { reference: "muc", level: 0 }, pageBreakBefore: true }),
    plain("Hết."),
];

const save = (name, more) =>
    d.Packer.toBuffer(new d.Document(more)).then((bytes) =>
        fs.writeFileSync(path.join(folder, name), bytes));

const lines = fs.readFileSync(report, "utf8").split("\n")
    .map((l) => l.trim()).filter((l) => l);
save("report-npm.docx", { sections: [{ children: lines.map((l) => plain(l)) }] });
save("npm.docx", {
    numbering, sections: [{ children: full }],
    creator: "Trần Thị Bình", keywords: "y tế; báo cáo",
    paragraphStyles: [{ id: "Caption", name: "caption", basedOn: "Normal" }],
    footnotes: { 1: { children: [plain("Số liệu đến 30/9.")] } },
});
