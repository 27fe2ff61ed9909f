package dev.lumed;

import static org.assertj.core.api.Assertions.assertThat;

/** How a process ends that cannot do what it was asked to. */
final class Ended {
    private Ended() {}

    /** It ends with 1, one line that says why, and nothing on standard output. */
    static void refused(LumedProcess started, String... said) throws InterruptedException {
        with(1, started, said);
    }

    /** It ends with this code, one line that says why, and nothing on standard output. */
    static void with(int code, LumedProcess started, String... said) throws InterruptedException {
        try (LumedProcess lumed = started) {
            assertThat(lumed.awaitExit()).isEqualTo(code);
            assertThat(lumed.err()).singleElement().asString().contains(said);
            assertThat(lumed.out()).isEmpty();
        }
    }
}
