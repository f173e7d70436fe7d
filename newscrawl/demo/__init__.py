"""`make demo`: the main job on an invented news site, which this command serves on loopback."""
