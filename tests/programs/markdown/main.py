"""Markdown to HTML: headings, paragraphs, lists that nest, quotes, code, rules, tables, links,
images, emphasis and escapes. Reads page.md, writes HTML to standard output.
"""
import sys

ESCAPED = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}
MARKS = [("***", "<strong><em>", "</em></strong>"), ("**", "<strong>", "</strong>"), ("__", "<strong>", "</strong>"), ("*", "<em>", "</em>"), ("_", "<em>", "</em>"), ("~~", "<del>", "</del>")]


def escape(text):
    return "".join(ESCAPED.get(c, c) for c in text)


class Inline:
    """Turns the text of one block into HTML."""

    def __init__(self, text, links):
        self.text = text
        self.links = links
        self.out = []

    def html(self):
        at = 0
        while at < len(self.text):
            at = self.step(at)
        return "".join(self.out)

    def step(self, at):
        text = self.text
        c = text[at]
        if c == "\\" and at + 1 < len(text) and not text[at + 1].isalnum():
            self.out.append("<br>\n" if text[at + 1] == "\n" else escape(text[at + 1]))
            return at + 2
        if c == "`":
            return self.code(at)
        if c == "!" and text.startswith("![", at):
            done = self.link(at + 1, image=True)
            if done:
                return done
        if c == "[":
            done = self.link(at)
            if done:
                return done
        if c == "<":
            end = text.find(">", at)
            inner = text[at + 1:end] if end > 0 else ""
            if "://" in inner and " " not in inner:
                self.out.append(f'<a href="{escape(inner)}">{escape(inner)}</a>')
                return end + 1
        for mark, opening, closing in MARKS:
            if text.startswith(mark, at):
                end = self.closing(mark, at + len(mark))
                if end:
                    inner = Inline(text[at + len(mark):end], self.links).html()
                    self.out.append(opening + inner + closing)
                    return end + len(mark)
        if text.startswith("  \n", at):
            self.out.append("<br>\n")
            return at + 3
        self.out.append(escape(c))
        return at + 1

    def closing(self, mark, start):
        """Where the mark closes, or 0. It must not stand after a space, nor open after one."""
        text = self.text
        if start >= len(text) or text[start].isspace():
            return 0
        if mark[0] == "_" and start > len(mark) and text[start - len(mark) - 1].isalnum():
            return 0
        at = text.find(mark, start)
        while at > 0:
            if not text[at - 1].isspace() and text[at - 1] != "\\":
                return at
            at = text.find(mark, at + 1)
        return 0

    def code(self, at):
        text = self.text
        n = 1
        while text.startswith("`" * (n + 1), at):
            n += 1
        end = text.find("`" * n, at + n)
        if end < 0:
            self.out.append("`" * n)
            return at + n
        self.out.append("<code>" + escape(text[at + n:end].strip()) + "</code>")
        return end + n

    def link(self, at, image=False):
        text = self.text
        depth, close = 0, at
        for close in range(at, len(text)):
            depth += {"[": 1, "]": -1}.get(text[close], 0)
            if depth == 0:
                break
        if depth:
            return 0
        label = text[at + 1:close]
        title = ""
        if text.startswith("(", close + 1):
            end = text.find(")", close)
            if end < 0:
                return 0
            target, _, rest = text[close + 2:end].partition(" ")
            title = rest.strip().strip('"')
            end += 1
        else:
            end = close + 1
            key = label
            if text.startswith("[", end):
                stop = text.find("]", end)
                key = text[end + 1:stop] or label
                end = stop + 1
            if key.lower() not in self.links:
                return 0
            target, title = self.links[key.lower()]
        extra = f' title="{escape(title)}"' if title else ""
        if image:
            self.out.append(f'<img src="{escape(target)}" alt="{escape(label)}"{extra}>')
        else:
            self.out.append(f'<a href="{escape(target)}"{extra}>{Inline(label, self.links).html()}</a>')
        return end


def is_rule(line):
    bare = line.replace(" ", "")
    return len(bare) >= 3 and bare[0] in "-*_" and bare == bare[0] * len(bare)


def item_marker(line):
    """(kind, indent, width of indent and marker) of a list item, or None."""
    indent = len(line) - len(line.lstrip(" "))
    rest = line[indent:]
    if rest[:2] in ("- ", "* ", "+ ") and not is_rule(line):
        return "ul", indent, indent + 2
    digits = 0
    while digits < len(rest) and rest[digits].isdigit():
        digits += 1
    if digits and rest[digits:digits + 2] in (". ", ") "):
        return "ol", indent, indent + digits + 2
    return None


class Blocks:
    def __init__(self, lines, links, slugs):
        self.lines = lines
        self.at = 0
        self.links = links
        self.slugs = slugs

    def line(self):
        return self.lines[self.at] if self.at < len(self.lines) else None

    def inline(self, text):
        return Inline(text, self.links).html()

    def html(self):
        while self.at < len(self.lines):
            line = self.line()
            if not line.strip():
                self.at += 1
            elif line.startswith("#"):
                yield self.heading()
            elif line.startswith("```"):
                yield self.fence()
            elif line.startswith("    "):
                yield self.indented()
            elif line.startswith(">"):
                yield from self.quote()
            elif is_rule(line):
                self.at += 1
                yield "<hr>"
            elif item_marker(line):
                yield from self.list()
            elif "|" in line and self.at + 1 < len(self.lines) and set(self.lines[self.at + 1]) <= set("|-: ") and "-" in self.lines[self.at + 1]:
                yield from self.table()
            else:
                yield self.paragraph()

    def heading(self):
        line = self.line()
        self.at += 1
        level = len(line) - len(line.lstrip("#"))
        text = line[level:].strip().rstrip("#").strip()
        slug = "-".join("".join(c.lower() if c.isalnum() else " " for c in text).split())
        self.slugs[slug] = self.slugs.get(slug, 0) + 1
        if self.slugs[slug] > 1:
            slug += f"-{self.slugs[slug]}"
        return f'<h{level} id="{slug}">{self.inline(text)}</h{level}>'

    def fence(self):
        language = self.line()[3:].strip()
        self.at += 1
        body = []
        while self.line() is not None and not self.line().startswith("```"):
            body.append(self.line())
            self.at += 1
        self.at += 1
        kind = f' class="language-{escape(language)}"' if language else ""
        return f"<pre><code{kind}>" + "".join(escape(l) + "\n" for l in body) + "</code></pre>"

    def indented(self):
        body = []
        while self.line() is not None and (self.line().startswith("    ") or not self.line().strip()):
            body.append(self.line()[4:])
            self.at += 1
        while body and not body[-1].strip():
            body.pop()
        return "<pre><code>" + "".join(escape(l) + "\n" for l in body) + "</code></pre>"

    def quote(self):
        inner = []
        while self.line() is not None and self.line().startswith(">"):
            inner.append(self.line()[1:].removeprefix(" "))
            self.at += 1
        yield "<blockquote>"
        yield from Blocks(inner, self.links, self.slugs).html()
        yield "</blockquote>"

    def list(self):
        kind, indent, _ = item_marker(self.line())
        yield f"<{kind}>"
        while self.line() is not None:
            marker = item_marker(self.line())
            if not marker or marker[0] != kind or marker[1] != indent:
                break
            width = marker[2]
            item, loose = [self.line()[width:]], False
            self.at += 1
            while self.line() is not None:
                line = self.line()
                if not line.strip():
                    following = self.lines[self.at + 1] if self.at + 1 < len(self.lines) else ""
                    if len(following) - len(following.lstrip(" ")) < width:
                        break
                    loose = True
                    item.append("")
                elif len(line) - len(line.lstrip(" ")) >= width:
                    item.append(line[width:])
                elif item_marker(line):
                    break
                else:
                    item.append(line.lstrip(" "))
                self.at += 1
            parts = list(Blocks(item, self.links, self.slugs).html())
            if not loose and parts and parts[0].startswith("<p>"):
                parts[0] = parts[0][3:-4]
            yield "<li>" + "\n".join(parts) + "</li>"
            while self.line() is not None and not self.line().strip():
                self.at += 1
        yield f"</{kind}>"

    def table(self):
        def cells(line):
            return [c.strip() for c in line.strip().strip("|").split("|")]
        head, rule = cells(self.lines[self.at]), cells(self.lines[self.at + 1])
        self.at += 2
        aligns = [{(True, True): "center", (False, True): "right"}.get((r.startswith(":"), r.endswith(":")), "left") for r in rule]
        def row(tag, values):
            return "<tr>" + "".join(f'<{tag} align="{a}">{self.inline(v)}</{tag}>' for a, v in zip(aligns, values)) + "</tr>"
        yield "<table>"
        yield row("th", head)
        while self.line() is not None and "|" in self.line():
            yield row("td", cells(self.line()))
            self.at += 1
        yield "</table>"

    def paragraph(self):
        body = []
        while self.line() is not None and self.line().strip():
            line = self.line()
            if body and (line.startswith(("#", ">", "```")) or is_rule(line) or item_marker(line)):
                break
            body.append(line.lstrip())
            self.at += 1
        return "<p>" + self.inline("\n".join(body)) + "</p>"


def collect_links(lines):
    links, kept = {}, []
    for line in lines:
        if line.startswith("[") and "]: " in line:
            key, _, rest = line[1:].partition("]: ")
            target, _, title = rest.strip().partition(" ")
            links[key.lower()] = (target, title.strip('"'))
        else:
            kept.append(line)
    return links, kept


def to_html(text):
    links, lines = collect_links(text.expandtabs(4).splitlines())
    return "\n".join(Blocks(lines, links, {}).html())


def main():
    small = sys.argv[1:] == ["small"]
    with open("page.md", encoding="utf-8") as f:
        page = f.read()
    html = to_html(page)
    print(html)
    repeat = 2 if small else 25
    long = to_html(page * repeat)
    print("<!--", len(html), len(long), long.count("<li>"), long.count("<h2"), "-->")


if __name__ == "__main__":
    main()
