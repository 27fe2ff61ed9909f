package dev.lumed.settings;

import java.util.Locale;
import java.util.regex.Pattern;

/** Tells whether only this machine can reach a host, by its name alone: asking a name server could answer anything. */
final class Loopback {

    private static final Pattern IPV4 = Pattern.compile("127(\\.\\d{1,3}){3}");
    private static final Pattern IPV6 = Pattern.compile("\\[?(::1|0:0:0:0:0:0:0:1)]?");

    private Loopback() {}

    static boolean is(String host) {
        return host.toLowerCase(Locale.ROOT).equals("localhost")
                || IPV4.matcher(host).matches()
                || IPV6.matcher(host).matches();
    }
}
