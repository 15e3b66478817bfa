"""The faces that every document can count on; ``README.md`` beside this file says where they come from."""
