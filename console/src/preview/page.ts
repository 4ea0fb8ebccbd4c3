/** A page of a shop without words, in which the chat is tried. Styles only: no scripts. */
export const PAGE = `<!doctype html><html><head><meta charset="utf-8"><meta name="viewport"
content="width=device-width"><style>
html{background:#fff;--a:#eceff4;--b:#f5f6f9}html[data-theme=dark]{background:#121317;--a:#23262d;--b:#1b1d23}
body{margin:0;padding:0 28px}i{display:block;background:var(--a);border-radius:8px}
.top{display:flex;gap:14px;align-items:center;padding:20px 0}.top i{height:12px;width:64px}
.top i:first-child{width:28px;height:28px;border-radius:50%;margin-right:auto}
.big{height:180px;background:var(--b)}.line{height:12px;margin:22px 0 0;width:46%}.line+.line{width:30%;margin-top:10px}
.cells{display:grid;grid-template-columns:repeat(auto-fill,minmax(130px,1fr));gap:16px;margin-top:26px}
.cells i{height:120px}</style></head><body><div class="top"><i></i><i></i><i></i><i></i></div><i class="big"></i>
<i class="line"></i><i class="line"></i><div class="cells"><i></i><i></i><i></i><i></i><i></i><i></i></div></body></html>`;
