"""Figures as ratios to a floor measured in the same run; absolutes are only told, never judged."""
