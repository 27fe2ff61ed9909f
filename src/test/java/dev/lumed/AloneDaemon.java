package dev.lumed;

import dev.lumed.demo.DemoBackend;
import dev.lumed.settings.Configuration;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A daemon without a backend and without credentials: it shows what is in its store, and changes nothing of it. */
final class AloneDaemon extends LocalApi {
    private final Daemon daemon;

    private AloneDaemon(Path dataDir, Daemon daemon) {
        super(dataDir);
        this.daemon = daemon;
    }

    static AloneDaemon on(Path dataDir) throws Exception {
        Configuration configuration = Configuration.ofText(quick(dataDir, "backend.url = \"http://127.0.0.1:1\""));
        return new AloneDaemon(
                dataDir, Daemon.start(configuration, configuration.settings().backend()));
    }

    /** All that it has, a line for each conversation and each message. */
    List<String> inventory() throws Exception {
        List<String> lines = new ArrayList<>();
        for (var conversation : get("/v1/conversations").path("conversations")) {
            String id = conversation.path("id").asText();
            lines.add(String.join(
                    " ",
                    id,
                    conversation.path("persona").asText(),
                    conversation.path("open").asBoolean() ? "open" : "closed"));
            for (var message :
                    get("/v1/conversations/" + id + "/messages?limit=1000").path("messages")) {
                String mid = message.path("id").asText();
                int notes = get("/v1/conversations/" + id + "/messages/" + mid + "/story")
                        .path("notes")
                        .size();
                lines.add(String.join(
                        " ",
                        mid,
                        message.path("server_id").asText(),
                        message.path("role").asText(),
                        message.path("status").asText(),
                        notes > 0 ? "with a story" : "without a story",
                        message.path("content").asText()));
            }
        }
        return lines;
    }

    @Override
    String url() {
        return daemon.url();
    }

    @Override
    DemoBackend demo() {
        throw new UnsupportedOperationException("it is alone");
    }

    @Override
    public void close() throws IOException {
        daemon.close();
    }
}
