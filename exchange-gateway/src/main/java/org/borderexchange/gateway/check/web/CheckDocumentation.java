package org.borderexchange.gateway.check.web;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.time.Instant;
import java.util.Objects;
import org.borderexchange.gateway.alert.Contact;
import org.borderexchange.gateway.alert.content.Place;
import org.borderexchange.gateway.alert.request.RecordSchemas;
import org.borderexchange.gateway.check.CheckRequest;
import org.borderexchange.schemas.topic.CountryCode;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What springdoc cannot see in the controllers: the body that is read by hand, and the shape of a sighting. */
@Configuration(proxyBeanMethods = false)
class CheckDocumentation {

    private static final String SIGHTING = "Sighting";

    @Bean
    OpenApiCustomizer checksInOpenApi() {
        return api -> {
            var schemas = new RecordSchemas();
            var request = schemas.of(CheckRequest.class);
            var sighting = sighting(schemas);
            schemas.named().forEach(api.getComponents()::addSchemas);
            textAlone(api, "plate");
            textAlone(api, "document");
            api.getComponents().addSchemas(SIGHTING, sighting);
            api.getPaths()
                    .values()
                    .forEach(path -> path.readOperations().forEach(operation -> describe(operation, request)));
        };
    }

    private static void describe(Operation operation, Schema<?> request) {
        switch (String.valueOf(operation.getOperationId())) {
            case "check" ->
                operation.requestBody(new RequestBody().required(true).content(json(request)));
            case "alertSightings" -> {
                operation.addParametersItem(new QueryParameter()
                        .name("cursor")
                        .schema(new StringSchema().description("next of the page before")));
                operation.addParametersItem(new QueryParameter()
                        .name("limit")
                        .schema(new IntegerSchema().description("1 to 200, 50 if absent")));
                operation
                        .getResponses()
                        .addApiResponse(
                                "200",
                                new ApiResponse()
                                        .description("A page, newest first")
                                        .content(json(page())));
            }
            default -> {}
        }
    }

    /** The number alone may stand for the object. */
    private static void textAlone(OpenAPI api, String field) {
        Schema<?> request = Objects.requireNonNull(
                api.getComponents().getSchemas().get(CheckRequest.class.getSimpleName()), "added before");
        var object = Objects.requireNonNull(request.getProperties().get(field), "a field of a check");
        request.addProperty(
                field, new Schema<>().addOneOfItem(new StringSchema()).addOneOfItem(object));
    }

    private static Schema<?> sighting(RecordSchemas schemas) {
        var sighting = new ObjectSchema();
        sighting.addProperty("id", new StringSchema());
        sighting.addProperty("alertId", new StringSchema());
        sighting.addProperty("country", schemas.of(CountryCode.class));
        sighting.addProperty("at", schemas.of(Instant.class));
        sighting.addProperty("place", schemas.of(Place.class));
        sighting.addProperty("reason", new StringSchema());
        sighting.addProperty(
                "matchedOn",
                new ArraySchema()
                        .items(new ObjectSchema()
                                .addProperty("kind", new StringSchema())
                                .addProperty("rule", new StringSchema())
                                .addProperty("strength", new StringSchema())
                                .addProperty("score", new Schema<>().type("number"))
                                .addProperty("explanation", new StringSchema())));
        for (var text : new String[] {"itinerary", "occupants", "objectsCarried", "circumstances", "actionTaken"}) {
            sighting.addProperty(text, new StringSchema());
        }
        sighting.addProperty("contact", schemas.of(Contact.class));
        return sighting;
    }

    private static Schema<?> page() {
        return new ObjectSchema()
                .addProperty("items", new ArraySchema().items(new Schema<>().$ref("#/components/schemas/" + SIGHTING)))
                .addProperty("next", new StringSchema());
    }

    private static Content json(Schema<?> schema) {
        return new Content().addMediaType("application/json", new MediaType().schema(schema));
    }
}
