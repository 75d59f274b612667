"""A process of `unhusk` that works on many pages, for any engine that calls Python.

    with Worker("unhusk") as worker:
        for result in worker.clean([{"url": "https://example.com/a", "html": "<p>…"}]):
            print(result.get("title"), result.get("error"))

A page has `html` (text) or `http` (bytes: the response of a server with its header, as web archives hold it), and `url`
if that is known. Results come in the order of the pages, one for each: the objects that `unhusk batch` writes.
"""

import base64
import json
import subprocess
import threading


class Worker:
    """One process, which uses one processor."""

    def __init__(self, program="unhusk", options=()):
        command = [program, "batch", "-", "--jobs", "1", *options]
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )

    def clean(self, pages):
        """What is made of each page."""
        # Beside the reading: the process stops taking pages when nobody takes its results.
        feeding = threading.Thread(target=self._feed, args=(pages,))
        feeding.start()
        results = [json.loads(line) for line in (self.process.stdout.readline() for _ in pages) if line]
        feeding.join()
        if len(results) < len(pages):
            raise RuntimeError(f"unhusk ended, with exit status {self.process.wait()}")
        return results

    def _feed(self, pages):
        try:
            for page in pages:
                self.process.stdin.write(json.dumps(_line(page)).encode() + b"\n")
            self.process.stdin.flush()
        except BrokenPipeError:
            pass  # It has ended: there are too few results.

    def close(self):
        """Ends the process."""
        if self.process.poll() is None:
            self.process.stdin.close()
            self.process.wait()
        self.process.stdout.close()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()


def _line(page):
    if "http" in page:
        return {**page, "http": base64.b64encode(page["http"]).decode()}
    return page
