"""Walks the windows of an application with pyatspi, as scripts do that use it, and reports the time of each walk.

Usage: pyatspi_walk.py APPLICATION WALKS
Reads name, role, states and bounds of every accessible object that the toolkit offers; the cache of libatspi is cleared before each walk.
A second series leaves out what is below objects that don't show, which not every script can afford to do.
Prints one JSON object: {"milliseconds": [...], "nodes": N, "showingMilliseconds": [...], "showingNodes": N}.
"""

import json
import sys
import time

import pyatspi


def find(name, seconds=20):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        for application in pyatspi.Registry.getDesktop(0):
            if application is not None and name.lower() in application.name.lower() and application.childCount > 0:
                return application
        time.sleep(0.2)
    sys.exit(f"no application '{name}' on the accessibility bus")


def walk(top, showing_only):
    nodes = 0
    waiting = [top]
    while waiting:
        node = waiting.pop()
        try:
            shows = node.getState().contains(pyatspi.STATE_SHOWING)
            if showing_only and not shows and node.getRole() != pyatspi.ROLE_APPLICATION:
                continue
            nodes += 1
            node.name
            node.getRole()
            if "Component" in node.get_interfaces():
                node.queryComponent().getExtents(pyatspi.DESKTOP_COORDS)
            # A sheet has two thousand million children; nobody walks those.
            for i in range(min(node.childCount, 2000)):
                child = node.getChildAtIndex(i)
                if child is not None:
                    waiting.append(child)
        except Exception as error:  # an object that went away in mid-walk
            print(f"{type(error).__name__}: {error}", file=sys.stderr)
    return nodes


def measure(application, walks, showing_only):
    times = []
    nodes = 0
    for _ in range(walks):
        application.clearCache() if hasattr(application, "clearCache") else application.clear_cache()
        started = time.perf_counter()
        nodes = walk(application, showing_only)
        times.append((time.perf_counter() - started) * 1000)
    return times, nodes


def main():
    application = find(sys.argv[1])
    walks = int(sys.argv[2])
    times, nodes = measure(application, walks, False)
    showing_times, showing_nodes = measure(application, walks, True)
    print(json.dumps({"milliseconds": times, "nodes": nodes, "showingMilliseconds": showing_times, "showingNodes": showing_nodes}))


main()
