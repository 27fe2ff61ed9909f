package dev.lumed.cli;

import dev.lumed.settings.ApiSettings;
import dev.lumed.settings.LumedSettings;
import dev.lumed.settings.Secret;
import dev.lumed.tls.ClientTls;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/** Finds the daemon of a data directory. It is looked for anew each time: a restart may bring another port. */
final class Endpoints {

    private static final int LONGEST_FILE = 4096;

    private final LumedSettings settings;

    Endpoints(LumedSettings settings) {
        this.settings = settings;
    }

    /**
     * Where the daemon answers.
     *
     * @param socket the Unix domain socket to ask it by, in place of the URL's address
     * @param token absent where no daemon has made one yet
     */
    record Endpoint(URI url, Optional<Path> socket, Optional<Secret> token) {

        /** What requests begin with. By the socket nothing is encrypted. */
        String base() {
            return socket.isPresent() ? "http://" + url.getAuthority() : url.toString();
        }

        /** Where the requests go, as a person is told it. */
        String place() {
            return socket.map(Path::toString).orElseGet(url::toString);
        }
    }

    Endpoint find() throws CommandException {
        // A daemon that has none removes what an earlier one left.
        Optional<Path> socket = Optional.of(settings.dataDir().apiSocket()).filter(Files::exists);
        return new Endpoint(settings.api().reachableUrl(port()), socket, token());
    }

    /** Where the daemon shows a certificate: whom to trust. */
    Optional<SSLContext> trust() {
        return settings.api().tls().map(ClientTls::trusting);
    }

    Path tokenFile() {
        return settings.dataDir().apiToken();
    }

    /** Written by each daemon that starts. */
    Path portFile() {
        return settings.dataDir().apiPort();
    }

    private int port() throws CommandException {
        Optional<String> written = read(settings.dataDir().apiPort());
        if (written.isPresent() && written.get().matches("\\d{1,5}")) {
            return Integer.parseInt(written.get());
        }
        int port = settings.api().port();
        if (port == 0) {
            throw new CommandException.Unreachable(
                    "no daemon is running on " + settings.dataDir().path(), null);
        }
        return port;
    }

    private Optional<Secret> token() throws CommandException {
        ApiSettings api = settings.api();
        return api.token().isPresent() ? api.token() : read(tokenFile()).map(Secret::of);
    }

    private static Optional<String> read(Path file) throws CommandException {
        try (InputStream in = Files.newInputStream(file)) {
            String text = new String(in.readNBytes(LONGEST_FILE), StandardCharsets.US_ASCII).strip();
            return Optional.of(text).filter(value -> !value.isEmpty());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new CommandException.Unauthorized(file + " cannot be read: it belongs to whoever runs the daemon");
        }
    }
}
