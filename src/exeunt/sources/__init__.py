"""Sources: what a user names becomes documents.

`workflow` and `cli` use it. A source is a file (.txt .md .html .pdf .docx .jsonl,
RSS or Atom, WARC, any of them .gz), a folder, a glob or `-`. What goes wrong with
one of them is a `Problem` among the documents, so that a batch goes on.

    expand       names to items, streaming                       items.py
    open_item    one item to documents and problems, in process  opening.py
    documents    the batch: risky kinds in workers with limits   opening.py
    run_guarded  any function over items in such workers         guard.py
    language     which language a text is in                     languages.py

Kinds: text.py (encodings), html.py and page_facts.py, tables.py, pdf.py, docx.py, lines.py
(JSON Lines), feeds.py, warc.py. Each is imported only when such a source is opened.
"""

from __future__ import annotations

from exeunt.sources.guard import run_guarded
from exeunt.sources.items import Item, expand
from exeunt.sources.languages import language
from exeunt.sources.limits import Limits
from exeunt.sources.opening import documents, open_item
from exeunt.sources.problems import Problem

__all__ = [
    "Item", "Limits", "Problem", "documents", "expand", "language", "open_item", "run_guarded",
]  # fmt: skip
