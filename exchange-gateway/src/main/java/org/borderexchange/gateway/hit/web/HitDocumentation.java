package org.borderexchange.gateway.hit.web;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.BooleanSchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.DateTimeSchema;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.NumberSchema;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import org.borderexchange.gateway.alert.request.AcknowledgementRequest;
import org.borderexchange.gateway.alert.request.RecordSchemas;
import org.borderexchange.gateway.receipt.Receipt;
import org.borderexchange.schemas.codelist.ContentType;
import org.borderexchange.schemas.codelist.HitGrade;
import org.borderexchange.schemas.codelist.HitStatus;
import org.borderexchange.schemas.codelist.VerdictKind;
import org.borderexchange.schemas.identifier.IdentifierKind;
import org.borderexchange.schemas.identifier.MatchStrength;
import org.borderexchange.schemas.topic.CountryCode;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What springdoc cannot see in the controller: the body that it reads itself, the query, and the form of a hit. */
@Configuration(proxyBeanMethods = false)
class HitDocumentation {

    private static final String HIT = "Hit";

    private final RecordSchemas schemas = new RecordSchemas();

    @Bean
    OpenApiCustomizer hitsInOpenApi() {
        return api -> {
            api.getComponents().addSchemas(HIT, hit());
            api.getPaths().values().forEach(path -> path.readOperations().forEach(this::describe));
        };
    }

    private void describe(Operation operation) {
        switch (String.valueOf(operation.getOperationId())) {
            case "listHits" -> {
                parameter(operation, "grade", schemas.of(HitGrade.class));
                parameter(operation, "status", schemas.of(HitStatus.class));
                parameter(operation, "cursor", new StringSchema().description("next of the page before"));
                parameter(operation, "limit", new IntegerSchema().description("1 to 200, 50 if absent"));
                answers(operation, "A page; it may have fewer hits than the limit and still go on", page());
            }
            case "readHit" -> answers(operation, "The hit", reference());
            case "judgeHit" -> {
                operation.requestBody(new RequestBody().required(true).content(json(schemas.object(Judgement.class))));
                answers(operation, "The hit with the verdict", reference());
            }
            case "acknowledgeHit" -> {
                operation.requestBody(new RequestBody()
                        .required(false)
                        .content(json(new RecordSchemas().object(AcknowledgementRequest.class))));
                answers(
                        operation,
                        "The receipt, as both owners are told it",
                        new Schema<>().$ref("#/components/schemas/Receipt"));
            }
            default -> {}
        }
    }

    private static void parameter(Operation operation, String name, Schema<?> schema) {
        operation.addParametersItem(new QueryParameter().name(name).schema(schema));
    }

    private static void answers(Operation operation, String description, Schema<?> schema) {
        operation
                .getResponses()
                .addApiResponse(
                        "200", new ApiResponse().description(description).content(json(schema)));
    }

    private static Schema<?> page() {
        return new ObjectSchema()
                .addProperty("items", new ArraySchema().items(reference()))
                .addProperty("next", new StringSchema().description("cursor of the next page, or null"));
    }

    private Schema<?> hit() {
        return new ObjectSchema()
                .addProperty("id", new StringSchema().example("H-3V5K9W2N8Q4R6T1X0Z7Y5M2C4B"))
                .addProperty("detectedAt", new DateTimeSchema())
                .addProperty("grade", schemas.of(HitGrade.class))
                .addProperty("status", schemas.of(HitStatus.class))
                .addProperty("strength", symbols(MatchStrength.values()))
                .addProperty("score", new NumberSchema().description("0 to 1"))
                .addProperty("matchedOn", new ArraySchema().items(agreement()))
                .addProperty(
                        "alerts", new ArraySchema().items(alert()).description("this country's own, then the other"))
                .addProperty("verdicts", new ArraySchema().items(verdict()))
                .addProperty(
                        "acknowledgements",
                        new ArraySchema().items(acknowledgement()).description("only if there are any"))
                .addProperty(
                        "escalations", new ArraySchema().items(escalation()).description("only if there are any"))
                .addProperty(
                        "case", new StringSchema().description("id of the case that it is in, if one is known here"))
                .addProperty("version", new IntegerSchema());
    }

    private Schema<?> acknowledgement() {
        return new ObjectSchema()
                .addProperty("country", schemas.of(CountryCode.class))
                .addProperty("at", new DateTimeSchema())
                .addProperty("note", new StringSchema().maxLength(Receipt.LONGEST_NOTE));
    }

    private Schema<?> escalation() {
        return new ObjectSchema()
                .addProperty("country", schemas.of(CountryCode.class))
                .addProperty("step", new IntegerSchema())
                .addProperty("at", new DateTimeSchema())
                .addProperty("dueAt", new DateTimeSchema());
    }

    private static Schema<?> agreement() {
        return new ObjectSchema()
                .addProperty("kind", symbols(IdentifierKind.values()))
                .addProperty("rule", new StringSchema())
                .addProperty("strength", symbols(MatchStrength.values()))
                .addProperty("explanation", new StringSchema());
    }

    private Schema<?> alert() {
        return new ObjectSchema()
                .addProperty("owner", schemas.of(CountryCode.class))
                .addProperty(
                        "readable",
                        new BooleanSchema().description("false: owner and contact are all that this country may learn"))
                .addProperty("id", new StringSchema())
                .addProperty("workingGroup", new StringSchema())
                .addProperty("type", schemas.of(ContentType.class))
                .addProperty("contact", new ObjectSchema());
    }

    private Schema<?> verdict() {
        return new ObjectSchema()
                .addProperty("country", schemas.of(CountryCode.class))
                .addProperty("verdict", schemas.of(VerdictKind.class))
                .addProperty("reason", new StringSchema().maxLength(Judgement.LONGEST_REASON))
                .addProperty("at", new DateTimeSchema())
                .addProperty("outdated", new BooleanSchema().description("given when other values agreed"));
    }

    private static Schema<?> symbols(Enum<?>[] symbols) {
        var schema = new StringSchema();
        for (var symbol : symbols) {
            schema.addEnumItem(symbol.name());
        }
        return schema;
    }

    private static Content json(Schema<?> schema) {
        return new Content().addMediaType("application/json", new MediaType().schema(schema));
    }

    private static Schema<?> reference() {
        return new Schema<>().$ref("#/components/schemas/" + HIT);
    }
}
