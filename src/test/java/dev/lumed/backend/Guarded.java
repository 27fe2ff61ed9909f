package dev.lumed.backend;

import dev.lumed.wire.AnswerCodec;
import dev.lumed.wire.TokenPair;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/** A backend that lets in whoever shows a good token, and leaves the rest to a test. */
final class Guarded implements RawServer.Script {
    static final String REFRESHING = "/auth/refresh";
    static final String LOGGING_IN = "/auth/login";

    private final Set<String> good = ConcurrentHashMap.newKeySet();
    private volatile RawServer.Script refreshing = visit -> visit.answer(401, "{\"error\":\"revoked\"}");
    private volatile RawServer.Script loggingIn = visit -> visit.answer(401, "{\"error\":\"wrong\"}");
    private volatile CountDownLatch refusals = new CountDownLatch(0);

    @Override
    public void serve(Visit visit) throws IOException, InterruptedException {
        RawRequest request = visit.request();
        if (request.target().endsWith(REFRESHING)) {
            refusals.await();
            refreshing.serve(visit);
        } else if (request.target().endsWith(LOGGING_IN)) {
            loggingIn.serve(visit);
        } else if (!good.contains(request.token())) {
            visit.answer(401, "{\"error\":\"expired\"}");
            refusals.countDown();
        } else if (request.target().contains("/ws")) {
            visit.upgrade();
            visit.hang();
        } else {
            visit.answer(204, "");
        }
    }

    void accept(String token) {
        good.add(token);
    }

    void refreshBy(RawServer.Script script) {
        refreshing = script;
    }

    void logInBy(RawServer.Script script) {
        loggingIn = script;
    }

    /** Refreshes nothing before so many calls were refused. */
    void refreshAfter(int calls) {
        refusals = new CountDownLatch(calls);
    }

    /** Hands out a pair whose access token is good. */
    RawServer.Script issue(String access, String refresh) {
        return visit -> {
            accept(access);
            visit.answer(200, AnswerCodec.encodeTokens(new TokenPair(access, refresh)));
        };
    }
}
