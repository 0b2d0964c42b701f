"""Explorers: the course's data to turn over by menu and slider, with one fixed view for the book."""
