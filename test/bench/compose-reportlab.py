# The notice of compose.ts with reportlab: the text on standard input, the median in ms on standard output.
import io
import json
import os
import statistics
import sys
import time

try:
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas
except ImportError:
    sys.exit(3)

notice = json.load(sys.stdin)
for name in ("title", "body"):
    pdfmetrics.registerFont(TTFont(name, os.path.join(notice["folder"], name + ".ttf")))
margin, size = notice["marginPt"], notice["sizePt"]
width = A4[0] - 2 * margin


def split(text):
    """Lines of Chinese end anywhere."""
    line, lines = "", []
    for character in text:
        if pdfmetrics.stringWidth(line + character, "body", size) > width:
            lines.append(line)
            line = ""
        line += character
    return lines + [line]


def compose(number):
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4)
    canvas.setFont("title", 22)
    canvas.drawCentredString(A4[0] / 2, A4[1] - margin, notice["title"])
    canvas.setFont("body", size)
    y = A4[1] - margin - 40
    for text in [str(number)] + notice["lines"]:
        for line in split(text):
            canvas.drawString(margin, y, line)
            y -= 1.8 * size
    canvas.save()
    return len(file.getvalue())


times = []
for number in range(notice["warmUp"] + notice["count"]):
    begun = time.perf_counter()
    compose(number)
    if number >= notice["warmUp"]:
        times.append(1000 * (time.perf_counter() - begun))
print(statistics.median(times))
