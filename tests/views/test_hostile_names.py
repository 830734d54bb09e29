"""Nothing from the data is ever executed, wherever it is shown."""

from __future__ import annotations

from typing import Any

from kg.graph import MechanismGraph
from kg.model import Context, Entity, Evidence, Reference, Relation, Statement
from kg.views import map_html

# ruff: noqa: E501  (one text a place, however long)
RUN = "window.ran=(window.ran||0)+1"
HOSTILE = [
    f"<script>{RUN}</script>", f"</script><script>{RUN}</script>", f"<img src=x onerror='{RUN}'>",
    f"<svg onload='{RUN}'>", f"<svg><script>{RUN}</script></svg>", f"<iframe srcdoc='<script>parent.{RUN}</script>'>",
    f"javascript:{RUN}", f"JaVaScRiPt:{RUN}//", f"data:text/html,<script>{RUN}</script>", f"<a href='javascript:{RUN}'>go</a>",
    f"\"><script>{RUN}</script>", f"'><script>{RUN}</script>", f"\" onmouseover=\"{RUN}", f"' onfocus='{RUN}' autofocus='",
    f"`${{{RUN}}}`", f"${{{RUN}}}", f"{{{{{RUN}}}}}", "{{ 7*7 }}", "{% raw %}", f"<!--<script>{RUN}</script>-->",
    f"--><script>{RUN}</script>", f"]]><script>{RUN}</script>", f"<style>*{{background:url(javascript:{RUN})}}</style>",
    f"<body onload='{RUN}'>", f"<input autofocus onfocus='{RUN}'>", f"<details open ontoggle='{RUN}'>x</details>",
    f"<math><mi xlink:href='javascript:{RUN}'>x</mi></math>", f"<object data='javascript:{RUN}'>", f"<embed src='javascript:{RUN}'>",
    f"<form action='javascript:{RUN}'><button>go</button></form>", f"<meta http-equiv=refresh content='0;javascript:{RUN}'>",
    f"<base href='javascript:{RUN}//'>", f"\\u003cscript\\u003e{RUN}\\u003c/script\\u003e", f"&lt;script&gt;{RUN}&lt;/script&gt;",
    f"\u2028{RUN}\u2029", "__proto__", "constructor", f"');{RUN};//", f"\");{RUN};//", f"href=javascript:{RUN}",
    "\u202egnp.exe", f"<marquee onstart='{RUN}'>x</marquee>", "a\x00b<b>c", "../../etc/passwd", "=cmd|' /C calc'!A0",
]  # fmt: skip


def hostile_graph() -> MechanismGraph:
    """Every hostile text as label, id, sentence, document, section, rule, citation, context and address."""
    return MechanismGraph.from_statements(statement for text in HOSTILE for statement in _around(text))


def _around(text: str) -> list[Statement]:
    told = Evidence(
        text, text, f"{text} lowers {text}.", 0, len(text) * 2 + 9, text, text, text, hedged=True, citations=(text,),
        studies=(Reference(text, text, doi=text),), context=Context(text, text, (text,), text),
    )  # fmt: skip
    gene = Entity(f"{text}:1", text, "gene", xrefs=(text, f"HGNC:{text}"))
    process = Entity(f"mkg:process/{text}", f"effect of {text}", "process")
    cell = Entity(f"javascript:{text}", text, "cell")
    return [
        Statement(gene, Relation.DECREASES, process, evidence=(told,)),
        Statement(gene, Relation.INCREASES, process, evidence=(told,)),
        Statement(cell, Relation.AFFECTS, gene, evidence=(told,)),
    ]


def test_there_are_forty_of_them() -> None:
    assert len(set(HOSTILE)) >= 40


def test_no_hostile_text_is_executed_wherever_it_is_shown(open_map: Any) -> None:
    page = open_map(hostile_graph())
    page.on("dialog", lambda dialog: page.problems.append(dialog.message))
    page.evaluate("""() => {
        for (const one of [...entities, ...statements]) {
            select(one.label === undefined ? `statement:${one.id}` : one.id);
            openTrace({ from: one.subject ?? one });
        }
        for (const entity of entities.slice(0, 60)) { find.value = entity.label; showMatches(); }
        for (const statement of statements.slice(0, 40)) traceBetween(statement.subject, statement.object);
        change({ ...START, table: true });
        openSheet('filters');
        preparePrint();
        document.body.append(svgPicture());
    }""")
    page.wait_for_timeout(400)
    assert page.evaluate("window.ran") is None
    assert page.problems == []


def test_only_http_links_are_links(open_map: Any) -> None:
    page = open_map(hostile_graph())
    links = page.evaluate("""() => entities.flatMap((entity) => { select(entity.id);
        return [...document.querySelectorAll('a[href]')].map((link) => link.href); })""")
    links += page.evaluate("""() => statements.flatMap((one) => { select(`statement:${one.id}`);
        return [...document.querySelectorAll('#panel a[href]')].map((link) => link.href); })""")
    assert links
    assert not [link for link in links if not link.startswith(("http://", "https://", "file:"))]


def test_a_hostile_title_stays_a_title(joints: MechanismGraph) -> None:
    page = map_html(hostile_graph(), title=HOSTILE[1])
    assert page.count("<script") == map_html(joints).count("<script")
    assert page.count("</script") == map_html(joints).count("</script")
