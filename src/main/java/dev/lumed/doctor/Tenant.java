package dev.lumed.doctor;

import dev.lumed.settings.ApiSettings;
import dev.lumed.settings.LumedSettings;
import dev.lumed.tls.ClientTls;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.OptionalInt;

/**
 * The daemon that may be running on the data directory.
 *
 * @param port where one says it listens; none where no daemon wrote it
 * @param answers whether a lumed answers there
 */
record Tenant(OptionalInt port, boolean answers) {

    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final int LONGEST = 16;

    static Tenant of(LumedSettings settings) {
        OptionalInt port = port(settings);
        return new Tenant(port, port.isPresent() && answers(settings.api(), port.getAsInt()));
    }

    private static OptionalInt port(LumedSettings settings) {
        try (InputStream file = Files.newInputStream(settings.dataDir().apiPort())) {
            String text = new String(file.readNBytes(LONGEST), StandardCharsets.US_ASCII).strip();
            return text.matches("\\d{1,5}") ? OptionalInt.of(Integer.parseInt(text)) : OptionalInt.empty();
        } catch (IOException e) {
            return OptionalInt.empty();
        }
    }

    private static boolean answers(ApiSettings api, int port) {
        HttpClient.Builder client =
                HttpClient.newBuilder().connectTimeout(PATIENCE).proxy(HttpClient.Builder.NO_PROXY);
        api.tls().map(ClientTls::trusting).ifPresent(client::sslContext);
        try {
            HttpRequest request = HttpRequest.newBuilder(api.reachableUrl(port).resolve("/health/live"))
                    .timeout(PATIENCE)
                    .build();
            return client.build().send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException | IllegalArgumentException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
