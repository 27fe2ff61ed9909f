package dev.lumed.cli;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.client5.http.ssl.NoopHostnameVerifier;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.util.Timeout;

/** Calls over HTTP, each on a connection of its own: a daemon that was started anew has none of those before. */
final class HttpCalls {

    /** For a large body: it is sent once the daemon wants it, so that a refusal is heard. */
    static final RequestConfig ASKING_FIRST =
            RequestConfig.custom().setExpectContinueEnabled(true).build();

    private static final Timeout CONNECT_TIMEOUT = Timeout.ofSeconds(5);
    private static final int MOST_AT_ONCE = 16;

    private static final Executor THREADS = call -> {
        Thread thread = new Thread(call, "call");
        thread.setDaemon(true);
        thread.start();
    };

    private final CloseableHttpClient client;

    /** @param trust who is trusted where the daemon shows a certificate */
    HttpCalls(Optional<SSLContext> trust) {
        // Nothing of a browser's: a redirect or a proxy would take the token where it does not belong. Whether a call
        // may be repeated is known to who makes it.
        this.client = HttpClientBuilder.create()
                .setConnectionManager(connections(trust))
                .setConnectionReuseStrategy((request, response, context) -> false)
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .setUserAgent("lumed")
                .build();
    }

    private static HttpClientConnectionManager connections(Optional<SSLContext> trust) {
        PoolingHttpClientConnectionManagerBuilder connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setMaxConnPerRoute(MOST_AT_ONCE)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(CONNECT_TIMEOUT)
                        .build());
        // For whom a certificate is good is for the context to say.
        trust.ifPresent(context -> connections.setTlsSocketStrategy(new DefaultClientTlsStrategy(
                context, HostnameVerificationPolicy.BUILTIN, NoopHostnameVerifier.INSTANCE)));
        return connections.build();
    }

    /** What was answered; the body has to be closed, which cuts the connection where more would come. */
    record Reply(int status, InputStream body, HttpUriRequestBase request) {}

    @FunctionalInterface
    private interface Work<T> {
        T done() throws IOException;
    }

    /**
     * Waits for the head of the answer.
     *
     * @param socket the Unix domain socket to call by, in place of the address of the request
     * @throws TimeoutException where it does not come within the patience
     */
    Reply open(HttpUriRequestBase request, Optional<Path> socket, Duration patience)
            throws IOException, TimeoutException, InterruptedException {
        socket.ifPresent(path -> request.setConfig(
                RequestConfig.copy(request.getConfig() == null ? RequestConfig.DEFAULT : request.getConfig())
                        .setUnixDomainSocket(path)
                        .build()));
        return within(request, patience, () -> execute(request));
    }

    /**
     * Reads so many bytes of the body, or all there are.
     *
     * @throws TimeoutException where they do not come within the patience
     */
    byte[] read(Reply reply, int most, Duration patience) throws IOException, TimeoutException, InterruptedException {
        return within(reply.request(), patience, () -> reply.body().readNBytes(most));
    }

    /** Neither a connection nor a read of it can be given up but by another thread. */
    private static <T> T within(HttpUriRequestBase request, Duration patience, Work<T> work)
            throws IOException, TimeoutException, InterruptedException {
        CompletableFuture<T> result = new CompletableFuture<>();
        THREADS.execute(() -> {
            try {
                result.complete(work.done());
            } catch (IOException | RuntimeException e) {
                result.completeExceptionally(e);
            }
        });
        try {
            return result.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failed) {
                throw failed;
            }
            throw new IllegalStateException(e.getCause());
        } catch (TimeoutException | InterruptedException e) {
            request.cancel();
            throw e;
        }
    }

    private Reply execute(HttpUriRequestBase request) throws IOException {
        ClassicHttpResponse response = client.executeOpen(null, request, null);
        InputStream body = response.getEntity() == null
                ? InputStream.nullInputStream()
                : response.getEntity().getContent();
        return new Reply(response.getCode(), new Body(body, request), request);
    }

    /** To close it would otherwise read it to its end, which a stream of events has not. */
    private static final class Body extends FilterInputStream {
        private final HttpUriRequestBase request;

        Body(InputStream in, HttpUriRequestBase request) {
            super(in);
            this.request = request;
        }

        @Override
        public void close() {
            request.cancel();
        }
    }
}
