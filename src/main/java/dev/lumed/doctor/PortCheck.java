package dev.lumed.doctor;

import dev.lumed.settings.LumedSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** The port of the local API: free, or a lumed's. */
final class PortCheck {

    private static final String SUBJECT = "port";

    private PortCheck() {}

    static Finding examine(LumedSettings settings, Tenant tenant) {
        if (tenant.answers()) {
            return Finding.ok(
                    SUBJECT, "a lumed answers on port " + tenant.port().getAsInt());
        }
        int port = settings.api().port();
        if (port == 0) {
            return Finding.ok(SUBJECT, "any free port will be taken");
        }
        String host = settings.api().host();
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(host), port));
            return Finding.ok(SUBJECT, "port " + port + " of " + host + " is free");
        } catch (IOException e) {
            return Finding.problem(
                    SUBJECT,
                    "port " + port + " of " + host + " cannot be had, and it is not the lumed of this data directory"
                            + " that has it",
                    "stop what listens there, or set another api.port (LUMED_PORT); 0 takes any free one");
        }
    }
}
