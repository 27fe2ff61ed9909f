package dev.lumed.http;

import dev.lumed.meters.Meters;
import dev.lumed.settings.ApiSettings;
import dev.lumed.settings.DataDir;
import dev.lumed.settings.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;

/** The local API on a free port, over {@link FakeConversations}. */
final class ApiUnderTest implements AutoCloseable {
    static final String TOKEN = "the-right-token";
    static final Duration DEADLINE = Duration.ofSeconds(20);
    static final ApiServer.Limits LIMITS = new ApiServer.Limits(
            EventInbox.Bounds.USUAL,
            100,
            Duration.ofSeconds(15),
            Duration.ofMillis(1),
            Duration.ofMillis(200),
            DEADLINE);

    final FakeConversations conversations = new FakeConversations();
    final FakeControl control = new FakeControl();
    final FakeStore store = new FakeStore();
    final Meters meters = new Meters(InstantSource.system());
    final ActorTestKit testKit = ActorTestKit.create();
    final ApiToken token;
    final ApiServer server;
    final ApiClient client;
    /** One without the token. */
    final ApiClient stranger;

    ApiUnderTest() {
        this(LIMITS);
    }

    ApiUnderTest(ApiServer.Limits limits) {
        this(settings(0), limits);
    }

    ApiUnderTest(ApiSettings settings) {
        this(settings, LIMITS);
    }

    private ApiUnderTest(ApiSettings settings, ApiServer.Limits limits) {
        this(settings, Path.of("unused"), limits);
    }

    /** By a Unix domain socket too. */
    ApiUnderTest(Path socket, ApiServer.Limits limits) {
        this(new ApiSettings("127.0.0.1", 0, Optional.empty(), false, true, Optional.empty()), socket, limits);
    }

    private ApiUnderTest(ApiSettings settings, Path socket, ApiServer.Limits limits) {
        token = token();
        server = start(settings, socket, limits);
        client = new ApiClient(server.uri(), TOKEN);
        stranger = new ApiClient(server.uri(), "");
    }

    private static ApiToken token() {
        try {
            return ApiToken.loadOrCreate(new DataDir(Path.of("unused")), Optional.of(Secret.of(TOKEN)));
        } catch (IOException unexpected) {
            throw new UncheckedIOException(unexpected);
        }
    }

    private ApiServer start(ApiSettings settings, Path socket, ApiServer.Limits limits) {
        try {
            ApiServices services = new ApiServices(conversations, control, store, token, meters);
            return ApiServer.start(testKit.system(), settings, socket, services, limits)
                    .toCompletableFuture()
                    .get(DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (Exception notStarted) {
            throw new IllegalStateException(notStarted);
        }
    }

    static ApiSettings settings(int port) {
        return new ApiSettings("127.0.0.1", port, Optional.empty(), false, false, Optional.empty());
    }

    /** How many requests were refused for this reason so far. */
    double refusals(String reason) {
        Pattern counted =
                Pattern.compile("lumed_http_(?:guard_refusals|malformed)_total\\{reason=\"" + reason + "\"} (\\S+)");
        return counted.matcher(stranger.get("/metrics").text())
                .results()
                .mapToDouble(count -> Double.parseDouble(count.group(1)))
                .sum();
    }

    @Override
    public void close() {
        testKit.shutdownTestKit();
    }
}
