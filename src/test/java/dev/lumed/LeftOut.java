package dev.lumed;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Tests that a machine cannot run: they are counted as skipped, and said on the console, where skips are easily missed. */
public final class LeftOut {
    private LeftOut() {}

    public static void unless(boolean possible, String what) {
        if (!possible) {
            System.out.println("LEFT OUT: " + what);
        }
        assumeTrue(possible, what);
    }
}
