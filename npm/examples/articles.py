"""Lists the articles of a folder of saved pages: date, words, title.

    python3 articles.py saved-pages/

Calls the command line, which works on all pages at once and writes one line of JSON for each.
The variable UNHUSK names the program where it is not on the path.
"""

import json
import os
import subprocess
import sys


def articles(folder):
    """Yields what is known about each page of a folder that has an article."""
    program = os.environ.get("UNHUSK", "unhusk")
    command = [program, "batch", folder]
    with subprocess.Popen(command, stdout=subprocess.PIPE, encoding="utf-8") as batch:
        for line in batch.stdout:
            page = json.loads(line)
            if "error" in page:
                print(f"{page['path']}: {page['error']}", file=sys.stderr)
            else:
                yield page


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python3 articles.py FOLDER")
    for page in articles(sys.argv[1]):
        print(f"{page['published'] or '?':<10.10}  {page['words']:>6}  {page['title']}")
