package dev.lumed.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.JsonValidationReportFormat;
import com.atlassian.oai.validator.report.MessageResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import com.atlassian.oai.validator.schema.SchemaValidator;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.util.ResolverFully;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.pekko.http.javadsl.model.Query;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.provider.Arguments;

/** Holds what goes over the wire against {@code openapi.yaml}, which must know every field of it. */
public final class Described {
    static final String YAML = new String(Resources.read("/openapi.yaml"), StandardCharsets.UTF_8);

    private static final OpenAPI API = new OpenAPIV3Parser().readContents(YAML).getOpenAPI();
    private static final OpenApiInteractionValidator VALIDATOR =
            OpenApiInteractionValidator.createForInlineApiSpecification(YAML).build();
    private static final SchemaValidator SCHEMAS = new SchemaValidator(API, new MessageResolver());
    private static final ResolverFully RESOLVER = resolver();

    private Described() {}

    /** Makes one schema of those that are composed of several: each alone would refuse the fields of the others. */
    private static ResolverFully resolver() {
        ResolverFully resolver = new ResolverFully(true);
        resolver.resolveFully(API);
        return resolver;
    }

    /** Method and path of all that is described, but for the streams, whose answers have no end. */
    static Stream<Arguments> operations() {
        return API.getPaths().entrySet().stream()
                .filter(path -> !path.getKey().endsWith("/events"))
                .flatMap(path -> path.getValue().readOperationsMap().keySet().stream()
                        .map(method -> Arguments.of(method.name(), path.getKey())));
    }

    /** Both the request and its answer are as described. */
    public static void exchange(HttpRequest request, String body, HttpResponse<String> response) {
        accept(VALIDATOR.validate(request(request, body), response(response)));
    }

    /** The answer to a request that may not be as described: what was asked for, or a problem. */
    static void answer(HttpRequest request, HttpResponse<String> response) {
        String type = response.headers().firstValue("Content-Type").orElse("");
        if (response.statusCode() < 400 || type.startsWith("text/html")) {
            Request.Method method = Request.Method.valueOf(request.method());
            accept(VALIDATOR.validateResponse(request.uri().getPath(), method, response(response)));
            return;
        }
        assertThat(type).isEqualTo("application/problem+json");
        // There is no body where only the head was asked for.
        if (!request.method().equals("HEAD")) {
            schema("Problem", response.body());
        }
    }

    /** A server-sent event is one of those described: {@code message-removed} is a {@code MessageRemovedEvent}. */
    public static void event(String name, String data) {
        schema(
                Arrays.stream(name.split("-"))
                        .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                        .collect(Collectors.joining("", "", "Event")),
                data);
    }

    private static void schema(String name, String json) {
        @Nullable Schema<?> schema = API.getComponents().getSchemas().get(name);
        assertThat(schema).as("the schema %s", name).isNotNull();
        accept(SCHEMAS.validate(json, RESOLVER.resolveSchema(schema), name));
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
