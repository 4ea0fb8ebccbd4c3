"""Texts, names, addresses and file names of people who mean harm: all of it must show as text.

Whatever would run sets ``window.__harm``; whatever would load asks for a path that holds ``/harm``.
"""

RUNS = "window.__harm=1"

TEXTS = (
    f"<script>{RUNS}</script>",
    f"</script><script>{RUNS}</script>",
    f"<img src=x onerror={RUNS}>",
    f'"><img src=/harm onerror="{RUNS}">',
    f"<svg/onload={RUNS}>",
    f"<svg><animate onbegin={RUNS} attributeName=x dur=1s>",
    f"<iframe srcdoc='<script>parent.{RUNS}</script>'></iframe>",
    f"<details open ontoggle={RUNS}>x</details>",
    f"<math><mtext></p><style><img src=x onerror={RUNS}></style>",
    f"<noscript><p title='</noscript><img src=x onerror={RUNS}>'>",
    "<style>*{display:none!important}</style>",
    "<link rel=stylesheet href=/harm.css>",
    "<base href=//127.0.0.1:9/harm/>",
    "<meta http-equiv=refresh content='0;url=/harm'>",
    "<form action=/harm><button>send</button></form>",
    f"javascript:{RUNS}//",
    f"${{{RUNS}}} {{{{constructor.constructor('{RUNS}')()}}}} <%= {RUNS} %>",
    f"<!--><img src=x onerror={RUNS}>-->",
    f"<![CDATA[<img src=x onerror={RUNS}>]]>",
    f"&lt;img src=x onerror={RUNS}&gt; &#60;script&#62;{RUNS}&#60;/script&#62;",
    f'<a href="javascript:{RUNS}">click</a>',
    f"<x-widget><template shadowrootmode=open><img src=x onerror={RUNS}></template></x-widget>",
    "__proto__ constructor prototype toString hasOwnProperty",
    "\u202egnp.exe\u202c \u2066abc\u2069 \u200b\u200d\ufeff",
    "Z\u0335\u0321\u0322\u0327\u0328a\u0335\u0321l\u0335g\u0335o " * 20,
    "👩‍👩‍👧‍👦🏳️‍🌈" * 40,
    "a" * 4000,
    "http://" + "a" * 2000,
)

# Shown as a message; those that are links must lead nowhere but to http, https or mail.
ADDRESSES = (
    f"javascript:{RUNS}",
    f"JaVaScRiPt:{RUNS}",
    f"java\tscript:{RUNS}",
    f"\x01javascript:{RUNS}",
    f"data:text/html,<script>{RUNS}</script>",
    f"vbscript:{RUNS}",
    "blob:https://shop.example/harm",
    "file:///etc/passwd",
    f'https://shop.example/"onmouseover="{RUNS}"',
    f"https://shop.example/'><img src=x onerror={RUNS}>",
    "https://user:password@shop.example/harm",
    "http://xn--pple-43d.example/harm",
    f"mailto:a@shop.example?body=<script>{RUNS}</script>",
    "//127.0.0.1:9/harm",
    "https://shop.example/\u202emoc.elpmaxe",
)

NAMES = (
    f"<img src=x onerror={RUNS}>",
    f"<b onmouseover={RUNS}>Mei</b>",
    f"\"'><script>{RUNS}</script>",
    "\u202eieM",
    "M" * 100,
)

FILES = (
    f"<img src=x onerror={RUNS}>.png",
    "..\\..\\harm.png",
    "../../harm.png",
    f'a" onload="{RUNS}.txt',
    "invoice\u202efdp.txt",
    "n" * 180 + ".txt",
)
