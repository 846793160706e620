"""Lists of actors that others keep, brought into the form of resources/actors."""
