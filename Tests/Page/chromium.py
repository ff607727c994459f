"""Drives a headless Chromium over a pipe, by the DevTools protocol, with nothing but the standard library."""

import base64
import json
import os
import pathlib
import select
import shutil
import subprocess
import tempfile
import time


def program():
    """The path of a Chromium, or None."""
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if found := shutil.which(name):
            return found
    return None


class Browser:
    """A browser with one page. Use it in a `with`: it ends with the block."""

    def __init__(self, width=1360, height=860, dark=False, touch=False):
        self.folder = tempfile.mkdtemp(prefix="entente-chromium-")
        to_read, self.to_write = os.pipe()
        self.from_read, from_write = os.pipe()

        def wire():
            # The browser reads at 3 and writes at 4; neither may be overwritten before it is moved.
            a, b = os.dup(to_read), os.dup(from_write)
            os.dup2(a, 3)
            os.dup2(b, 4)
            os.set_inheritable(3, True)
            os.set_inheritable(4, True)

        self.errors = open(os.path.join(self.folder, "errors"), "wb")
        self.process = subprocess.Popen(
            [program(), "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars",
             "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
             "--disable-features=Translate,MediaRouter,OptimizationHints", "--remote-debugging-pipe",
             f"--user-data-dir={self.folder}/profile", f"--window-size={width},{height}", "about:blank"],
            preexec_fn=wire, close_fds=False, stdout=subprocess.DEVNULL, stderr=self.errors)
        os.close(to_read)
        os.close(from_write)
        self.number, self.buffer, self.events = 0, b"", []
        target = [t for t in self.ask("Target.getTargets", session=None)["targetInfos"] if t["type"] == "page"][0]
        self.session = self.ask("Target.attachToTarget", {"targetId": target["targetId"], "flatten": True}, session=None)["sessionId"]
        for domain in ("Page", "Runtime", "Network", "Log", "DOM", "Accessibility"):
            self.ask(domain + ".enable")
        self.resize(width, height, dark, touch)

    def resize(self, width, height, dark=False, touch=False):
        self.ask("Emulation.setDeviceMetricsOverride", {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": touch})
        self.ask("Emulation.setEmulatedMedia", {"features": [
            {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}, {"name": "prefers-reduced-motion", "value": "reduce"}]})

    def __enter__(self):
        return self

    def __exit__(self, *_):
        try:
            self.ask("Browser.close", session=None, seconds=5)
        except Exception:
            pass
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
        os.close(self.to_write)
        os.close(self.from_read)
        self.errors.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def ask(self, method, parameters=None, session="", seconds=60):
        """Sends a command and returns its result."""
        self.number += 1
        message = {"id": self.number, "method": method, "params": parameters or {}}
        if session is not None:
            message["sessionId"] = session or self.session
        os.write(self.to_write, json.dumps(message).encode() + b"\0") if len(json.dumps(message)) < 60000 else self._write_all(json.dumps(message).encode() + b"\0")
        end = time.monotonic() + seconds
        while True:
            answer = self._next(end)
            if answer.get("id") == self.number:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']['message']}")
                return answer["result"]
            if "method" in answer:
                self.events.append(answer)

    def _write_all(self, data):
        while data:
            data = data[os.write(self.to_write, data):]

    def _next(self, end):
        while b"\0" not in self.buffer:
            ready, _, _ = select.select([self.from_read], [], [], max(0, end - time.monotonic()))
            if not ready:
                raise TimeoutError("the browser does not answer")
            part = os.read(self.from_read, 1 << 20)
            if not part:
                raise RuntimeError("the browser has ended")
            self.buffer += part
        line, self.buffer = self.buffer.split(b"\0", 1)
        return json.loads(line)

    def run(self, script, seconds=60):
        """Evaluates an expression in the page, waiting where it is a promise."""
        result = self.ask("Runtime.evaluate", {"expression": script, "awaitPromise": True, "returnByValue": True, "userGesture": True}, seconds=seconds)
        if "exceptionDetails" in result:
            details = result["exceptionDetails"]
            raise RuntimeError(details.get("exception", {}).get("description") or details["text"])
        return result["result"].get("value")

    def open(self, path, address="", seconds=60):
        """Opens a file of the page and waits until it is ready."""
        self.events.clear()
        self.address = pathlib.Path(path).resolve().as_uri()
        # A change of the fragment alone would load nothing.
        self.ask("Page.navigate", {"url": "about:blank"})
        self.ask("Page.navigate", {"url": self.address + address})
        self.wait("document.documentElement?.dataset.ready !== undefined || document.querySelector('[role=alert]') !== null", seconds)

    def wait(self, condition, seconds=20):
        end = time.monotonic() + seconds
        while not self.run(f"!!({condition})"):
            if time.monotonic() > end:
                raise TimeoutError(f"it does not come true: {condition}")
            time.sleep(0.03)

    def key(self, key, text=None, modifiers=0):
        codes = {"Enter": 13, "Escape": 27, "ArrowDown": 40, "ArrowUp": 38, "ArrowLeft": 37, "ArrowRight": 39, "Tab": 9, "Home": 36, "End": 35}
        event = {"key": key, "windowsVirtualKeyCode": codes.get(key, ord(key[0].upper())), "modifiers": modifiers, "code": key if key in codes else ""}
        text = text if text is not None else ("\r" if key == "Enter" else key if len(key) == 1 else None)
        self.ask("Input.dispatchKeyEvent", {**event, "type": "keyDown", **({"text": text} if text else {})})
        self.ask("Input.dispatchKeyEvent", {**event, "type": "keyUp"})

    def type(self, text):
        for letter in text:
            self.key(letter)

    def mouse(self, kind, x, y, buttons=0):
        self.ask("Input.dispatchMouseEvent", {"type": kind, "x": x, "y": y, "button": "left" if kind != "mouseMoved" or buttons else "none", "buttons": buttons, "clickCount": 1})

    def click(self, selector):
        """Clicks the middle of an element, as a person would."""
        spot = self.run(f"(() => {{ const e = document.querySelector({json.dumps(selector)}); e.scrollIntoView({{block: 'center'}}); const r = e.getBoundingClientRect(); return [r.x + r.width / 2, r.y + r.height / 2]; }})()")
        self.mouse("mousePressed", *spot, buttons=1)
        self.mouse("mouseReleased", *spot)

    def picture(self, path):
        pathlib.Path(path).write_bytes(base64.b64decode(self.ask("Page.captureScreenshot", {"format": "png"})["data"]))

    @property
    def processor_time(self):
        """Seconds of processors that the browser and its processes have used, which a busy machine does not lengthen."""
        parents, times = {}, {}
        for entry in pathlib.Path("/proc").glob("[0-9]*/stat"):
            try:
                fields = entry.read_text().rsplit(")", 1)[1].split()
            except (OSError, IndexError):
                continue
            parents[int(entry.parent.name)] = int(fields[1])
            times[int(entry.parent.name)] = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
        def is_ours(process):
            while process and process != self.process.pid:
                process = parents.get(process)
            return process == self.process.pid
        return sum(time for process, time in times.items() if is_ours(process))

    @property
    def requests(self):
        """What the page asked for, without the file itself."""
        asked = [e["params"]["request"]["url"] for e in self.events if e["method"] == "Network.requestWillBeSent"]
        return [url for url in asked if url.split("#")[0] not in (self.address, "about:blank")]

    @property
    def complaints(self):
        """Errors of scripts and of the console."""
        found = [e["params"]["exceptionDetails"] for e in self.events if e["method"] == "Runtime.exceptionThrown"]
        found += [e["params"]["entry"] for e in self.events if e["method"] == "Log.entryAdded" and e["params"]["entry"]["level"] == "error"]
        return [json.dumps(f)[:600] for f in found]
