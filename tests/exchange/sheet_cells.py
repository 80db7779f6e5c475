# SPDX-License-Identifier: GPL-3.0-or-later
"""A second reader of workbooks, with nothing of the program in it.

  sheet_cells.py read FILE [SHEET]           one line a cell: A1, a tab, the text as JSON
  sheet_cells.py edit FILE OUTPUT A1=TEXT …  the first sheet with other texts in these cells
  sheet_cells.py rows FILE OUTPUT 1-6,8,7    the first sheet with these of its rows, in this order

Every part of the archive is parsed, so what is not well-formed XML fails."""

import copy
import json
import re
import sys
import zipfile
import xml.etree.ElementTree as ET

MAIN = '{http://schemas.openxmlformats.org/spreadsheetml/2006/main}'


def open_parts(path):
    with zipfile.ZipFile(path) as archive:
        bad = archive.testzip()
        if bad:
            sys.exit(f'{bad} is damaged')
        parts = {name: archive.read(name) for name in archive.namelist()}
    for name, data in parts.items():
        if name.endswith(('.xml', '.rels', '.vml')):
            ET.fromstring(data)
    return parts


def unescape(text):
    return re.sub('_x([0-9A-Fa-f]{4})_', lambda m: chr(int(m.group(1), 16)), text)


def texts_of(item):
    return unescape(''.join(t.text or '' for t in item.iter(MAIN + 't')))


def sheet_name(parts, index):
    names = sorted((n for n in parts if re.fullmatch(r'xl/worksheets/sheet\d+\.xml', n)),
                   key=lambda n: int(re.search(r'(\d+)\.xml', n).group(1)))
    return names[index]


def read_cells(parts, index):
    shared = []
    if 'xl/sharedStrings.xml' in parts:
        shared = [texts_of(si) for si in ET.fromstring(parts['xl/sharedStrings.xml'])]
    for cell in ET.fromstring(parts[sheet_name(parts, index)]).iter(MAIN + 'c'):
        kind, value = cell.get('t'), cell.find(MAIN + 'v')
        if kind == 'inlineStr':
            text = texts_of(cell)
        elif value is None:
            continue
        elif kind == 's':
            text = shared[int(value.text)]
        else:
            text = value.text or ''
        if text:
            yield cell.get('r'), text


def write_parts(parts, path):
    with zipfile.ZipFile(path, 'w', zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)


def set_text(cell, text):
    for child in list(cell):
        cell.remove(child)
    cell.set('t', 'inlineStr')
    ET.SubElement(ET.SubElement(cell, MAIN + 'is'), MAIN + 't').text = text


def edit(parts, changes):
    name = sheet_name(parts, 0)
    root = ET.fromstring(parts[name])
    cells = {cell.get('r'): cell for cell in root.iter(MAIN + 'c')}
    for change in changes:
        where, text = change.split('=', 1)
        set_text(cells[where], text)
    parts[name] = ET.tostring(root)


def number_list(text):
    """"1-6,8,7" as numbers."""
    for part in text.split(','):
        first, _, last = part.partition('-')
        yield from range(int(first), int(last or first) + 1)


def arrange(parts, numbers):
    name = sheet_name(parts, 0)
    root = ET.fromstring(parts[name])
    data = root.find(MAIN + 'sheetData')
    rows = {int(row.get('r')): row for row in data}
    for row in list(data):
        data.remove(row)
    for number, source in enumerate(numbers, 1):
        if source not in rows:
            continue
        row = copy.deepcopy(rows[source])
        row.set('r', str(number))
        for cell in row:
            cell.set('r', re.sub(r'\d+', str(number), cell.get('r')))
        data.append(row)
    parts[name] = ET.tostring(root)


def main():
    verb, path = sys.argv[1:3]
    parts = open_parts(path)
    if verb == 'read':
        for where, text in read_cells(parts, int((sys.argv + ['0'])[3])):
            print(where, json.dumps(text, ensure_ascii=False), sep='\t')
    else:
        if verb == 'edit':
            edit(parts, sys.argv[4:])
        else:
            arrange(parts, list(number_list(sys.argv[4])))
        write_parts(parts, sys.argv[3])


main()
