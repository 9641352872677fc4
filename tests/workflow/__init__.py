"""Tests of the flow of office work: tasks, papers, lists."""
