"""The desk ends when it is told to, although a page waits for changes, and without a word."""

import re
import signal
import subprocess
import sys
from http.cookiejar import CookieJar
from pathlib import Path
from threading import Thread
from urllib.request import HTTPCookieProcessor, build_opener

from helpers.archive_copy import SEEDS, copy_archive


def test_the_desk_ends_by_ctrl_c_without_a_traceback_while_a_page_waits(tmp_path: Path) -> None:
    copy_archive(tmp_path)
    command = [sys.executable, "-u", "-m", "coverage_archive.cli", "--root", str(tmp_path), "desk", "--no-open"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as desk:
        assert desk.stdout
        found = re.search(r"http://\S+", desk.stdout.readline())
        assert found
        browser = build_opener(HTTPCookieProcessor(CookieJar()))
        browser.open(found[0])
        address = f"{found[0].split('?')[0]}articles/{SEEDS[0]}/"
        version = re.search(r'data-version="([^"]+)"', browser.open(address).read().decode())
        assert version
        answers = []
        waiting = Thread(target=lambda: answers.append(browser.open(f"{address}changes?version={version[1]}").status))
        waiting.start()
        waiting.join(0.7)
        assert not answers
        desk.send_signal(signal.SIGINT)
        said = desk.stdout.read()
    waiting.join()
    assert answers == [204]
    assert "Traceback" not in said
    assert "ancel" not in said
