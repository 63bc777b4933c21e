"""Who leaves out an event that most others tell.

Plain omission means little: editors who follow one affair choose much the same events seldom. So
silence weighs by how many others could tell the event and do, and is never said of few.
"""
