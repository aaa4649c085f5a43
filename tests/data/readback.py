#!/usr/bin/env python3
"""Reads the open data of a built site with Python's standard library alone: what every format says is the same.

    tests/data/readback.py public
"""
import csv
import datetime
import hashlib
import json
import re
import sys
import zipfile
from pathlib import Path
from xml.etree import ElementTree

SHEETS = '{http://schemas.openxmlformats.org/spreadsheetml/2006/main}'
DAY_ZERO = datetime.date(1899, 12, 30)


def unguarded(cell):
    return cell[1:] if cell.startswith("'") else cell


def items(cell):
    found = [re.sub(r'\\(.)', r'\1', it, flags=re.S) for it in re.findall(r'(?:\\.|[^;\\])+', cell, flags=re.S)]
    return found


def of_text(field, cell):
    """A cell of CSV, or one of a sheet as text, as JSON would have it."""
    kind = field['type']
    if kind == 'list':
        return [int(it) if field['itemType'] == 'integer' else it for it in items(cell)]
    if cell == '':
        return None
    return {'integer': int, 'number': float, 'boolean': lambda it: it == 'true'}.get(kind, str)(cell)


def of_csv(path, fields):
    with open(path, encoding='utf-8-sig', newline='') as file:
        rows = list(csv.reader(file))
    assert rows[0] == [field['name'] for field in fields], path
    texts = ('string', 'list')
    return [[of_text(field, unguarded(cell) if field['type'] in texts else cell)
             for field, cell in zip(fields, row, strict=True)] for row in rows[1:]]


def of_object(row, fields):
    assert list(row) == [field['name'] for field in fields]
    return list(row.values())


def column(reference):
    number = 0
    for letter in re.match('[A-Z]+', reference)[0]:
        number = number * 26 + ord(letter) - 64
    return number - 1


def of_sheet(book, part, fields):
    sheet = ElementTree.fromstring(book.read(part))
    pane = sheet.find(f'.//{SHEETS}pane')
    assert pane is not None and pane.get('state') == 'frozen' and pane.get('ySplit') == '1', part
    assert sheet.find(f'{SHEETS}autoFilter') is not None, part
    rows = []
    for row in sheet.iter(f'{SHEETS}row'):
        cells = [''] * len(fields)
        for cell in row:
            kind = cell.get('t')
            if kind == 'inlineStr':
                text = ''.join(it.text or '' for it in cell.iter(f'{SHEETS}t'))
                text = re.sub('_x([0-9A-Fa-f]{4})_', lambda it: chr(int(it[1], 16)), text)
            else:
                text = cell.findtext(f'{SHEETS}v') or ''
            at = column(cell.get('r'))
            of = fields[at]['type'] if rows else 'string'
            # Codes are text: a number would lose digits and noughts.
            assert of not in ('string', 'list') or kind == 'inlineStr' or not text, (part, cell.get('r'))
            if of == 'date' and text:
                text = str(DAY_ZERO + datetime.timedelta(days=int(text)))
            if kind == 'b':
                text = {'1': 'true', '0': 'false'}[text]
            cells[at] = text
        rows.append(cells)
    assert rows[0] == [field['title'] for field in fields], part
    return [[of_text(field, cell) for field, cell in zip(fields, row, strict=True)] for row in rows[1:]]


def sheets(book):
    """The parts of the book by the names of the sheets."""
    names = ElementTree.fromstring(book.read('xl/workbook.xml')).iter(f'{SHEETS}sheet')
    return {sheet.get('name'): f'xl/worksheets/sheet{number}.xml' for number, sheet in enumerate(names, 1)}


def main(site):
    data = Path(site) / 'data'
    package = json.loads((data / 'datapackage.json').read_text(encoding='utf-8'))
    book = zipfile.ZipFile(data / 'minglu.xlsx')
    assert book.testzip() is None
    # LibreOffice opens no part of the form for more than 4 GB.
    assert all(part.extract_version <= 20 for part in book.infolist())
    parts = sheets(book)
    core = book.read('docProps/core.xml').decode()
    assert f"{package['version']}T00:00:00Z</dcterms:created>" in core, 'made on another day'
    cells = 0
    for resource in package['resources']:
        if resource['format'] != 'csv':
            continue
        fields = resource['schema']['fields']
        name = resource['name']
        rows = of_csv(data / f'{name}.csv', fields)
        document = json.loads((data / f'{name}.json').read_text(encoding='utf-8'))
        lines = (data / f'{name}.jsonl').read_text(encoding='utf-8').split('\n')
        assert lines.pop() == '', name
        for form, other in {
            'JSON': [of_object(row, fields) for row in document['rows']],
            'JSON Lines': [of_object(json.loads(line), fields) for line in lines],
            'XLSX': of_sheet(book, parts[resource['title']], fields),
        }.items():
            assert len(rows) == len(other), f'{name}: {len(rows)} rows in CSV, {len(other)} in {form}'
            for number, (left, right) in enumerate(zip(rows, other), 1):
                assert left == right, f'{name}, row {number}: {left} in CSV, {right} in {form}'
        keys = [[row[[it['name'] for it in fields].index(key)] for key in resource['schema']['primaryKey']] for row in rows]
        assert len({json.dumps(key) for key in keys}) == len(rows), f'{name}: a key stands twice'
        cells += len(rows) * len(fields)
    sums = (data / 'SHA256SUMS').read_text().splitlines()
    for line in sums:
        expected, name = line.split('  ')
        assert hashlib.sha256((data / name).read_bytes()).hexdigest() == expected, name
    assert cells > 0
    print(f'{cells} cells are the same in CSV, JSON, JSON Lines and XLSX; {len(sums)} checksums are right')


main(sys.argv[1])
