package dev.lumed.backend;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.security.Security;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Finds the address of a host anew for each connection. Those who ask while the answer is on its way share it, so that
 * a dead name server holds one thread. After a failed connection the host's next address is taken.
 */
final class Resolver {
    private static final String KEPT_SECONDS = "5";
    private static final String FAILURE_KEPT_SECONDS = "1";

    private final Executor blocking;
    private final ConcurrentMap<String, CompletableFuture<InetAddress[]>> lookups = new ConcurrentHashMap<>();
    private final AtomicInteger failures = new AtomicInteger();

    /** Read by the JVM at its first lookup: too late, if anything else was looked up before. */
    static void forgetSoon() {
        Security.setProperty("networkaddress.cache.ttl", KEPT_SECONDS);
        Security.setProperty("networkaddress.cache.negative.ttl", FAILURE_KEPT_SECONDS);
    }

    Resolver(Executor blocking) {
        this.blocking = blocking;
        forgetSoon();
    }

    CompletionStage<InetSocketAddress> resolve(String host, int port) {
        return lookup(host).thenApply(addresses -> {
            int turn = Math.floorMod(failures.get(), addresses.length);
            return new InetSocketAddress(addresses[turn], port);
        });
    }

    /** The address that was given last could not be connected to. */
    void failed() {
        failures.incrementAndGet();
    }

    private CompletableFuture<InetAddress[]> lookup(String host) {
        CompletableFuture<InetAddress[]> started = new CompletableFuture<>();
        CompletableFuture<InetAddress[]> running = lookups.putIfAbsent(host, started);
        if (running != null) {
            return running;
        }
        blocking.execute(() -> {
            try {
                started.complete(InetAddress.getAllByName(host));
            } catch (UnknownHostException unknown) {
                started.completeExceptionally(unknown);
            } finally {
                lookups.remove(host);
            }
        });
        return started;
    }
}
