package org.borderexchange.notification.request;

import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.Arrays;
import org.borderexchange.notification.problem.ProblemType;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What springdoc cannot see in the controllers: problems and how callers prove who they are. */
@Configuration(proxyBeanMethods = false)
class ProblemDocumentation {

    @Bean
    OpenApiCustomizer problemsInOpenApi() {
        return api -> {
            api.info(new Info()
                    .title("Border Exchange, notification-service")
                    .version("v1")
                    .description("Every error is a problem of RFC 9457."));
            api.getComponents().addSchemas("Problem", problem());
            api.getComponents()
                    .addSecuritySchemes(
                            "bearer",
                            new SecurityScheme()
                                    .type(SecurityScheme.Type.HTTP)
                                    .scheme("bearer")
                                    .bearerFormat("JWT"));
            api.addSecurityItem(new SecurityRequirement().addList("bearer"));
            var body = new MediaType().schema(new Schema<>().$ref("#/components/schemas/Problem"));
            api.getPaths()
                    .values()
                    .forEach(path -> path.readOperations()
                            .forEach(operation -> operation
                                    .getResponses()
                                    .addApiResponse(
                                            "default",
                                            new ApiResponse()
                                                    .description("A problem; its type is one of the catalogue")
                                                    .content(new Content()
                                                            .addMediaType("application/problem+json", body)))));
        };
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
