#!/usr/bin/env python3
"""What the desktop, the software shop and the sandbox are told agrees, and opens no doors.

usage: test-metadata.py SOURCE_ROOT VERSION
"""
import configparser
import datetime
import re
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import yaml

ID = "org.tendclinic.Tend"
# A window on the screen and nothing else: files, printers and secrets go through portals.
PERMISSIONS = {"--share=ipc", "--socket=fallback-x11", "--socket=wayland", "--device=dri"}

root, version = Path(sys.argv[1]), sys.argv[2]
manifest = yaml.safe_load((root / f"flatpak/{ID}.yml").read_text(encoding="utf-8"))
metainfo = ElementTree.parse(root / f"data/{ID}.metainfo.xml.in").getroot()
desktop = configparser.ConfigParser(interpolation=None)
desktop.optionxform = str
desktop.read(root / f"data/{ID}.desktop.in", encoding="utf-8")
entry = desktop["Desktop Entry"]
*libraries, program = manifest["modules"]
cases = []


def case(function):
    cases.append(function)
    return function


@case
def ids_agree():
    assert manifest["id"] == ID
    assert metainfo.findtext("id") == ID
    assert metainfo.findtext("launchable") == f"{ID}.desktop"
    assert entry["Icon"] == ID
    assert f"application_id = '{ID}'" in (root / "meson.build").read_text(encoding="utf-8")
    for icon in (f"scalable/apps/{ID}.svg", f"symbolic/apps/{ID}-symbolic.svg"):
        assert (root / "data/icons/hicolor" / icon).is_file(), icon


@case
def commands_agree():
    assert manifest["command"] == entry["Exec"].split()[0] == "tend"
    assert [binary.text for binary in metainfo.iterfind("provides/binary")] == ["tend", "tendctl"]


@case
def sandbox_stays_closed():
    asked = set(manifest["finish-args"])
    assert asked <= PERMISSIONS, f"not allowed: {sorted(asked - PERMISSIONS)}"


@case
def sources_are_pinned():
    for module in libraries:
        for source in module["sources"]:
            where = f"{module['name']}: {source}"
            assert source["type"] == "archive", where
            assert source["url"].startswith("https://"), where
            assert re.fullmatch(r"[0-9a-f]{64}", source["sha256"]), where
    assert program["name"] == "tend"
    assert [source["type"] for source in program["sources"]] == ["dir"]


@case
def nothing_for_builders_is_shipped():
    for path in ("/include", "/lib/pkgconfig", "/share/gir-1.0", "*.a", "*.la"):
        assert path in manifest["cleanup"], path
    assert libraries[0] == {**libraries[0], "name": "intltool", "cleanup": ["*"]}


@case
def release_is_this_version():
    releases = metainfo.findall("releases/release")
    assert releases[0].get("version") == version
    for release in releases:
        datetime.date.fromisoformat(release.get("date"))
        assert release.find("description") is not None, release.get("version")


@case
def shop_page_is_complete():
    assert metainfo.find("developer").get("id") == "org.tendclinic"
    assert metainfo.findtext("project_license") == "GPL-3.0-or-later"
    assert metainfo.find("content_rating").get("type") == "oars-1.1"
    assert len(metainfo.findtext("name")) <= 15
    assert len(metainfo.findtext("summary")) <= 35
    colours = {
        colour.get("scheme_preference"): colour.text
        for colour in metainfo.iterfind("branding/color")
    }
    assert colours.keys() == {"light", "dark"}
    assert all(re.fullmatch(r"#[0-9a-f]{6}", colour) for colour in colours.values())
    urls = {url.get("type"): url.text for url in metainfo.iterfind("url")}
    assert {"homepage", "bugtracker", "vcs-browser"} <= urls.keys()
    assert all(url.startswith("https://") for url in urls.values())


@case
def screenshots_are_of_this_version():
    screenshots = metainfo.findall("screenshots/screenshot")
    assert screenshots and screenshots[0].get("type") == "default"
    for screenshot in screenshots:
        url = screenshot.findtext("image").strip()
        assert url.startswith("https://") and url.endswith(".png"), url
        assert f"/{version}/" in url, url
        assert not screenshot.findtext("caption").endswith("."), url


print(f"1..{len(cases)}")
failures = 0
for number, check in enumerate(cases, 1):
    try:
        check()
        print(f"ok {number} /metadata/{check.__name__.replace('_', '-')}")
    except (AssertionError, AttributeError, KeyError, ValueError) as fault:
        failures += 1
        print(f"not ok {number} /metadata/{check.__name__.replace('_', '-')}")
        print(f"# {type(fault).__name__}: {fault}")
sys.exit(1 if failures else 0)
