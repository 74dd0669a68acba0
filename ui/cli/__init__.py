"""The commands: the same cases as the window, without Qt and without a screen."""
