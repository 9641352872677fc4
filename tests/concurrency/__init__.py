"""Tests of what happens when two people act at the same moment, or the power fails."""
