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
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Finds the address of a host anew for each connection. Those who ask while the answer is on its way share it, so that
 * a dead name server holds one thread. After a failed connection the host's next address is taken.
 */
final class Resolver {
    private static final String KEPT_SECONDS = "5";
    private static final String FAILURE_KEPT_SECONDS = "1";

    private final Executor blocking;
    private final Lookup names;
    private final ConcurrentMap<String, CompletableFuture<InetAddress[]>> lookups = new ConcurrentHashMap<>();
    private final AtomicInteger failures = new AtomicInteger();

    /** Read by the JVM at its first lookup: too late, if anything else was looked up before. */
    static void forgetSoon() {
        Security.setProperty("networkaddress.cache.ttl", KEPT_SECONDS);
        Security.setProperty("networkaddress.cache.negative.ttl", FAILURE_KEPT_SECONDS);
    }

    Resolver(Executor blocking) {
        this(blocking, InetAddress::getAllByName);
        forgetSoon();
    }

    Resolver(Executor blocking, Lookup names) {
        this.blocking = blocking;
        this.names = names;
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
        try {
            blocking.execute(() -> find(host, started));
        } catch (RejectedExecutionException stopped) {
            lookups.remove(host);
            started.completeExceptionally(stopped);
        }
        return started;
    }

    /** Whoever asks again at once, on hearing the answer, is to get a new one. */
    private void find(String host, CompletableFuture<InetAddress[]> asked) {
        try {
            InetAddress[] found = names.addressesOf(host);
            lookups.remove(host);
            asked.complete(found);
        } catch (UnknownHostException | RuntimeException failure) {
            lookups.remove(host);
            asked.completeExceptionally(failure);
        }
    }

    /** Where the addresses come from; it may take its time. */
    @FunctionalInterface
    interface Lookup {
        InetAddress[] addressesOf(String host) throws UnknownHostException;
    }
}
