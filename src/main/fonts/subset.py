"""Makes the fonts of src/main/resources/web/pdf from those of the Noto project.

    npm pack @expo-google-fonts/noto-sans-sc@0.4.3 @expo-google-fonts/noto-sans@0.4.2
    python3 subset.py NotoSansSC_400Regular.ttf NotoSans_400Regular.ttf ../resources/web/pdf

Needs fontTools (Debian: python3-fonttools). A document embeds what it uses of them; smaller files
are parsed faster. Every character gets a glyph of its own: of two that share one, such as U+4E00 and
the radical U+2F00, text extraction could find the wrong one.
"""

import copy
import sys
import unicodedata

from fontTools import subset
from fontTools.ttLib import TTFont

TABLES = ["BASE", "GDEF", "GPOS", "GSUB", "STAT", "gasp", "meta", "vhea", "vmtx"]

LATIN = [(0x20, 0x7E), (0xA0, 0x24F), (0x370, 0x3FF), (0x400, 0x4FF), (0x1E00, 0x1EFF),
         (0x2010, 0x2027), (0x2030, 0x203A), (0x20A0, 0x20CF)]

SYMBOLS = [(0x2070, 0x209F), (0x2100, 0x27BF), (0x3000, 0x33FF), (0xFE30, 0xFE6F), (0xFF00, 0xFFEF)]

# In names of zones in traditional characters, and in none of the two sets below.
MORE = "凈尅廻彞悳懞産羣菓葯裏覈鄲鈦関鷄麯"


def spread(ranges):
    return {code for first, last in ranges for code in range(first, last + 1)}


def coded(codec, rows, columns):
    """All that a codec of two bytes has in some rows."""
    codes = set()
    for row in rows:
        for column in columns:
            try:
                codes.update(map(ord, bytes([row, column]).decode(codec)))
            except UnicodeDecodeError:
                pass
    return codes


def chinese():
    simplified = coded("gb2312", range(0xA1, 0xF8), range(0xA1, 0xFF))
    traditional = coded("big5", range(0xA1, 0xC7), [*range(0x40, 0x7F), *range(0xA1, 0xFF)])
    return spread(LATIN + SYMBOLS) | simplified | traditional | set(map(ord, MORE))


def own_glyphs(font):
    """Gives each character a glyph of its own."""
    cmap = font.getBestCmap()
    glyphs, metrics, before = font["glyf"], font["hmtx"], len(font.getGlyphOrder())
    shared = {}
    for code, glyph in sorted(cmap.items()):
        shared.setdefault(glyph, []).append(code)
    for glyph, codes in shared.items():
        plain = [code for code in codes if unicodedata.normalize("NFKC", chr(code)) == chr(code)]
        keeps = (plain or codes)[0]
        for code in codes:
            if code != keeps:
                name = "u%04X.own" % code
                glyphs[name] = copy.deepcopy(glyphs[glyph])
                metrics[name] = metrics[glyph]
                cmap[code] = name
    font["cmap"].tables = [table for table in font["cmap"].tables if table.format in (4, 12)]
    for table in font["cmap"].tables:
        table.cmap = {code: cmap[code] for code in cmap if table.format == 12 or code < 0x10000}
    return len(glyphs.glyphOrder) - before


def make(source, target, codes):
    font = TTFont(source, recalcTimestamp=False)
    options = subset.Options()
    options.layout_features = []
    options.drop_tables += TABLES
    options.hinting = False
    options.name_IDs = ["*"]
    options.notdef_outline = True
    chosen = subset.Subsetter(options)
    chosen.populate(unicodes=codes)
    chosen.subset(font)
    more = own_glyphs(font)
    font.save(target)
    print(target, len(font.getBestCmap()), "characters,", more, "glyphs added")


if __name__ == "__main__":
    chinese_font, latin_font, folder = sys.argv[1:]
    make(chinese_font, folder + "/NotoSansSC-Regular.ttf", chinese())
    make(latin_font, folder + "/NotoSans-Regular.ttf", spread(LATIN))
