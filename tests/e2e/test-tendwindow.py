#!/usr/bin/env python3
"""The tools of the journeys, tried on a window with one of each control."""
import os
import re
import sys

sys.dont_write_bytecode = True
from tendwindow import journey, main, plain, press  # noqa: E402


@journey
def names_lose_their_mnemonics(program):
    assert plain("_Save Save") == "Save"
    assert plain("As_k…") == "Ask…"
    assert plain("Ana García") == "Ana García"
    assert plain(None) == ""


@journey
def types_any_letter_and_clicks(program):
    window = program.window("Sample")
    entry = window.find("text", "Name")
    for text in ("Ana", "Ærø Ñandú, Émile ÅÖ-żó", 'a_b "c" \\ $x'):
        entry.type(text)
        window.find("button", "Save").click()
        label = window.wait_for_text(f"Saved: {text}")
        assert label.text == f"Saved: {text}", label.text


@journey
def points_at_what_has_no_action(program):
    window = program.window("Sample")
    urgent = window.find("check box", "Urgent")
    assert "click" not in urgent.actions()
    urgent.click()
    program.wait_for(lambda: urgent.has_state("checked"), "the check mark")
    window.find("text", "Name").type("Li")
    press("alt+s")
    window.wait_for_text("Saved: Li, urgent")
    window.find("list item", re.compile("^Ærø")).click()
    window.wait_for_text("Row 1")
    window.find("list", "Waiting").select_row(2)
    window.wait_for_text("Row 2")


@journey
def follows_dialogs_and_actions(program):
    window = program.window("Sample")
    window.activate("win.refresh")
    window.wait_for_text("Refreshed")
    window.find("button", "Ask…").click()
    question = program.window("Question")
    assert question.has_state("modal")
    assert len(program.windows()) == 2
    question.find("button", "Understood").point()
    program.wait_closed("Question")
    window.find("check box", "Urgent").point()
    program.wait_for(lambda: window.find("check box", "Urgent").has_state("checked"), "the mark")


@journey
def says_what_is_there_instead(program):
    window = program.window("Sample")
    try:
        window.find("button", "Nowhere", timeout=0.2)
    except AssertionError as fault:
        assert "Nowhere" in str(fault) and "'Save'" in str(fault), fault
    else:
        raise AssertionError("found a button that is not there")
    picture = program.screenshot("sample")
    assert os.path.getsize(picture) > 1000


@journey
def notices_the_end_and_starts_again(program):
    program.window("Sample")
    program.kill()
    try:
        program.window("Sample", timeout=5)
    except AssertionError as fault:
        assert "ended (-9)" in str(fault), fault
    else:
        raise AssertionError("a killed program still has a window")
    program.start()
    program.window("Sample").wait_for_text("Ready")
    program.window("Sample").find("button", "Close").click()
    program.wait_exit()
    assert program.process.returncode == 0


main()
