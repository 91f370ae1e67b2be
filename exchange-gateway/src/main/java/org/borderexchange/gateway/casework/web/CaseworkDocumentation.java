package org.borderexchange.gateway.casework.web;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.BinarySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.DateTimeSchema;
import io.swagger.v3.oas.models.media.Discriminator;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.Map;
import java.util.Set;
import org.borderexchange.gateway.alert.request.RecordSchemas;
import org.borderexchange.gateway.casework.CaseAct;
import org.borderexchange.gateway.casework.OperationTerms;
import org.borderexchange.schemas.codelist.CaseActKind;
import org.borderexchange.schemas.codelist.CaseRefusal;
import org.borderexchange.schemas.codelist.CaseStatus;
import org.borderexchange.schemas.codelist.OperationStatus;
import org.borderexchange.schemas.topic.CaseId;
import org.borderexchange.schemas.topic.WorkingGroup;
import org.borderexchange.schemas.wire.CaseEntry;
import org.borderexchange.schemas.wire.CaseFile;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What springdoc cannot see in the controllers: bodies that they read themselves, queries, and the form of what is answered. */
@Configuration(proxyBeanMethods = false)
class CaseworkDocumentation {

    private static final String CASE = "Case";
    private static final String OPERATION = "Operation";
    private static final String ENTRY = "CaseEntry";
    private static final String ACCEPTED = "AcceptedAct";
    private static final String RELATED = "RelatedCase";

    @Bean
    OpenApiCustomizer caseworkInOpenApi() {
        return api -> {
            addAnswers(api.getComponents());
            var schemas = new RecordSchemas();
            api.getPaths().values().forEach(path -> path.readOperations().forEach(each -> describe(each, schemas)));
            schemas.named().forEach(api.getComponents()::addSchemas);
        };
    }

    private static void describe(Operation operation, RecordSchemas schemas) {
        switch (String.valueOf(operation.getOperationId())) {
            case "listCases" -> {
                search(operation, schemas.of(CaseStatus.class));
                answers(operation, "200", "A page; it may have fewer cases than the limit and still go on", page(CASE));
            }
            case "listOperations" -> {
                search(operation, schemas.of(OperationStatus.class));
                answers(operation, "200", "A page", page(OPERATION));
            }
            case "readCase" -> answers(operation, "200", "The case", reference(CASE));
            case "readOperation" -> answers(operation, "200", "The joint operation", reference(OPERATION));
            case "relatedCases" -> {
                operation.addParametersItem(new QueryParameter()
                        .name("alert")
                        .required(true)
                        .schema(new ArraySchema().items(new StringSchema()).description("ids of alerts")));
                answers(operation, "200", "All of them, so that next is null", page(RELATED));
            }
            case "openCase" -> {
                var opening = schemas.object(CaseAct.OpenCase.class);
                opening.addProperty(
                        "despite",
                        new ArraySchema()
                                .items(schemas.of(CaseId.class))
                                .description("related cases that the officer has seen"));
                takes(operation, opening);
                operation
                        .getResponses()
                        .addApiResponse(
                                "409",
                                new ApiResponse()
                                        .description("There are related cases that despite does not name")
                                        .content(content("application/problem+json", relatedProblem())));
                answers(operation, "202", "On its way to the hub", reference(ACCEPTED));
            }
            case "openOperation" -> {
                takes(operation, schemas.of(OperationTerms.class));
                answers(operation, "202", "On its way to the hub", reference(ACCEPTED));
            }
            case "actOnCase" -> {
                takes(operation, choice(ActReader.ON_CASE, schemas));
                answers(operation, "202", "On its way to the hub", reference(ACCEPTED));
            }
            case "actOnOperation" -> {
                takes(operation, choice(ActReader.ON_OPERATION, schemas));
                answers(operation, "202", "On its way to the hub", reference(ACCEPTED));
            }
            case "readActOnCase", "readActOnOperation" ->
                answers(operation, "200", "What became of it", standing(schemas));
            case "attachDocument" -> {
                operation.requestBody(new RequestBody().required(true).content(content("*/*", new BinarySchema())));
                answers(operation, "202", "Kept by the hub; the act is on its way to it", attached());
            }
            default -> {}
        }
    }

    private static void search(Operation operation, Schema<?> status) {
        parameter(operation, "workingGroup", new RecordSchemas().of(WorkingGroup.class));
        parameter(operation, "status", status);
        parameter(operation, "cursor", new StringSchema().description("next of the page before"));
        parameter(operation, "limit", new IntegerSchema().description("1 to 200, 50 if absent"));
    }

    private static void parameter(Operation operation, String name, Schema<?> schema) {
        operation.addParametersItem(new QueryParameter().name(name).schema(schema));
    }

    /** One form for each kind. */
    private static Schema<?> choice(Map<CaseActKind, Class<? extends CaseAct>> kinds, RecordSchemas schemas) {
        var choice = new Schema<Object>();
        var discriminator = new Discriminator().propertyName("kind");
        kinds.forEach((kind, act) -> {
            choice.addOneOfItem(schemas.of(act));
            discriminator.mapping(kind.code(), RecordSchemas.reference(act).get$ref());
            var schema = schemas.named().get(act.getSimpleName());
            if (schema != null && !schema.getProperties().containsKey("kind")) {
                schema.addProperty("kind", new StringSchema().addEnumItem(kind.code()));
                schema.addRequiredItem("kind");
            }
        });
        return choice.discriminator(discriminator);
    }

    private static void addAnswers(Components components) {
        components.addSchemas(CASE, told(CaseFile.getClassSchema(), Set.of("wholeGroups")));
        components.addSchemas(OPERATION, told(org.borderexchange.schemas.wire.Operation.getClassSchema(), Set.of()));
        var entry = ContractSchemas.of(CaseEntry.getClassSchema(), Set.of("refusal", "sequence"));
        entry.addProperty("id", new StringSchema().description("of an act: that of the act"));
        entry.addProperty("refusal", refusal());
        components.addSchemas(ENTRY, entry);
        components.addSchemas(
                ACCEPTED,
                new ObjectSchema()
                        .addProperty("act", new StringSchema().example("RS-01JZ8Q6T5R0000000000000000"))
                        .addProperty("subject", new StringSchema().description("id of the case or joint operation"))
                        .addProperty("other", new StringSchema().description("of a split: id of the new case")));
        components.addSchemas(
                RELATED,
                new ObjectSchema()
                        .addProperty("id", new StringSchema())
                        .addProperty("title", new StringSchema())
                        .addProperty("status", new RecordSchemas().of(CaseStatus.class))
                        .addProperty("because", new ArraySchema().items(reason())));
    }

    private static Schema<?> told(org.apache.avro.Schema contract, Set<String> except) {
        var schema = ContractSchemas.of(contract, except);
        schema.addProperty("id", new StringSchema());
        schema.addProperty("version", new IntegerSchema().description("what If-Match names"));
        schema.addProperty(
                "timeline", new ArraySchema().items(reference(ENTRY)).description("in order of time; not in lists"));
        return schema;
    }

    private static Schema<?> reason() {
        return new ObjectSchema()
                .addProperty("alert", new StringSchema().description("that the case holds"))
                .addProperty("hit", new StringSchema().description("that joins it with one of the alerts in question"));
    }

    private static Schema<?> relatedProblem() {
        return new ObjectSchema()
                .addProperty("type", new StringSchema())
                .addProperty("title", new StringSchema())
                .addProperty("status", new IntegerSchema())
                .addProperty("related", new ArraySchema().items(reference(RELATED)));
    }

    private static Schema<?> standing(RecordSchemas schemas) {
        return new ObjectSchema()
                .addProperty("act", new StringSchema())
                .addProperty("kind", schemas.of(CaseActKind.class))
                .addProperty("at", new DateTimeSchema())
                .addProperty(
                        "state",
                        new StringSchema()
                                .addEnumItem("PENDING")
                                .addEnumItem("ACCEPTED")
                                .addEnumItem("REFUSED"))
                .addProperty("refusal", refusal());
    }

    private static Schema<?> refusal() {
        return new ObjectSchema()
                .addProperty("code", new RecordSchemas().of(CaseRefusal.class))
                .addProperty("message", new StringSchema().description("what the officer can do"));
    }

    private static Schema<?> attached() {
        return new ObjectSchema()
                .addProperty("act", new StringSchema())
                .addProperty("subject", new StringSchema())
                .addProperty(
                        "document",
                        ContractSchemas.of(org.borderexchange.schemas.wire.CaseDocument.getClassSchema(), Set.of()));
    }

    private static Schema<?> page(String item) {
        return new ObjectSchema()
                .addProperty("items", new ArraySchema().items(reference(item)))
                .addProperty("next", new StringSchema().description("cursor of the next page, or null"));
    }

    private static void takes(Operation operation, Schema<?> body) {
        operation.requestBody(new RequestBody().required(true).content(content("application/json", body)));
    }

    private static void answers(Operation operation, String status, String description, Schema<?> schema) {
        if (status.equals("202")) {
            operation.getResponses().remove("200");
        }
        operation
                .getResponses()
                .addApiResponse(
                        status,
                        new ApiResponse().description(description).content(content("application/json", schema)));
    }

    private static Content content(String mediaType, Schema<?> schema) {
        return new Content().addMediaType(mediaType, new MediaType().schema(schema));
    }

    private static Schema<?> reference(String name) {
        return new Schema<>().$ref("#/components/schemas/" + name);
    }
}
