"""What the window, the commands and the reports read: frozen rows, one module a subject.

Every query takes a connection first and gives plain values, never records that hold on to the
database. What is deleted neither counts nor shows.
"""
