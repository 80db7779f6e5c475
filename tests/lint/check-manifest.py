#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks a Flatpak manifest against what a software shop's linter asks for and flatpak-builder lets pass."""
import json
import os
import re
import sys

ALLOWED_FINISH = {'--share=ipc', '--socket=fallback-x11', '--socket=wayland', '--device=dri'}
BUILD_SYSTEMS = {'meson', 'cmake', 'cmake-ninja', 'simple', 'autotools', 'qmake'}
TOP_KEYS = {'id', 'runtime', 'runtime-version', 'sdk', 'command', 'finish-args', 'cleanup', 'modules'}
MODULE_KEYS = {'name', 'buildsystem', 'run-tests', 'config-opts', 'sources', 'cleanup', 'builddir', 'modules', 'subdir'}


def check_source(source, place):
    if source.get('type') == 'archive' and not re.fullmatch('[0-9a-f]{64}', source.get('sha256', '')):
        yield f'{place}: an archive needs its sha256'
    elif source.get('type') == 'git' and not re.fullmatch('[0-9a-f]{40}', source.get('commit', '')):
        yield f'{place}: a git source needs its commit'
    elif source.get('type') == 'dir' and source.get('path') != '..':
        yield f'{place}: only this project is a folder'
    elif source.get('type') not in ('archive', 'git', 'dir', 'patch', 'file'):
        yield f'{place}: unknown type of source'


def check_module(module):
    name = module.get('name', '?')
    for key in sorted(set(module) - MODULE_KEYS):
        yield f'module {name}: unknown key {key}'
    if module.get('buildsystem') not in BUILD_SYSTEMS:
        yield f'module {name}: unknown build system {module.get("buildsystem")}'
    if not module.get('sources'):
        yield f'module {name}: no sources'
    for source in module.get('sources', []):
        yield from check_source(source, f'module {name}')
    for inner in module.get('modules', []):
        yield from check_module(inner)


def check(path):
    with open(path, encoding='utf-8') as file:
        manifest = json.load(file)
    if manifest.get('id') != os.path.splitext(os.path.basename(path))[0]:
        yield 'the id is not the name of the file'
    for key in sorted(set(manifest) ^ TOP_KEYS):
        yield f'key {key} is unknown or missing'
    if '/' in manifest.get('command', '/'):
        yield 'the command is a path'
    arguments = set(manifest.get('finish-args', []))
    for argument in sorted(arguments - ALLOWED_FINISH):
        yield f'right {argument} is more than Remit needs'
    if not {'--share=ipc', '--socket=fallback-x11', '--socket=wayland'} <= arguments:
        yield 'wayland, fallback-x11 and share=ipc go together'
    if not re.fullmatch('[0-9]+', manifest.get('runtime-version', '')):
        yield 'the version of the runtime is not a release'
    for module in manifest.get('modules', []):
        yield from check_module(module)


problems = list(check(sys.argv[1]))
for problem in problems:
    print(f'{sys.argv[1]}: {problem}')
sys.exit(1 if problems else 0)
