#!/usr/bin/env python3
"""How often the date of a document is found: sixty records, pages and texts of different makes.

    dates.py [--entente PROGRAM] [-v]

Each is written after what a make of feed, archive, publishing system or ministry has in its head or its text; the
day is that of publication (of the revision on wikis). Bar: 0.95.
"""
import argparse, json, pathlib, re, subprocess, sys, tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
DAY = "2022-04-06"


def page(head="", body="", lang="en"):
    return ("html", f"<!DOCTYPE html><html lang='{lang}'><head><title>T - Site</title>{head}</head><body>"
                    f"<h1>T</h1>{body}<p>The two ministers met in the capital and spoke of trade.</p></body></html>")


def record(**members):
    return ("jsonl", json.dumps(dict(members, text="The two ministers met.")))


def text(words, name="a.txt"):
    return (name, words)


LD = '<script type="application/ld+json">%s</script>'
CASES = {
    # Feeds and archives as JSON Lines.
    "RSS pubDate": record(pubDate="Wed, 06 Apr 2022 14:03:00 +0000"),
    "RSS pubDate, zone by name": record(pubDate="Wed, 6 Apr 2022 14:03:00 EDT"),
    "RSS of old feeds": record(pubDate="06 Apr 22 14:03 GMT"),
    "Atom published": record(published="2022-04-06T14:03:00+02:00", updated="2022-05-01T00:00:00Z"),
    "Atom updated alone": record(updated="2022-04-06T14:03:00Z"),
    "JSON Feed": record(date_published="2022-04-06T14:03:00-05:00"),
    "NewsAPI": record(publishedAt="2022-04-06T14:03:00Z"),
    "GDELT": record(date="20220406140300"),
    "GDELT seendate in basic form": record(date="20220406T140300Z"),
    "Reddit and HN dumps": record(created=1649253780),
    "milliseconds of Java": record(timestamp=1649253780000),
    "milliseconds as words": record(timestamp="1649253780000"),
    "MongoDB export": record(date={"$date": "2022-04-06T14:03:00Z"}),
    "pandas to_json": record(date="2022-04-06 14:03:00"),
    "newspaper3k": record(publish_date="2022-04-06 00:00:00+00:00"),
    "trafilatura": record(date="2022-04-06"),
    "CC-News": record(date_publish="2022-04-06 14:03:00", published_date="2022-04-06 14:03:00"),
    "Kaggle, American words": record(date="April 6, 2022"),
    "Kaggle, British words": record(date="6th April 2022"),
    "LexisNexis": record(date="April 6, 2022 Wednesday"),
    "Factiva": record(date="6 April 2022"),
    "Twitter": record(created_at="Wed Apr 06 14:03:00 +0000 2022"),
    "JavaScript": record(date="Wed Apr 06 2022 14:03:00 GMT+0200 (Central European Summer Time)"),
    "slashes with a day past 12": record(date="2022/04/06"),
    "German points": record(date="06.04.2022"),
    # Pages by what their heads say.
    "Open Graph": page('<meta property="article:published_time" content="2022-04-06T14:03:00+00:00">'),
    "WordPress with a later change": page('<meta property="article:modified_time" content="2023-01-02T00:00:00Z">'
                                          + LD % '{"@graph":[{"@type":"WebPage","datePublished":"2022-04-06T14:03:00+00:00"}]}'),
    "NewsArticle in a list": page(LD % '[{"@type":"NewsArticle","datePublished":"2022-04-06T14:03:00Z"}]'),
    "New York Times": page('<meta name="pdate" content="20220406"><meta property="article:published" content="2022-04-06T14:03:00.000Z">'),
    "Parse.ly": page('<meta name="parsely-pub-date" content="2022-04-06T14:03:00Z">'),
    "Sailthru": page('<meta name="sailthru.date" content="2022-04-06 14:03:00 +0000">'),
    "Dublin Core": page('<meta name="DC.date.issued" content="2022-04-06">'),
    "Dublin Core terms": page('<meta name="dcterms.created" content="2022-04-06T14:03">'),
    "gov.uk": page('<meta name="govuk:first-published-at" content="2022-04-06T14:03:00+01:00">',
                   '<p>Published 6 April 2022</p>'),
    "journals": page('<meta name="citation_publication_date" content="2022/04/06">'),
    "microdata meta": page("", '<div itemscope><meta itemprop="datePublished" content="2022-04-06"></div>'),
    "microdata time": page("", '<time itemprop="datePublished" datetime="2022-04-06T14:03">6 Apr</time>'),
    "HTML5 pubdate": page("", '<time pubdate datetime="2022-04-06">yesterday</time>'),
    "first time": page("", '<article><time datetime="2022-04-06T14:03:00Z">1 year ago</time></article>'),
    "meta date": page('<meta name="date" content="Wed, 06 Apr 2022 14:03:00 GMT">'),
    "meta pubdate without strokes": page('<meta name="pubdate" content="20220406">'),
    "address by day": page('<link rel="canonical" href="https://example.org/world/2022/04/06/t.html">'),
    "address by name": page('<meta property="og:url" content="https://example.org/2022-04-06-t">'),
    # Pages by what they show.
    "ministry, date under the title": page("", '<p class="date">06.04.2022</p>'),
    "ministry, words": page("", "<p>6 April 2022</p>"),
    "United Nations press": page("", "<p>6 April 2022</p><p>SC/14853</p>"),
    "state.gov": page("", '<p class="article-meta__publish-date">April 6, 2022</p><p>Press Statement</p>'),
    "WordPress posted on": page("", '<span class="posted-on">Posted on <a href="#"><time>April 6, 2022</time></a></span>'),
    "byline and date": page("", '<p class="byline">By Jane Doe | April 6, 2022 10:15 am</p>'),
    "last updated": page("", "<p>Last updated: 6 April 2022</p>"),
    "MediaWiki page": page('<meta name="generator" content="MediaWiki 1.45">'
                           + LD % '{"@type":"Article","datePublished":"2004-01-01T00:00:00Z","dateModified":"2022-04-06T10:00:00Z"}'),
    # Texts.
    "dateline with a year": text("WARSAW, 6 April 2022 (Reuters) - Poland expelled them."),
    "dateline of a ministry": text("Warsaw, 6 April 2022 – The ministers met."),
    "header lines": text("Ministers meet\nBy Jane Doe\nPublished: 6 April 2022, 14:03 GMT\n\nThe two ministers met."),
    "date line": text("Date: 6 April 2022\n\nThe two ministers met."),
    "Jekyll": text("---\ntitle: T\ndate: 2022-04-06 14:03:00 +0200\n---\n\nThe two ministers met.", "a.md"),
    "Hugo": text('+++\ntitle = "T"\ndate = 2022-04-06T14:03:00Z\n+++\n\nThe two ministers met.', "a.md"),
    "Hugo with words": text("---\ntitle: T\ndate: April 6, 2022\n---\n\nThe two ministers met.", "a.md"),
    "name of the file": text("The two ministers met.", "2022-04-06-ministers.md"),
    "dump": ("a.xml", '<mediawiki xml:lang="en"><page><title>T</title><ns>0</ns><id>1</id><revision><id>2</id>'
                      '<timestamp>2022-04-06T14:03:00Z</timestamp><model>wikitext</model>'
                      "<text>The two ministers met.</text></revision></page></mediawiki>"),
}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--entente", default=str(ROOT / ".build/release/entente"))
    parser.add_argument("-v", action="store_true")
    arguments = parser.parse_args()
    right = 0
    for name, (form, content) in CASES.items():
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / (form if "." in form else f"a.{form}")
            path.write_text(content, encoding="utf8")
            result = subprocess.run([arguments.entente, "read", str(path)], capture_output=True, text=True)
        match = re.search(r"^date +(\S+)", result.stdout, re.M)
        if match and match[1] == DAY:
            right += 1
        else:
            print(f"  {name}: {match[1] if match else 'none'} {result.stderr.strip() if arguments.v else ''}")
    print(f"dates of documents: {right} of {len(CASES)}, {right / len(CASES):.3f} (bar 0.95)")
    sys.exit(right < 0.95 * len(CASES))


if __name__ == "__main__":
    main()
