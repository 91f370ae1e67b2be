package org.borderexchange.cases.hit.web;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.borderexchange.cases.problem.ProblemType;
import org.borderexchange.schemas.codelist.HitGrade;
import org.borderexchange.schemas.codelist.HitStatus;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What springdoc cannot see in the controllers: the query's parameters, problems and how callers prove who they are. */
@Configuration(proxyBeanMethods = false)
class HitDocumentation {

    @Bean
    OpenApiCustomizer hitsInOpenApi() {
        return api -> {
            api.info(new Info()
                    .title("Border Exchange, case-service")
                    .version("v1")
                    .description("Read only: writing goes through a gateway. Every error is a problem of RFC 9457."));
            api.getComponents().addSchemas("Problem", problem());
            api.getComponents()
                    .addSecuritySchemes(
                            "bearer",
                            new SecurityScheme()
                                    .type(SecurityScheme.Type.HTTP)
                                    .scheme("bearer")
                                    .bearerFormat("JWT"));
            api.addSecurityItem(new SecurityRequirement().addList("bearer"));
            api.getPaths().values().forEach(path -> path.readOperations().forEach(HitDocumentation::describe));
        };
    }

    private static void describe(Operation operation) {
        var problem = new MediaType().schema(new Schema<>().$ref("#/components/schemas/Problem"));
        operation
                .getResponses()
                .addApiResponse(
                        "default",
                        new ApiResponse()
                                .description("A problem; its type is one of the catalogue")
                                .content(new Content().addMediaType("application/problem+json", problem)));
        if ("searchHits".equals(operation.getOperationId())) {
            searchParameters()
                    .forEach((name, schema) -> operation.addParametersItem(
                            new QueryParameter().name(name).schema(schema)));
        }
    }

    private static Map<String, Schema<?>> searchParameters() {
        var parameters = new LinkedHashMap<String, Schema<?>>();
        parameters.put("workingGroup", new StringSchema().description("of one of the alerts"));
        parameters.put("grade", new StringSchema()._enum(names(HitGrade.values())));
        parameters.put("status", new StringSchema()._enum(names(HitStatus.values())));
        parameters.put("cursor", new StringSchema().description("next of the page before"));
        parameters.put("limit", new IntegerSchema().description("1 to 200, 50 if absent"));
        return parameters;
    }

    private static List<String> names(Enum<?>[] codes) {
        return Arrays.stream(codes).map(Enum::name).toList();
    }

    private static Schema<?> problem() {
        var types = Arrays.stream(ProblemType.values())
                .map(type -> type.uri().toString())
                .toList();
        var error = new ObjectSchema()
                .addProperty("pointer", new StringSchema().description("RFC 6901"))
                .addProperty("message", new StringSchema());
        return new ObjectSchema()
                .addProperty("type", new StringSchema()._enum(types))
                .addProperty("title", new StringSchema())
                .addProperty("status", new IntegerSchema())
                .addProperty("errors", new ArraySchema().items(error));
    }
}
