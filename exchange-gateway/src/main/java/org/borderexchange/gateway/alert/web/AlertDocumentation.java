package org.borderexchange.gateway.alert.web;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.DateTimeSchema;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.borderexchange.gateway.alert.AlertDetails;
import org.borderexchange.gateway.alert.request.AcknowledgementRequest;
import org.borderexchange.gateway.alert.request.RecordSchemas;
import org.borderexchange.gateway.problem.ProblemType;
import org.borderexchange.gateway.receipt.Receipt;
import org.borderexchange.schemas.codelist.AlertStatus;
import org.borderexchange.schemas.codelist.ContentType;
import org.borderexchange.schemas.codelist.EventKind;
import org.borderexchange.schemas.topic.CountryCode;
import org.borderexchange.schemas.topic.WorkingGroup;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What springdoc cannot see in the controllers: bodies that they read themselves, problems, and examples that are tests too. */
@Configuration(proxyBeanMethods = false)
class AlertDocumentation {

    private static final String ALERT = "Alert";
    private static final String PROBLEM = "Problem";
    private static final String RECEIPT = "Receipt";
    private static final List<String> EXAMPLES = List.of("stolen-vehicle", "smuggling", "irregular-migration");

    @Bean
    OpenApiCustomizer alertsInOpenApi() {
        SpringDocUtils.getConfig().replaceWithSchema(ObjectNode.class, reference(ALERT));
        return api -> {
            api.info(new Info()
                    .title("Border Exchange, gateway of a country")
                    .version("v1")
                    .description("Unknown JSON fields are an error. Every error is a problem of RFC 9457."));
            addComponents(api.getComponents());
            api.addSecurityItem(new SecurityRequirement().addList("bearer"));
            api.getPaths().values().forEach(path -> path.readOperations().forEach(AlertDocumentation::describe));
        };
    }

    private static void addComponents(Components components) {
        var schemas = new RecordSchemas();
        schemas.of(AlertDetails.class);
        schemas.named().forEach(components::addSchemas);
        components.addSchemas(ALERT, answered(schemas.object(AlertDetails.class)));
        components.addSchemas(PROBLEM, problem());
        components.addSchemas(RECEIPT, receipt());
        components.addSecuritySchemes(
                "bearer",
                new SecurityScheme()
                        .type(SecurityScheme.Type.HTTP)
                        .scheme("bearer")
                        .bearerFormat("JWT"));
    }

    private static void describe(Operation operation) {
        operation
                .getResponses()
                .addApiResponse(
                        "default",
                        new ApiResponse()
                                .description("A problem; its type is one of the catalogue")
                                .content(content("application/problem+json", reference(PROBLEM))));
        switch (String.valueOf(operation.getOperationId())) {
            case "issueAlert" -> {
                operation.requestBody(alertBody());
                answers(operation, "200", "The first answer again", reference(ALERT));
                answers(operation, "201", "Issued and durable", reference(ALERT));
            }
            case "amendAlert" -> {
                operation.requestBody(alertBody());
                answers(operation, "200", "The next version", reference(ALERT));
            }
            case "withdrawAlert" -> {
                operation.requestBody(body(
                        "application/json",
                        new ObjectSchema()
                                .addProperty("reason", new StringSchema())
                                .addRequiredItem("reason")));
                answers(operation, "200", "The last version", reference(ALERT));
            }
            case "acknowledgeAlert" -> {
                operation.requestBody(body("application/json", new RecordSchemas().object(AcknowledgementRequest.class))
                        .required(false));
                answers(operation, "200", "The receipt, as the owner is told it", reference(RECEIPT));
            }
            case "alertHistory" -> answers(operation, "200", "Versions, and receipts of an own alert", history());
            case "readAlert" -> answers(operation, "200", "The alert", reference(ALERT));
            case "searchAlerts" -> {
                searchParameters()
                        .forEach((name, schema) -> operation.addParametersItem(
                                new QueryParameter().name(name).schema(schema)));
                answers(operation, "200", "A page, newest first", page());
            }
            case "issueBatch" -> {
                operation.requestBody(body("application/x-ndjson", RecordSchemas.reference(AlertDetails.class)));
                operation
                        .getResponses()
                        .addApiResponse(
                                "200",
                                new ApiResponse()
                                        .description("One result a line")
                                        .content(content("application/x-ndjson", result())));
            }
            default -> {}
        }
    }

    private static Map<String, Schema<?>> searchParameters() {
        var schemas = new RecordSchemas();
        return Map.of(
                "workingGroup", schemas.of(WorkingGroup.class),
                "type", schemas.of(ContentType.class),
                "status", schemas.of(AlertStatus.class),
                "origin", schemas.of(CountryCode.class),
                "q", new StringSchema().description("an identifier in any spelling"),
                "validAt", schemas.of(Instant.class),
                "cursor", new StringSchema().description("next of the page before"),
                "limit", new IntegerSchema().description("1 to 200, 50 if absent"));
    }

    /** What was sent, with what only answers carry. */
    private static Schema<?> answered(Schema<?> sent) {
        var answer = new ObjectSchema();
        answer.addProperty("id", new StringSchema().example("RS-01JZ8Q6T5R0000000000000000"));
        answer.addProperty("version", new IntegerSchema());
        answer.addProperty("status", new RecordSchemas().of(AlertStatus.class));
        answer.addProperty("owner", new RecordSchemas().of(CountryCode.class));
        answer.addProperty("issuedAt", new RecordSchemas().of(Instant.class));
        sent.getProperties().forEach(answer::addProperty);
        answer.addProperty(
                "cases",
                new ArraySchema()
                        .items(new StringSchema())
                        .description("cases that it is in, where one alert is read"));
        answer.addProperty(
                "publication",
                new StringSchema()
                        .addEnumItem("PENDING")
                        .addEnumItem("PUBLISHED")
                        .description("own alerts only"));
        return answer;
    }

    private static Schema<?> problem() {
        var type = new StringSchema();
        Arrays.stream(ProblemType.values())
                .forEach(known -> type.addEnumItem(known.uri().toString()));
        var error = new ObjectSchema()
                .addProperty("pointer", new StringSchema().description("RFC 6901; empty: the whole document"))
                .addProperty("message", new StringSchema());
        return new ObjectSchema()
                .addProperty("type", type)
                .addProperty("title", new StringSchema())
                .addProperty("status", new IntegerSchema())
                .addProperty("errors", new ArraySchema().items(error));
    }

    /** Of what did not happen, time and version are null. */
    private static Schema<?> receipt() {
        return new ObjectSchema()
                .addProperty("country", new RecordSchemas().of(CountryCode.class))
                .addProperty("deliveredAt", new DateTimeSchema())
                .addProperty("deliveredVersion", new IntegerSchema())
                .addProperty(
                        "readAt", new DateTimeSchema().description("when that version was first read; not by whom"))
                .addProperty("readVersion", new IntegerSchema())
                .addProperty("acknowledgedAt", new DateTimeSchema())
                .addProperty("note", new StringSchema().maxLength(Receipt.LONGEST_NOTE))
                .addProperty(
                        "escalation",
                        new ObjectSchema()
                                .addProperty("step", new IntegerSchema())
                                .addProperty("at", new DateTimeSchema())
                                .addProperty("dueAt", new DateTimeSchema())
                                .description("only if nobody took it in hand in time"));
    }

    private static Schema<?> history() {
        return new ObjectSchema()
                .addProperty(
                        "items",
                        new ArraySchema()
                                .items(new ObjectSchema()
                                        .addProperty("version", new IntegerSchema())
                                        .addProperty("kind", new RecordSchemas().of(EventKind.class))
                                        .addProperty("at", new DateTimeSchema())
                                        .addProperty("by", new StringSchema().description("own alerts only"))))
                .addProperty("next", new StringSchema())
                .addProperty(
                        "receipts", new ArraySchema().items(reference(RECEIPT)).description("own alerts only"));
    }

    private static Schema<?> page() {
        return new ObjectSchema()
                .addProperty("items", new ArraySchema().items(reference(ALERT)))
                .addProperty("next", new StringSchema().description("cursor of the next page, or null"));
    }

    private static Schema<?> result() {
        return new ObjectSchema()
                .addProperty("line", new IntegerSchema())
                .addProperty("status", new IntegerSchema())
                .addProperty("id", new StringSchema())
                .addProperty("problem", reference(PROBLEM));
    }

    private static RequestBody alertBody() {
        var json = new MediaType().schema(RecordSchemas.reference(AlertDetails.class));
        EXAMPLES.forEach(name -> json.addExamples(name, new Example().value(example(name))));
        return new RequestBody().required(true).content(new Content().addMediaType("application/json", json));
    }

    private static Object example(String name) {
        try (var file = new ClassPathResource("openapi/" + name + ".json").getInputStream()) {
            return new JsonMapper().readValue(file, Map.class);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private static void answers(Operation operation, String status, String description, Schema<?> schema) {
        operation
                .getResponses()
                .addApiResponse(
                        status,
                        new ApiResponse().description(description).content(content("application/json", schema)));
    }

    private static RequestBody body(String mediaType, Schema<?> schema) {
        return new RequestBody().required(true).content(content(mediaType, schema));
    }

    private static Content content(String mediaType, Schema<?> schema) {
        return new Content().addMediaType(mediaType, new MediaType().schema(schema));
    }

    private static Schema<?> reference(String name) {
        return new Schema<>().$ref("#/components/schemas/" + name);
    }
}
