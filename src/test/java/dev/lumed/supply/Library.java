package dev.lumed.supply;

/** A library in one version. Maven's are named {@code group:artifact}, npm's as npm has them. */
record Library(String name, String version) {}
