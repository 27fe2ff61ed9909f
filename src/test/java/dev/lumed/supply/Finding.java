package dev.lumed.supply;

/** What is to be done something about: {@code what} is the advisory's id, or the release that the library is older than. */
record Finding(Library library, String what, String detail) {}
