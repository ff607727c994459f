#!/usr/bin/env python3
"""Words a second of processor time of Entente and of UDPipe 1 in one run: raw text to trees, one core each.

The prose is that of the 167 wiki pages: paragraphs, roughly without markup.
UDPipe's models cannot be downloaded here, so one is trained on 500 sentences of EWT's train part with one pass of each
component: its speed is that of its usual settings, its accuracy is not, and is not printed. The model is
kept in .build/. usage: peer_udpipe.py ENTENTE
"""

import os
import pathlib
import re
import subprocess
import sys
import time

try:
    import ufal.udpipe as udpipe
except ImportError:
    udpipe = None

SHARED = pathlib.Path("../shared")
MODEL = pathlib.Path(".build/udpipe-ewt.model")


def prose(pages):
    """Paragraphs of the pages, roughly without markup."""
    paragraphs = []
    for page in sorted((SHARED / "corpus/wiki").glob("*.wiki"))[:pages]:
        text = page.read_text(encoding="utf-8")
        text = re.sub(r"<ref[^>]*/>|<ref.*?</ref>|<!--.*?-->|<[^>]+>", "", text, flags=re.S)
        for _ in range(4):
            text = re.sub(r"\{\{[^{}]*\}\}", "", text)
        text = re.sub(r"\{\|.*?\|\}", "", text, flags=re.S)
        text = re.sub(r"\[\[(?:[^|\]]*\|)?([^\]]*)\]\]", r"\1", text)
        text = re.sub(r"\[https?://\S+ ?([^\]]*)\]", r"\1", text).replace("'''", "").replace("''", "")
        paragraphs += [line for line in text.split("\n") if len(line) > 200 and line[0] not in "|!*#=:{"]
    return "\n\n".join(paragraphs) + "\n"


def sentences(part, most):
    reader = udpipe.InputFormat.newConlluInputFormat()
    reader.setText((SHARED / f"treebank/ewt-{part}.conllu").read_text(encoding="utf-8"))
    found = udpipe.Sentences()
    error = udpipe.ProcessingError()
    sentence = udpipe.Sentence()
    while found.size() < most and reader.nextSentence(sentence, error):
        found.push_back(sentence)
        sentence = udpipe.Sentence()
    return found


def model():
    if not MODEL.exists():
        error = udpipe.ProcessingError()
        data = udpipe.Trainer.train(
            "morphodita_parsito", sentences("train", 500), udpipe.Sentences(), "epochs=1", "iterations=1",
            "iterations=1;embedding_form=50;embedding_upostag=20;embedding_feats=20;embedding_deprel=20;"
            "transition_system=projective;transition_oracle=dynamic", error)
        if error.occurred():
            sys.exit(error.message)
        MODEL.write_bytes(data if isinstance(data, bytes) else data.encode("latin-1", "surrogateescape"))
    return udpipe.Model.load(str(MODEL))


def main():
    os.sched_setaffinity(0, {0})
    tool = sys.argv[1]
    text = prose(167)
    path = pathlib.Path(".build/prose.txt")
    path.write_text(text, encoding="utf-8")
    before = os.times().children_user
    output = subprocess.run([tool, "parse", str(path)], check=True, capture_output=True).stdout
    ours = sum(line[:1].isdigit() for line in output.split(b"\n")) / (os.times().children_user - before)
    print(f"entente {ours:,.0f} words a second, raw text to names and trees, with the writing of CoNLL-U")
    if udpipe is None:
        print("UDPipe is not installed: .venv/bin/pip install ufal.udpipe")
        return
    peer = model()
    pipeline = udpipe.Pipeline(peer, "tokenize", udpipe.Pipeline.DEFAULT, udpipe.Pipeline.DEFAULT, "conllu")
    sample = text[:150_000]
    start = time.process_time()
    output = pipeline.process(sample)
    theirs = sum(line[:1].isdigit() for line in output.split("\n")) / (time.process_time() - start)
    print(f"UDPipe 1 {theirs:,.0f} words a second, raw text to trees: entente is {ours / theirs:.0f} times as fast")


if __name__ == "__main__":
    main()
