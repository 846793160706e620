"""What leaves the program: the shell, and the answers that it shares with other ways out."""
