/** How a document's page looks: on a wide and a narrow screen, light and dark, and on paper. */

const WIDTHS = Array.from({ length: 20 }, (_, index) => `.w${index + 1}{width:${5 * (index + 1)}%}`).join('');

export const STYLE = `
:root{color-scheme:light dark;--ink:#1b1f23;--soft:#57606a;--line:#d5dae0;--ground:#fff;--shade:#f4f6f8;--accent:#12507b;
--good:#0b6a3c;--good-ground:#e3f4ea;--attention:#8a4b00;--attention-ground:#fdf0d9}
@media (prefers-color-scheme:dark){:root{--ink:#e8ebee;--soft:#a5afb9;--line:#39424b;--ground:#15191d;--shade:#1f252b;
--accent:#8cc4ef;--good:#7fd8a6;--good-ground:#143323;--attention:#f2bf73;--attention-ground:#3a2a10}}
*,*::before{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0 auto;padding:2rem 1.5rem 4rem;max-width:62rem;background:var(--ground);color:var(--ink);
font:1rem/1.55 "Segoe UI",system-ui,-apple-system,"Helvetica Neue",Arial,sans-serif;overflow-wrap:break-word}
a{color:var(--accent)}
a:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
.tools{margin:0 0 1.5rem;max-width:none;text-align:right}
.tools a{display:inline-block;padding:.5rem 1rem;border:1px solid var(--accent);border-radius:.4rem;text-decoration:none;font-weight:600}
header{border-bottom:3px solid var(--accent);padding-bottom:1rem;margin-bottom:1.5rem}
h1{font-size:2rem;line-height:1.2;margin:0 0 .25rem;letter-spacing:-.01em}
.subtitle{margin:0;color:var(--soft);font-size:1.1rem}
h2{font-size:1.4rem;line-height:1.25;margin:3rem 0 .75rem;padding-top:.5rem;color:var(--accent)}
h3{font-size:1.1rem;line-height:1.3;margin:2rem 0 .5rem}
p,ul,ol,dl,table{margin:0 0 1rem}
p,li,dd{max-width:44rem}
dd,td{overflow-wrap:anywhere}
.quiet{color:var(--soft)}
p.quiet{font-size:.925rem}
nav{background:var(--shade);border-radius:.5rem;padding:1rem 1.25rem;margin:1.5rem 0}
nav p{margin:0 0 .35rem;font-weight:600}
nav ol{margin:0;padding-left:1.5rem;columns:2;column-gap:2.5rem}
nav li{padding:.1rem 0;break-inside:avoid}
.figures{list-style:none;padding:0;display:grid;grid-template-columns:repeat(auto-fit,minmax(9.5rem,1fr));gap:.75rem}
.figures li{background:var(--shade);border-radius:.5rem;padding:.85rem 1rem;border-left:4px solid var(--line);color:var(--ink)}
.figures strong{display:block;font-size:1.7rem;line-height:1.15;font-variant-numeric:tabular-nums}
.figures span{color:var(--soft);font-size:.925rem}
.figures .good{border-left-color:var(--good)}
.figures .attention{border-left-color:var(--attention)}
dl>div{display:grid;grid-template-columns:minmax(9rem,15rem) minmax(0,1fr);gap:.15rem 1.25rem;padding:.4rem 0;border-bottom:1px solid var(--line)}
dt{color:var(--soft)}
dd{margin:0}
dd .good,td .good,th .good,dd .attention,td .attention,th .attention{display:inline-block;padding:0 .5rem;border-radius:.3rem;font-weight:600}
dd .good,td .good,th .good{color:var(--good);background:var(--good-ground)}
dd .attention,td .attention,th .attention{color:var(--attention);background:var(--attention-ground)}
.timeline{list-style:none;padding:0;margin-left:.4rem}
.timeline li{position:relative;border-left:2px solid var(--line);padding:0 0 .7rem 1.4rem;display:grid;
grid-template-columns:11.5rem minmax(0,1fr);gap:0 1rem;max-width:52rem;color:var(--ink)}
.timeline li:last-child{border-left-color:transparent;padding-bottom:0}
.timeline li::before{content:"";position:absolute;left:-.4rem;top:.45rem;width:.7rem;height:.7rem;border-radius:50%;
border:.5rem solid var(--accent)}
.timeline .good::before{border-color:var(--good)}
.timeline .attention::before{border-color:var(--attention)}
.timeline .quiet::before{border:2px solid var(--soft);background:var(--ground)}
.when{color:var(--soft);font-variant-numeric:tabular-nums}
.what small{display:block;color:var(--soft);font-size:.9rem}
table{width:100%;border-collapse:collapse;table-layout:fixed;font-size:.925rem;line-height:1.4}
caption{text-align:left;font-weight:600;padding:0 0 .5rem}
th,td{text-align:left;vertical-align:top;padding:.5rem .45rem;border-bottom:1px solid var(--line)}
thead th{background:var(--shade);border-bottom:2px solid var(--line);font-size:.85rem;color:var(--soft)}
tbody th{font-weight:500}
${WIDTHS}
footer{margin-top:3rem;padding-top:1rem;border-top:1px solid var(--line);color:var(--soft);font-size:.875rem}
@media screen and (max-width:44rem){
body{padding:1.25rem 1rem 3rem}
h1{font-size:1.6rem}
h2{margin-top:2.25rem}
nav ol{columns:1}
nav li{padding:.3rem 0}
dl>div{grid-template-columns:minmax(0,1fr)}
.timeline li{grid-template-columns:minmax(0,1fr)}
table,tbody,tr,th,td{display:block}
caption{display:block}
colgroup{display:none}
thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
tbody tr{border:1px solid var(--line);border-radius:.5rem;margin:0 0 .75rem;padding:.35rem 0}
tbody th{padding:.5rem .6rem;border-bottom:1px solid var(--line);background:var(--shade);margin-top:-.35rem;border-radius:.5rem .5rem 0 0}
td{border:0;padding:.2rem .6rem;display:grid;grid-template-columns:8rem minmax(0,1fr);gap:.5rem}
td::before{content:attr(data-label);color:var(--soft)}
td>span{justify-self:start}
td.empty{display:none}
}
@media print{
@page{size:A4;margin:18mm 16mm 20mm;@bottom-right{content:counter(page) " / " counter(pages);font:8pt sans-serif;color:#444}}
:root{color-scheme:light;--ink:#000;--soft:#444;--line:#bbb;--ground:#fff;--shade:#f1f3f5;--accent:#12507b;
--good:#0b6a3c;--good-ground:#fff;--attention:#8a4b00;--attention-ground:#fff}
body{padding:0;max-width:none;font-size:10pt;line-height:1.42}
.tools{display:none}
h1{font-size:22pt}
h2{font-size:14pt;margin-top:18pt}
h3{font-size:11.5pt;margin-top:12pt}
h2,h3,caption,p:has(+ul),p:has(+ol),p:has(+table),p:has(+dl){break-after:avoid}
.new-page{break-before:page}
.new-page h2{margin-top:0}
tr,.timeline li,dl>div,.figures li,nav{break-inside:avoid}
thead{display:table-header-group}
table{font-size:9pt}
thead th{font-size:8pt}
p.quiet{font-size:9pt}
th,td{padding:3pt 4pt}
dd .good,td .good,th .good,dd .attention,td .attention,th .attention{padding:0}
.figures li{border:1px solid var(--line);border-left-width:4px;background:none}
.figures{grid-template-columns:repeat(5,1fr);gap:6pt}
.figures li{padding:6pt 8pt}
.figures strong{font-size:15pt}
.figures span{font-size:8.5pt}
p,li,dd{orphans:3;widows:3}
a{color:inherit;text-decoration:none}
dd a::after{content:" (" attr(href) ")";color:var(--soft)}
nav a{color:inherit}
}
`;
