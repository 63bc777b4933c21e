"""What workers carry in these tests: it reads nothing, and does what the article's words say."""

from __future__ import annotations

import os
import re
import signal
import sys
import time

from rashomon.records import Article, Reading, Rejected

SHAM = "tests.engine.sham:read"
DEADLY = "tests.engine.sham:read_unless_deadly"


def read(article: Article) -> Reading | Rejected:
    if once := re.search(r"dies once: (\S+)", article.raw):
        if not os.path.exists(once[1]):
            os.mkdir(once[1])
            os._exit(1)
    elif "dies" in article.raw:
        os.kill(os.getpid(), signal.SIGKILL)
    if "naps" in article.raw:
        time.sleep(0.3)
    if "sleeps" in article.raw:
        time.sleep(3600)
    if "backtracks" in article.raw:
        re.match(r"(a+)+$", "a" * 64 + "b")  # one call that never lets another thread run
    if "leaves" in article.raw:
        sys.exit(3)
    print("what a library prints is no answer")
    return Reading(article=article.id, version=f"worker {os.getpid()}")


def read_unless_deadly(article: Article) -> Reading | Rejected:
    from rashomon.engine.work import read_article

    return read(article) if "dies" in article.raw else read_article(article)
