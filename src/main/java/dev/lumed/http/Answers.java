package dev.lumed.http;

import dev.lumed.actor.Outcome;
import dev.lumed.api.ApiJson;
import java.util.function.Function;
import org.apache.pekko.http.javadsl.model.ContentType;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.StatusCode;
import org.apache.pekko.http.javadsl.model.StatusCodes;

/** The answers of the API's routes. */
final class Answers {
    private Answers() {}

    static HttpResponse json(Object body) {
        return json(StatusCodes.OK, body);
    }

    static HttpResponse json(StatusCode status, Object body) {
        return of(status, ContentTypes.APPLICATION_JSON, ApiJson.write(body));
    }

    static HttpResponse of(StatusCode status, ContentType.NonBinary type, String text) {
        return HttpResponse.create().withStatus(status).withEntity(HttpEntities.create(type, text));
    }

    static HttpResponse noContent() {
        return HttpResponse.create().withStatus(StatusCodes.NO_CONTENT);
    }

    /** The value's answer, or the refusal's problem. */
    static <T> Function<Outcome<T>, HttpResponse> orProblem(Function<T, HttpResponse> success) {
        return outcome -> outcome instanceof Outcome.Success<T> done
                ? success.apply(done.value())
                : Problems.of((Outcome.Refusal<T>) outcome).response();
    }
}
