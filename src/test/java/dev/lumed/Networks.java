package dev.lumed;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A network namespace for a daemon, as a machine of its own with three interfaces: two ways to a backend that listens in
 * the namespace of the test, and one that stays, by which the test talks to the daemon. It takes root and Debian's
 * iproute2.
 */
final class Networks implements AutoCloseable {
    /** Of the range that is kept for tests of networks (RFC 2544): each run has four networks of its own. */
    private static final String RANGE = "198.18.";

    private static final int NETWORKS = 4;

    private final String name = "lumed-" + ProcessHandle.current().pid();
    private final int first = NETWORKS * (int) (ProcessHandle.current().pid() % (256 / NETWORKS));

    /** One of the ways out of the namespace. */
    enum Way {
        FIRST(0),
        SECOND(1),
        OF_THE_TEST(2);

        private final int number;

        Way(int number) {
            this.number = number;
        }
    }

    private Networks() {}

    /** Whether this machine lets us have any. */
    static boolean arePossible() throws IOException {
        String probe = "lumed-probe-" + ProcessHandle.current().pid();
        try {
            return run(List.of("ip", "netns", "add", probe)).isEmpty()
                    && run(List.of("ip", "netns", "delete", probe)).isEmpty();
        } catch (IOException missing) {
            return false;
        }
    }

    /** With the backend to be found by the first way. */
    static Networks create() throws IOException {
        Networks networks = new Networks();
        ip("netns", "add", networks.name);
        try {
            networks.lay();
        } catch (IOException | RuntimeException e) {
            networks.close();
            throw e;
        }
        return networks;
    }

    private void lay() throws IOException {
        inside("link", "set", "lo", "up");
        for (Way way : Way.values()) {
            String inner = inner(way);
            ip("link", "add", outer(way), "type", "veth", "peer", "name", inner, "netns", name);
            ip("address", "add", address(way, 1) + "/24", "dev", outer(way));
            ip("link", "set", outer(way), "up");
            inside("address", "add", address(way, 2) + "/24", "dev", inner);
            inside("link", "set", inner, "up");
        }
        ip("address", "add", backend() + "/32", "dev", outer(Way.OF_THE_TEST));
        route(Way.FIRST);
    }

    /** Where the backend has to listen; it is the same by either way. */
    String backend() {
        return RANGE + (first + Way.values().length) + ".1";
    }

    /** Where the daemon can be asked by the test, whatever becomes of its other ways. */
    String daemon() {
        return address(Way.OF_THE_TEST, 2);
    }

    /** What runs a command in the namespace. */
    String[] entrance() {
        return new String[] {"ip", "netns", "exec", name};
    }

    /** The machine has another address on this way; what comes for the old one finds nobody. */
    void renumber(Way way) throws IOException {
        inside("address", "delete", address(way, 2) + "/24", "dev", inner(way));
        inside("address", "add", address(way, 3) + "/24", "dev", inner(way));
        route(way);
    }

    void goDown(Way way) throws IOException {
        inside("link", "set", inner(way), "down");
    }

    /** It is up again, with the addresses that it had and the way to the backend. */
    void comeUp(Way way) throws IOException {
        inside("link", "set", inner(way), "up");
        route(way);
    }

    /** From now on this is the way to the backend. */
    void route(Way way) throws IOException {
        inside("route", "replace", backend() + "/32", "via", address(way, 1), "dev", inner(way));
    }

    private String address(Way way, int machine) {
        return RANGE + (first + way.number) + "." + machine;
    }

    private String outer(Way way) {
        return "lumed" + way.number + "-" + ProcessHandle.current().pid();
    }

    private static String inner(Way way) {
        return "way" + way.number;
    }

    private void inside(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("ip", "-netns", name));
        command.addAll(List.of(arguments));
        require(command);
    }

    private static void ip(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("ip"));
        command.addAll(List.of(arguments));
        require(command);
    }

    private static void require(List<String> command) throws IOException {
        String complaint = run(command);
        if (!complaint.isEmpty()) {
            throw new IllegalStateException(String.join(" ", command) + ": " + complaint);
        }
    }

    /** What it complains of; nothing where all went well. */
    private static String run(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int code = process.onExit().join().exitValue();
        return code == 0 ? "" : "ended with " + code + ": " + output.strip();
    }

    /** The namespace may live on for a while, as connections do that nobody hears of any more; the interfaces may not. */
    @Override
    public void close() throws IOException {
        for (Way way : Way.values()) {
            run(List.of("ip", "link", "delete", outer(way)));
        }
        ip("netns", "delete", name);
    }
}
