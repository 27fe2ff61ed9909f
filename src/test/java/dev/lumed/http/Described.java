package dev.lumed.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.JsonValidationReportFormat;
import com.atlassian.oai.validator.report.ValidationReport;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.apache.pekko.http.javadsl.model.Query;

/** Holds what goes over the wire against {@code openapi.yaml}. */
final class Described {
    static final String YAML = new String(Resources.read("/openapi.yaml"), StandardCharsets.UTF_8);

    private static final OpenApiInteractionValidator VALIDATOR =
            OpenApiInteractionValidator.createForInlineApiSpecification(YAML).build();

    private Described() {}

    static void exchange(HttpRequest request, String body, HttpResponse<String> response) {
        accept(VALIDATOR.validate(request(request, body), response(response)));
    }

    static void answer(HttpRequest request, HttpResponse<String> response) {
        Request.Method method = Request.Method.valueOf(request.method());
        accept(VALIDATOR.validateResponse(request.uri().getPath(), method, response(response)));
    }

    private static void accept(ValidationReport report) {
        assertThat(report.hasErrors())
                .as(() -> JsonValidationReportFormat.getInstance().apply(report))
                .isFalse();
    }

    private static Request request(HttpRequest request, String body) {
        URI uri = request.uri();
        SimpleRequest.Builder described = new SimpleRequest.Builder(request.method(), uri.getPath());
        request.headers().map().forEach(described::withHeader);
        if (uri.getRawQuery() != null) {
            Query.create(uri.getRawQuery()).toMultiMap().forEach(described::withQueryParam);
        }
        return (body.isEmpty() ? described : described.withBody(body)).build();
    }

    private static SimpleResponse response(HttpResponse<String> response) {
        SimpleResponse.Builder described = SimpleResponse.Builder.status(response.statusCode());
        response.headers().map().forEach(described::withHeader);
        return (response.body().isEmpty() ? described : described.withBody(response.body())).build();
    }
}
