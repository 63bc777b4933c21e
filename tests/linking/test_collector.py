"""The collector of cycles is paused while linking, and as it was after."""

from __future__ import annotations

import gc

import pytest

from rashomon.linking.collector import collector_paused


@pytest.mark.parametrize("before", [True, False])
def test_paused_and_put_back(before: bool) -> None:
    (gc.enable if before else gc.disable)()
    try:
        with collector_paused():
            assert not gc.isenabled()
        assert gc.isenabled() is before
    finally:
        gc.enable()
